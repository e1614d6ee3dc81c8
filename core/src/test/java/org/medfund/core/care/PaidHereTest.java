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
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;

/** 330100 and 330200 are of one province, 420100 of another; 999999 is of none. */
class PaidHereTest {
    private static final PaidHere IN_PROVINCE =
            PaidHere.inProvince(new TreeMap<>(Map.of("330100", "330000", "330200", "330000", "420100", "420000")));
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
                deduction_id | region_code | settlement_id | reason
                D1           | 330100      | HOME          | OVER_CHARGE
                D2           | 330100      | NEIGHBOUR     | OVER_CHARGE
                D3           | 330100      | AFAR          | OVER_CHARGE
                D4           | 330100      | AFAR          | BREACH_OF_CONTRACT
                D5           | 330100      | null          | OVER_CHARGE
                D6           | 330200      | NEIGHBOUR     | OVER_CHARGE
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
                deduction_id | region_code | settlement_id    | reason
                D1           | 330100      | CLINIC           | OVER_CHARGE
                D2           | 330100      | NEIGHBOUR_CLINIC | OVER_CHARGE
                D3           | 330100      | NEIGHBOUR        | OVER_CHARGE
                D4           | 330100      | REFUND           | OVER_CHARGE
                D5           | 330100      | ELSEWHERE        | OVER_CHARGE
                D6           | 330100      | NEVER_DELIVERED  | OVER_CHARGE
                """);

        assertThat(borne(deductions, settlements, IN_PROVINCE)).containsExactly("D1", "D3", "D4", "D5", "D6");
        assertThat(settlements.where(LocalDeductions.isBetweenRegions()).collectAsList())
                .extracting(SettlementLists.SETTLEMENT_ID::in)
                .containsExactlyInAnyOrder("NEIGHBOUR_CLINIC", "NEIGHBOUR");
    }

    private static List<String> borne(Dataset<Row> deductions, PaidHere paidHere) {
        return borne(deductions, STAYS, paidHere);
    }

    private static List<String> borne(Dataset<Row> deductions, Dataset<Row> settlements, PaidHere paidHere) {
        return LocalDeductions.of(
                        deductions,
                        settlements,
                        List.of("BREACH_OF_CONTRACT"),
                        paidHere,
                        InpatientStays.hold(List.of("21")))
                .collectAsList()
                .stream()
                .map(AuditDeductions.DEDUCTION_ID::in)
                .sorted()
                .toList();
    }
}
