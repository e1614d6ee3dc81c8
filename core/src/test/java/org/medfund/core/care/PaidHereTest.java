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
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;

/** 330100 and 330200 are of one province, 420100 of another; 999999 is of none. */
class PaidHereTest {
    private static final PaidHere IN_PROVINCE =
            PaidHere.inProvince(new TreeMap<>(Map.of("330100", "330000", "330200", "330000", "420100", "420000")));
    private static final Dataset<Row> STAYS = rows(SettlementLists.TABLE, """
            settlement_id | treated_region_code | insured_region_code
            HOME          | 330100              | 330100
            NEIGHBOUR     | 330100              | 330200
            AFAR          | 330100              | 420100
            UNLISTED      | 330100              | 999999
            NOWHERE       | 999999              | 999999
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

    private static List<String> borne(Dataset<Row> deductions, PaidHere paidHere) {
        return LocalDeductions.of(deductions, STAYS, List.of("BREACH_OF_CONTRACT"), paidHere).collectAsList().stream()
                .map(AuditDeductions.DEDUCTION_ID::in)
                .sorted()
                .toList();
    }
}
