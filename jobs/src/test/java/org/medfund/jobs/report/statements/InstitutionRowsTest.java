package org.medfund.jobs.report.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.testkit.Rows;

class InstitutionRowsTest {
    private static final StructType SCHEMA = new StructType()
            .add(Postings.REGION_CODE.name(), DataTypes.StringType)
            .add(Postings.INSTITUTION_CODE.name(), DataTypes.StringType)
            .add(Postings.SETTLEMENT_ID.name(), DataTypes.StringType);

    private static InstitutionRows rows() {
        return new InstitutionRows(
                Stream.of("1 A S1", "1 A S2", "1 B S3", "2 A S4", "2 C S5", "2 C S6")
                        .map(line -> new GenericRowWithSchema(line.split(" "), SCHEMA)),
                Postings.REGION_CODE,
                Postings.INSTITUTION_CODE);
    }

    private static List<String> ids(Iterator<Row> rows) {
        List<String> ids = new ArrayList<>();
        rows.forEachRemaining(row -> ids.add(Postings.SETTLEMENT_ID.in(row)));
        return ids;
    }

    @Test
    void eachInstitutionGetsItsRowsAndOthersArePassedOver() {
        InstitutionRows rows = rows();

        assertThat(ids(rows.of("1", "A"))).containsExactly("S1", "S2");
        assertThat(ids(rows.of("2", "B"))).isEmpty();
        assertThat(ids(rows.of("2", "C"))).containsExactly("S5", "S6");
        assertThat(ids(rows.of("3", "A"))).isEmpty();
    }

    @Test
    void aRegionIsTakenInPartsThatASheetHasRoomFor() {
        InstitutionRows rows = rows();

        assertThat(ids(rows.of("2", 2))).containsExactly("S4", "S5");
        assertThat(ids(rows.of("2", 2))).containsExactly("S6");
        assertThat(ids(rows.of("2", 2))).isEmpty();
    }

    @Test
    void anObjectionIsLateAfterTheLastDayOfItsWindow() {
        LocalDate last = LocalDate.parse("2025-07-29");

        assertThat(ObjectionStatus.of(false, last, last)).isEqualTo(ObjectionStatus.OPEN);
        assertThat(ObjectionStatus.of(false, last.plusDays(1), last)).isEqualTo(ObjectionStatus.LATE);
        assertThat(ObjectionStatus.of(true, last.plusDays(1), last)).isEqualTo(ObjectionStatus.ANSWERED);
        assertThat(ObjectionStatus.of(false, last.plusDays(1), null)).isEqualTo(ObjectionStatus.OPEN);
    }

    /** By the same words and day as a period may be marked CONFIRMED. */
    @Test
    void anObjectionIsAnsweredWithWordsAndADay() {
        assertThat(Rows.list(Objections.TABLE, """
                        objection_id | answer | answered_date
                        J1           | 维持   | 2025-08-05
                        J2           | 维持   | null
                        J3           |        | 2025-08-05
                        J4           | null   | null
                        """))
                .extracting(Objections::isAnswered)
                .containsExactly(true, false, false, false);
    }
}
