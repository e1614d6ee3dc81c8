package org.medfund.core.care;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.testkit.Rows;

/** 330100 and 330200 are of one province, 420100 of another; 999999 is of none. */
class PaidHereTest {
    private static final PaidHere IN_PROVINCE =
            PaidHere.inProvince(new TreeMap<>(Map.of("330100", "330000", "330200", "330000", "420100", "420000")));
    private static final Successions NONE = new Successions(List.of());
    private static final Dataset<Row> STAYS = rows(SettlementLists.TABLE, """
            settlement_id | treated_region_code | insured_region_code | medical_category | refund_flag
            HOME          | 330100              | 330100              | 21               | 0
            NEIGHBOUR     | 330100              | 330200              | 21               | 0
            AFAR          | 330100              | 420100              | 21               | 0
            UNLISTED      | 330100              | 999999              | 21               | 0
            NOWHERE       | 999999              | 999999              | 21               | 0
            """);

    private static List<String> paid(PaidHere paidHere) {
        return STAYS.where(paidHere.is(col("treated_region_code"), col("insured_region_code"))).collectAsList().stream()
                .map(SettlementLists.SETTLEMENT_ID::in)
                .sorted()
                .toList();
    }

    @Test
    void theProvinceOfTreatmentDecidesWhereThePolicySaysSo() {
        assertThat(paid(PaidHere.ownInsured())).containsExactly("HOME", "NOWHERE");
        assertThat(paid(IN_PROVINCE)).containsExactly("HOME", "NEIGHBOUR", "NOWHERE");
    }

    @Test
    void aStayComesUnderTheRegionThatPaysIt() {
        Column region = IN_PROVINCE.region(col("treated_region_code"), col("insured_region_code"));

        assertThat(STAYS.select(col("settlement_id"), region.as("r")).collectAsList())
                .extracting(row -> row.getString(0) + " " + row.getString(1))
                .containsExactlyInAnyOrder(
                        "HOME 330100", "NEIGHBOUR 330100", "AFAR 420100", "UNLISTED 999999", "NOWHERE 999999");
    }

    @Test
    void whatIsDeductedOfAStayIsBorneWhereItIsPaid() {
        Dataset<Row> deductions = rows(AuditDeductions.TABLE, """
                deduction_id | region_code | settlement_id | reason             | settlement_month
                D1           | 330100      | HOME          | OVER_CHARGE        | 202501
                D2           | 330100      | NEIGHBOUR     | OVER_CHARGE        | 202501
                D3           | 330100      | AFAR          | OVER_CHARGE        | 202501
                D4           | 330100      | AFAR          | BREACH_OF_CONTRACT | 202501
                D5           | 330100      | null          | OVER_CHARGE        | 202501
                D6           | 330200      | NEIGHBOUR     | OVER_CHARGE        | 202501
                """);

        assertThat(borne(deductions, PaidHere.ownInsured())).containsExactly("D1", "D4", "D5");
        assertThat(borne(deductions, IN_PROVINCE)).containsExactly("D1", "D2", "D4", "D5");
    }

    /** A visit to a clinic is never paid by the standards of the place of treatment; a refund lessens no debt. */
    @Test
    void noDeductionIsLostWhateverItNames() {
        Dataset<Row> settlements = rows(SettlementLists.TABLE, """
                settlement_id    | treated_region_code | insured_region_code | medical_category | refund_flag
                CLINIC           | 330100              | 330100              | 11               | 0
                NEIGHBOUR_CLINIC | 330100              | 330200              | 11               | 0
                NEIGHBOUR        | 330100              | 330200              | 21               | 0
                REFUND           | 330100              | 420100              | 21               | 1
                ELSEWHERE        | 420100              | 420100              | 21               | 0
                """);
        Dataset<Row> deductions = rows(AuditDeductions.TABLE, """
                deduction_id | region_code | settlement_id    | reason             | settlement_month
                D1           | 330100      | CLINIC           | OVER_CHARGE        | 202501
                D2           | 330100      | NEIGHBOUR_CLINIC | OVER_CHARGE        | 202501
                D3           | 330100      | NEIGHBOUR        | OVER_CHARGE        | 202501
                D4           | 330100      | REFUND           | OVER_CHARGE        | 202501
                D5           | 330100      | ELSEWHERE        | OVER_CHARGE        | 202501
                D6           | 330100      | NEVER_DELIVERED  | OVER_CHARGE        | 202501
                """);

        assertThat(borne(deductions, settlements, IN_PROVINCE, NONE)).containsExactly("D1", "D3", "D4", "D5", "D6");
        assertThat(owedLess(deductions, settlements, NONE)).containsExactly("D2", "D3");
    }

    /** 330300 has become 330100 by March: from then on care between the two is home care, on both sides. */
    @Test
    void careBetweenRegionsThatHaveBecomeOneIsHomeCare() {
        Dataset<Row> settlements = rows(SettlementLists.TABLE, """
                settlement_id | treated_region_code | insured_region_code | medical_category | refund_flag | discharge_date
                MERGED        | 330100              | 330300              | 11               | 0           | 2025-01-10
                FROM_MERGED   | 330300              | 420100              | 21               | 0           | 2025-01-10
                IN_MERGED     | 330300              | 330200              | 21               | 0           | 2025-01-10
                """);
        Dataset<Row> deductions = rows(AuditDeductions.TABLE, """
                deduction_id | region_code | settlement_id | reason             | settlement_month
                D1           | 330100      | MERGED        | OVER_CHARGE | 202502
                D2           | 330100      | MERGED        | OVER_CHARGE | 202503
                D3           | 330300      | FROM_MERGED   | OVER_CHARGE | 202503
                D4           | 330300      | IN_MERGED     | OVER_CHARGE | 202503
                D5           | 330100      | IN_MERGED     | OVER_CHARGE | 202503
                D6           | 330100      | IN_MERGED     | OVER_CHARGE        | 202501
                """);
        Successions merged = new Successions(Rows.list(Areas.TABLE, """
                area_code | region_code | valid_from_date | valid_to_date | successor_area_code
                330100    | 330100      | 2020-01-01      | null          | null
                330300    | 330300      | 2020-01-01      | 2025-02-28    | 330100
                """));

        assertThat(owedLess(deductions, settlements, merged)).containsExactly("D1", "D3", "D4", "D5", "D6");
        assertThat(borne(deductions, settlements, IN_PROVINCE, merged)).containsExactly("D2", "D4", "D5");
    }

    private static List<String> owedLess(Dataset<Row> deductions, Dataset<Row> settlements, Successions successions) {
        return ids(LocalDeductions.between(deductions, settlements, List.of("BREACH_OF_CONTRACT"), successions));
    }

    private static List<String> ids(Dataset<Row> deductions) {
        return deductions.collectAsList().stream()
                .map(AuditDeductions.DEDUCTION_ID::in)
                .sorted()
                .toList();
    }

    private static List<String> borne(Dataset<Row> deductions, PaidHere paidHere) {
        return borne(deductions, STAYS, paidHere, NONE);
    }

    private static List<String> borne(
            Dataset<Row> deductions, Dataset<Row> settlements, PaidHere paidHere, Successions successions) {
        return ids(LocalDeductions.of(
                deductions,
                settlements,
                List.of("BREACH_OF_CONTRACT"),
                paidHere,
                successions,
                InpatientStays.hold(List.of("21"))));
    }
}
