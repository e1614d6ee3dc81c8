package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.functions;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.region.Region;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class ExportAndRunsTest {
    @TempDir
    static Path folder;

    private static TestLake lake;

    @BeforeAll
    static void aLakeWithOneTable() {
        lake = new TestLake(folder.resolve("lake"));
        lake.with(
                Region.of("330100"),
                PolicyYear.of("2025"),
                TrimmedCases.TABLE,
                rows(TrimmedCases.TABLE, """
                        region_code | year | settlement_id | group_code | reason       | total_cost_yuan
                        330100      | 2025 | S10           | ES23       | TRIMMED_HIGH |        90000.50
                        330100      | 2025 | S2            | null       | a "b", c     |            0.00
                        330100      | 2025 | S1            | FM19       | TRIMMED_LOW  |           12.00
                        """).repartition(3, functions.col("settlement_id")));
    }

    private static Result export(String table, Path file, String... more) {
        return lake.run(
                new ExportJob(),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("--table", table, "--out", file.toString()),
                                java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    @Test
    void aTableIsWrittenSortedByGrain() throws IOException {
        Path file = folder.resolve("out/trimmed.csv");

        Result result = export("weights.trimmed_cases", file);

        assertThat(result.exit()).isEqualTo(Exit.DONE);
        assertThat(result.lines()).containsExactly(file.toString());
        assertThat(Files.readString(file)).isEqualTo("""
                        region_code,year,settlement_id,group_code,reason,total_cost_yuan
                        330100,2025,S1,FM19,TRIMMED_LOW,12.00
                        330100,2025,S10,ES23,TRIMMED_HIGH,90000.50
                        330100,2025,S2,,"a ""b"", c",0.00
                        """);
    }

    @Test
    void aConditionKeepsTheRowsItHoldsFor() throws IOException {
        Path file = folder.resolve("some.csv");

        assertThat(export("weights.trimmed_cases", file, "--where", "total_cost_yuan > 50")
                        .exit())
                .isEqualTo(Exit.DONE);

        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(export("weights.trimmed_cases", file, "--where", "total_cost_yuan > 1000000")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void aNameThatEndsInXlsxMakesAWorkbookOfTheSameRows() throws IOException {
        Path file = folder.resolve("trimmed.xlsx");

        assertThat(export("weights.trimmed_cases", file, "--where", "total_cost_yuan > 5")
                        .exit())
                .isEqualTo(Exit.DONE);

        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            List<org.dhatim.fastexcel.reader.Row> rows =
                    workbook.getFirstSheet().read();
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("trimmed_cases");
            assertThat(rows.stream().skip(2).map(row -> row.getCellText(2) + " " + row.getCellText(5)))
                    .containsExactly("settlement_id total_cost_yuan", "S1 12.00", "S10 90000.50");
            assertThat(rows.get(0).getCellText(5)).isEqualTo("总费用（元）");
            assertThat(rows.get(1).getCellText(5)).isEqualTo("Whole cost of the stay");
            assertThat(rows.get(4).getCell(5).asNumber()).isEqualByComparingTo("90000.5");
        }
    }

    @Test
    void aWorkbookThatExcelCouldNotOpenIsRefused() {
        assertThat(Workbook.ROWS_MAX).isEqualTo(1_048_576 - 3);
        TestLake large = new TestLake(folder.resolve("large"));
        large.with(
                Region.of("330100"),
                PolicyYear.of("2025"),
                TrimmedCases.TABLE,
                rows(TrimmedCases.TABLE, """
                        region_code | year | settlement_id | group_code | reason       | total_cost_yuan
                        330100      | 2025 | S             | ES23       | TRIMMED_HIGH | 1.00
                        """)
                        .crossJoin(org.medfund.core.testkit.LocalSpark.get()
                                .range(Workbook.ROWS_MAX + 1L)
                                .toDF("number"))
                        .withColumn("settlement_id", functions.concat(functions.lit("S"), functions.col("number")))
                        .drop("number"));
        Path file = folder.resolve("large.xlsx");

        String message =
                refusal(large.run(new ExportJob(), "--table", "weights.trimmed_cases", "--out", file.toString()));

        assertThat(message).contains("1048574 rows", "1048573", "--where", "CSV");
        assertThat(file).doesNotExist();
    }

    @Test
    void aTableThatWasLeftOutIsAskedForAsItIsWritten() {
        assertThat(refusal(lake.run(new ExportJob(), "--out", "x.csv")))
                .contains("TABLE is missing", "weights.relative_weights")
                .doesNotContain("--table");
    }

    @Test
    void aBadConditionIsRefusedInWordsThatHelp() {
        assertThat(refusal(whereOf("cost > 5"))).contains("cost > 5", "no such column as `cost`", "data dictionary");
        assertThat(refusal(whereOf("year = = 5"))).contains("not written as a condition");
        assertThat(refusal(whereOf("year"))).contains("not true or false");
        assertThat(refusal(whereOf("sum(year) > 5"))).contains("sums or ranks over rows");
        assertThat(refusal(whereOf("frobnicate(year) = 5"))).contains("no such function");
        assertThat(refusal(whereOf("exists(select 1 from elsewhere)"))).contains("another table");
        assertThat(refusal(whereOf("cast(settlement_id AS INT) = 5")))
                .contains("A value does not convert")
                .doesNotContain("S1");
        assertThat(refusal(whereOf("isnull(raise_error(settlement_id))")))
                .contains("fails by itself")
                .doesNotContain("S1");
        assertThat(folder.resolve("never.csv")).doesNotExist();
    }

    private static Result whereOf(String condition) {
        return export("weights.trimmed_cases", folder.resolve("never.csv"), "--where", condition);
    }

    @Test
    void anUnknownTableIsRefusedWithThoseThatMayBeMeant() {
        assertThat(refusal(export("weights.trimed_cases", folder.resolve("never.csv"))))
                .contains("weights.trimed_cases", "weights.trimmed_cases")
                .doesNotContain("ops.runs");
    }

    @Test
    void aTableNothingIsPublishedInIsRefused() {
        assertThat(refusal(export("payment.rates", folder.resolve("never.csv"))))
                .contains("set-rates");
    }

    @Test
    void theLedgerAndWhatGatesFoundCanBeExported() throws IOException {
        Path runs = folder.resolve("runs.csv");
        Path gates = folder.resolve("gates.csv");

        assertThat(export("ops.runs", runs).exit()).isEqualTo(Exit.DONE);
        assertThat(export("ops.gates", gates).exit()).isEqualTo(Exit.DONE);

        assertThat(Files.readAllLines(runs).get(0)).startsWith("run_id,sequence,job,region_code");
        assertThat(Files.readString(runs)).contains("2026-01-15 10:00:00");
        assertThat(Files.readAllLines(gates).get(1)).contains("has-rows weights.trimmed_cases", "PASSED");
    }

    @Test
    void runsPrintsTheLedger() {
        List<String> lines = lake.run(new RunsJob()).lines();

        assertThat(lines.get(0)).startsWith("sequence  job").endsWith("run");
        assertThat(lines.get(1))
                .matches(" +1  publish-for-test  330100 +2025 +PUBLISHED +3  2026-01-15 10:00:00 +0s  [0-9a-f]{8}");
        assertThat(lines).hasSize(2);
    }

    private static String refusal(Result result) {
        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        return String.join("\n", result.lines());
    }
}
