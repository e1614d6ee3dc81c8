package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.medfund.core.testkit.Rows.rows;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.testkit.LocalSpark;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.ClaimTables;

/** How the rules of groups gather their records: what belongs together, and what is left out. */
class GatheredGroupsTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final Policy NATIONAL = TestLake.policies().national(YEAR);

    /** S4 is refunded by S5, S6 is a visit to a clinic, S7 of the year after. */
    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | original_settlement_id | person_key | institution_code | treated_region_code | admission_date | discharge_date | stay_days | total_cost_yuan | in_scope_yuan | fund_total_yuan | medical_category
            S1            | 0           | null                   | P1         | H1               | 330100              | 2025-04-01     | 2025-04-06     | 5         |         2000.00 |       1000.00 |          500.00 | 21
            S2            | 0           | null                   | P2         | H1               | 330100              | 2025-04-02     | 2025-04-07     | 5         |         2000.00 |       1000.00 |          500.00 | 21
            S3            | 0           | null                   | P3         | H1               | 330100              | 2025-04-02     | 2025-04-07     | 5         |         2000.00 |       1000.00 |          500.00 | 21
            S4            | 0           | null                   | P4         | H1               | 330100              | 2025-04-02     | 2025-04-07     | 5         |         2000.00 |       1000.00 |          500.00 | 21
            S5            | 1           | S4                     | P4         | H1               | 330100              | 2025-04-02     | 2025-04-07     | 5         |        -2000.00 |      -1000.00 |         -500.00 | 21
            S6            | 0           | null                   | P5         | H1               | 330100              | 2025-04-02     | 2025-04-02     | 5         |         2000.00 |       1000.00 |          500.00 | 11
            S7            | 0           | null                   | P6         | H1               | 330100              | 2026-04-02     | 2026-04-07     | 5         |         2000.00 |       1000.00 |          500.00 | 21
            """;

    private static List<Finding> found(Check.OfGroup check, Map<Table, String> blocks) {
        Map<Table, Dataset<Row>> tables = new HashMap<>();
        tables.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, SETTLEMENTS));
        blocks.forEach((table, block) -> tables.put(table, rows(table, block)));
        return check.groups(new ClaimTables(LocalSpark.get(), YEAR, tables)).collectAsList().stream()
                .flatMap(group -> check.find(group, TestReferences.NONE.references()).stream())
                .toList();
    }

    @Test
    void staysOfOneVillageAtOneHospital() {
        GroupAdmissionCheck two = new GroupAdmissionCheck(2, 3, 1, List.of("21"));
        List<Finding> found = found(two, Map.of(Persons.TABLE, """
                person_key | village_code | employer_code
                P1         | V1           | null
                P2         | V1           | null
                P3         | null         | null
                P4         | V1           | null
                P5         | V1           | null
                P6         | V1           | null
                """));

        assertThat(found)
                .extracting(each -> each.subject().id(), each -> each.facts().get("person_count"))
                .containsExactly(tuple("H1", "2"));
    }

    @Test
    void proceduresOfOneSurgeonWithTheFeeForSurgery() {
        List<Finding> found =
                found(SurgeonDayCheck.from(NATIONAL), Map.of(Procedures.TABLE, """
                        settlement_id | procedure_number | procedure_code | surgeon_code | began_at         | ended_at
                        S1            |                1 | 47.0100        | D1           | 2025-04-02T09:00 | 2025-04-02T10:00
                        S2            |                1 | 47.0100        | D1           | 2025-04-02T09:30 | 2025-04-02T10:30
                        S2            |                2 | 47.0100        | D2           | 2025-04-02T09:00 | 2025-04-02T10:00
                        S3            |                1 | 47.0100        | null         | 2025-04-02T09:00 | 2025-04-02T10:00
                        S3            |                2 | 47.0100        | null         | 2025-04-02T09:00 | 2025-04-02T10:00
                        S4            |                1 | 47.0100        | D2           | 2025-04-02T09:00 | 2025-04-02T10:00
                        S3            |                3 | 47.0100        | D2           | 2025-04-02T09:00 | null
                        """, FeeClasses.TABLE, """
                        settlement_id | fee_class | amount_yuan
                        S1            | 06        |      400.00
                        S2            | 06        |      800.00
                        S2            | 01        |      100.00
                        """));

        assertThat(found)
                .extracting(each -> each.subject().id(), Finding::amountInvolvedYuan, Finding::fundAtRiskYuan)
                .containsExactly(tuple("D1", new BigDecimal("800.00"), new BigDecimal("200.00")));
    }

    @Test
    void whatWasBilledOfAQuartersStockAndTheSalesOfATraceCode() {
        List<Finding> found = found(
                new SubstitutionCheck(Substitution.Terms.from(NATIONAL)),
                Map.of(Inventories.TABLE, """
                        institution_code | item_code | quarter | opening_quantity | purchased_quantity | closing_quantity
                        H1               | A1        | 2025Q2  |                0 |                 10 |                0
                        H1               | A1        | 2025Q1  |                0 |                  0 |                0
                        H2               | A1        | 2025Q2  |                0 |                  0 |                0
                        """, FeeLines.TABLE, """
                        settlement_id | fee_line_number | item_code | trace_code | charged_at       | item_quantity | line_cost_yuan | in_scope_yuan
                        S1            | 1               | A1        | T1         | 2025-04-02T09:00 |            20 |         200.00 |        100.00
                        S2            | 1               | A1        | T1         | 2025-04-03T09:00 |            15 |         150.00 |        100.00
                        S3            | 1               | A1        | T1         | 2025-04-04T09:00 |            10 |         100.00 |        100.00
                        S3            | 2               | A1        | null       | 2025-04-04T09:30 |           -10 |        -100.00 |       -100.00
                        S4            | 1               | A1        | T1         | 2025-04-03T09:00 |           500 |         150.00 |        100.00
                        S1            | 2               | B1        | T2         | 2025-04-03T09:00 |           500 |         150.00 |        100.00
                        """));

        // 35 billed of 10: 25 above, of 350.00 yuan and 100.00 of fund money. S3's package came back, S4 was refunded.
        assertThat(found)
                .extracting(
                        each -> each.facts().get(Finding.GROUND),
                        each -> each.subject().id(),
                        Finding::amountInvolvedYuan,
                        Finding::fundAtRiskYuan)
                .containsExactlyInAnyOrder(
                        tuple("STOCK", "H1", new BigDecimal("250.00"), new BigDecimal("71.43")),
                        tuple("TRACE", "S2", new BigDecimal("150.00"), new BigDecimal("50.00")));
    }

    /** S1 of two; S2 is none, S3's city treated none of the group, S4 was refunded. */
    @Test
    void unreasonableReferralsWithTheirStayAndWhatTheHomeCityTreated() {
        List<Finding> found =
                found(new UnreasonableReferralCheck(20), Map.of(Episodes.TABLE, """
                        settlement_id | region_code | year | home_city_code | group_code | level_class | decision      | filing_validity | fund_at_risk_yuan
                        S1            | 420100      | 2025 | 4201           | ES35       | 3           | UNREASONABLE  | NONE            |            400.00
                        S2            | 420100      | 2025 | 4201           | ES35       | 3           | SUSPECT_FILED | VALID           |              0.00
                        S3            | 420100      | 2025 | 4201           | FR25       | 3           | UNREASONABLE  | NONE            |            400.00
                        S4            | 420100      | 2025 | 4201           | ES35       | 3           | UNREASONABLE  | NONE            |            400.00
                        """, LocalCapability.TABLE, """
                        region_code | year | city_code | group_code | level_class | case_count
                        420100      | 2025 | 4201      | ES35       | 2           |         10
                        420100      | 2025 | 4201      | ES35       | 3           |         20
                        """));

        assertThat(found)
                .extracting(each -> each.subject().id(), Finding::amountInvolvedYuan, Finding::fundAtRiskYuan)
                .containsExactly(tuple("S1", new BigDecimal("2000.00"), new BigDecimal("400.00")));
    }
}
