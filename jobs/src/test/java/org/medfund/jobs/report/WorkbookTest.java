package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Refusal;

class WorkbookTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    private static byte[] workbook(DataType type, Object... values) throws IOException {
        return workbook("value", type, values);
    }

    private static byte[] workbook(String name, DataType type, Object... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Workbook(List.of(new Sheet(
                        "sheet",
                        List.of(
                                new Sheet.Column("code", "编码", "A code", DataTypes.StringType),
                                new Sheet.Column(name, "数值", "A value", type)),
                        Stream.of(values).map(value -> RowFactory.create("0123", value)))))
                .writeTo(out);
        return out.toByteArray();
    }

    private static List<Row> read(byte[] bytes) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static Cell cell(byte[] bytes) throws IOException {
        return read(bytes).get(3).getCell(1);
    }

    @Test
    void aboveTheRowsStandBothNamesAndThatOfTheLake() throws IOException {
        List<Row> rows = read(workbook(DataTypes.LongType, 7L));

        assertThat(rows.subList(0, 3)).extracting(row -> row.getCellText(1)).containsExactly("数值", "A value", "value");
    }

    @Test
    void aCodeIsTextAndKeepsItsZeros() throws IOException {
        Cell code = read(workbook(DataTypes.LongType, 7L)).get(3).getCell(0);

        assertThat(code.getType()).isEqualTo(CellType.STRING);
        assertThat(code.getText()).isEqualTo("0123");
    }

    @Test
    void moneyAndWeightsAreNumbersWithTheirPlaces() throws IOException {
        Cell money = cell(workbook("cost_yuan", Money.YUAN, new BigDecimal("1234567890123.40")));
        Cell weight = cell(workbook(Money.WEIGHT, new BigDecimal("0.6100")));

        assertThat(money.getType()).isEqualTo(CellType.NUMBER);
        assertThat(money.asNumber()).isEqualByComparingTo("1234567890123.4");
        assertThat(money.getDataFormatString()).isEqualTo("#,##0.00");
        assertThat(weight.asNumber()).isEqualByComparingTo("0.61");
        assertThat(weight.getDataFormatString()).isEqualTo("0.0000");
    }

    /** Excel keeps 15 digits: as a number the last fen would be another. */
    @Test
    void aNumberExcelWouldRoundIsText() throws IOException {
        Cell money = cell(workbook("cost_yuan", Money.YUAN, new BigDecimal("12345678901234.56")));

        assertThat(money.getType()).isEqualTo(CellType.STRING);
        assertThat(money.getText()).isEqualTo("12345678901234.56");
    }

    @Test
    void whatIsNoNumberIsText() throws IOException {
        assertThat(cell(workbook(DataTypes.DoubleType, Double.NaN)).getText()).isEqualTo("NaN");
        assertThat(cell(workbook(DataTypes.DoubleType, 0.25)).asNumber()).isEqualByComparingTo("0.25");
    }

    @Test
    void daysAndTimesAreThoseOfChina() throws IOException {
        assertThat(cell(workbook(DataTypes.DateType, DAY)).asDate()).isEqualTo(DAY.atStartOfDay());
        assertThat(cell(workbook(DataTypes.TimestampType, Instant.parse("2025-12-31T16:00:05Z")))
                        .asDate())
                .isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0, 5));
    }

    @Test
    void nullIsAnEmptyCell() throws IOException {
        assertThat(read(workbook(DataTypes.LongType, new Object[] {null}))
                        .get(3)
                        .getCellCount())
                .isEqualTo(1);
    }

    @Test
    void aTextLongerThanACellSaysThatItIsCut() throws IOException {
        String text = cell(workbook(DataTypes.StringType, "x".repeat(40_000))).getText();

        assertThat(text).hasSize(32_767).endsWith("(cut: the CSV export has the whole text)");
    }

    /** A cell that begins with an equals sign is text, never a formula. */
    @Test
    void textNeverBecomesAFormula() throws IOException {
        Cell cell = cell(workbook(DataTypes.StringType, "=1+1"));

        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
    }

    @Test
    void theSameRowsGiveTheSameBytesAnywhereAtAnyTime() throws IOException, InterruptedException {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        byte[] here = workbook(DataTypes.DateType, DAY);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            Locale.setDefault(Locale.GERMANY);
            Thread.sleep(1_100);
            assertThat(workbook(DataTypes.DateType, DAY)).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void rowsBeyondWhatIsHeldAreAllThere() throws IOException {
        Object[] values = IntStream.range(0, 1_700).mapToObj(Long::valueOf).toArray();

        List<Row> rows = read(workbook(DataTypes.LongType, values));

        assertThat(rows).hasSize(1_703);
        assertThat(rows.get(1_702).getCell(1).asNumber()).isEqualByComparingTo("1699");
    }

    @Test
    void whatASheetHasNoRoomForIsRefusedByName() {
        Workbook.refuseTooMany("weights.relative_weights", Workbook.ROWS_MAX, "Narrow them.");

        assertThatThrownBy(() ->
                        Workbook.refuseTooMany("weights.relative_weights", Workbook.ROWS_MAX + 1L, "Narrow them."))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Excel cannot hold weights.relative_weights")
                .hasMessageContaining("1048574 rows")
                .hasMessageContaining("Narrow them.");
    }
}
