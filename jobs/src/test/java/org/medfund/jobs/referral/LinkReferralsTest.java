package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.ExpectedReferrals;
import org.medfund.core.table.referral.IssuingInstitutions;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.referral.Outflows;
import org.medfund.core.table.referral.ReferralRates;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

/**
 * People of 3301 treated in 4201, all in May 2025 at a hospital of level 3, for ES35 unless said: P1 without a reason, P2
 * filed, P3 an emergency, P4 for FR25 that 3301 does not treat, P5 resident there, P6 sent on from a hospital at home, P7
 * without a group. P8 of 4201 went to 3301; nothing of 4201 is grouped the year before.
 */
class LinkReferralsTest {
    private static final String LIST_COLUMNS =
            "settlement_id | visit_id | refund_flag | person_key | institution_code | insurance_type | insured_area_code | treated_area_code | insured_region_code | treated_region_code | medical_category | admission_way | discharge_way | admission_date | discharge_date | stay_days | age_years | total_cost_yuan | fund_total_yuan | settled_at\n";
    private static final String GROUP_COLUMNS =
            "region_code | settlement_id | scheme | year | status | group_code | adrg_code | level_class | main_diagnosis_code\n";

    private static final String LISTS = """
            S1  | V1  | 0 | P1 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 21 | 2 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3000.00
            S2  | V2  | 0 | P2 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 23 | 2 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3100.00
            S3  | V3  | 0 | P3 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 24 | 1 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3200.00
            S4  | V4  | 0 | P4 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 21 | 2 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3300.00
            S5  | V5  | 0 | P5 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 21 | 2 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3400.00
            S60 | V60 | 0 | P6 | H1 | 310 | 330102 | 330102 | 330100 | 330100 | 21 | 2 | 2 | 2025-05-08 | 2025-05-10 | 2 | 40 | 1000.00 |  700.00
            S6  | V6  | 0 | P6 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 21 | 3 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3500.00
            S7  | V7  | 0 | P7 | H9 | 310 | 330102 | 420102 | 330100 | 420100 | 21 | 2 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3600.00
            S8  | V8  | 0 | P8 | H1 | 310 | 420102 | 330102 | 420100 | 330100 | 21 | 2 | 1 | 2025-05-10 | 2025-05-15 | 5 | 40 | 6000.00 | 3700.00
            """;

    private static final String GROUPS = """
            420100 | S1  | DRG | 2025 | SUCCESS | ES35 | ES3  | 3 | J18.900
            420100 | S2  | DRG | 2025 | SUCCESS | ES35 | ES3  | 3 | J18.900
            420100 | S3  | DRG | 2025 | SUCCESS | ES35 | ES3  | 3 | J18.900
            420100 | S4  | DRG | 2025 | SUCCESS | FR25 | FR2  | 3 | I50.900
            420100 | S5  | DRG | 2025 | SUCCESS | ES35 | ES3  | 3 | J18.900
            330100 | S60 | DRG | 2025 | SUCCESS | ES35 | ES3  | 2 | J18.000
            420100 | S6  | DRG | 2025 | SUCCESS | ES35 | ES3  | 3 | J18.900
            420100 | S7  | DRG | 2025 | QY      | null | null | 3 | null
            330100 | S8  | DRG | 2025 | SUCCESS | ES35 | ES3  | 3 | J18.900
            """;

    @TempDir
    Path folder;

    @Test
    void everyStayAwayIsDecidedOnceAndWhatIsNotKnownIsSaid() {
        // The year before, 3301 treated 20 of ES35 at level 2, and 4201 sent it one of its own.
        StringBuilder lists = new StringBuilder(LIST_COLUMNS);
        LISTS.lines().forEach(line -> lists.append(line).append(" | 2025-05-20T08:00\n"));
        StringBuilder groups = new StringBuilder(GROUP_COLUMNS);
        for (int i = 0; i < 20; i++) {
            lists.append(
                    "L%d | W%d | 0 | Q%d | H1 | 310 | 330102 | 330102 | 330100 | 330100 | 21 | 2 | 1 | 2024-05-10 | 2024-05-15 | 5 | 40 | 4000.00 | 2800.00 | 2024-05-20T08:00\n"
                            .formatted(i, i, i));
            groups.append("330100 | L%d | DRG | 2024 | SUCCESS | ES35 | ES3 | 2 | J18.900\n".formatted(i));
        }
        TestLake lake = new TestLake(folder);
        Region home = Region.of("330100");
        Region other = Region.of("420100");
        PolicyYear year = PolicyYear.of("2025");
        lake.delivered(
                "one",
                Map.of(
                        SettlementLists.TABLE, rows(SettlementLists.TABLE, lists.toString()),
                        Areas.TABLE, rows(Areas.TABLE, """
                                area_code | region_code
                                330100    | 330100
                                420100    | 420100
                                """),
                        Institutions.TABLE, rows(Institutions.TABLE, """
                                institution_code | level_class
                                H1               | 2
                                H9               | 3
                                """),
                        Procedures.TABLE, rows(Procedures.TABLE, """
                                settlement_id | procedure_number | procedure_code | procedure_level
                                S1            | 1                | 33.2400        | 5
                                S2            | 1                | 33.2400        | 2
                                """),
                        OutpatientVisits.TABLE, rows(OutpatientVisits.TABLE, """
                                visit_id | person_key | institution_code | visit_date | total_cost_yuan
                                O1       | P1         | H9               | 2025-04-01 |          100.00
                                O2       | P1         | H9               | 2025-04-02 |          100.00
                                O3       | P1         | H9               | 2025-04-02 |         -100.00
                                O4       | P1         | H9               | 2024-05-09 |          100.00
                                O5       | P1         | H1               | 2025-04-02 |          100.00
                                """),
                        ReferralFilings.TABLE, rows(ReferralFilings.TABLE, """
                                filing_id | person_key | filing_kind         | to_area_code | valid_from_date | valid_to_date | is_cancelled | from_institution_code | created_at
                                F2        | P2         | REFERRAL            | 420100       | 2025-05-01      | 2025-07-31    | false        | H1                    | 2025-05-01T08:00
                                F5        | P5         | LONG_TERM_RESIDENCE | 420100       | 2020-01-01      | null          | false        | null                  | 2020-01-01T08:00
                                F6        | P6         | REFERRAL            | 420100       | 2025-05-01      | 2025-07-31    | true         | H1                    | 2025-05-01T08:00
                                """)));
        lake.with(home, PolicyYear.of("2024"), GroupedCases.TABLE, rows(GroupedCases.TABLE, groups.toString()));
        for (Region region : List.of(home, other)) {
            StringBuilder ofRegion = new StringBuilder(GROUP_COLUMNS);
            GROUPS.lines()
                    .filter(line -> line.startsWith(region.code()))
                    .forEach(line -> ofRegion.append(line).append('\n'));
            lake.with(region, year, GroupedCases.TABLE, rows(GroupedCases.TABLE, ofRegion.toString()));
        }
        lake.with(
                Scope.of(List.of(home, other), year),
                Map.of(PaymentStandards.TABLE, rows(PaymentStandards.TABLE, """
                region_code | year | insurance_type | level_class | group_code | relative_weight | standard_yuan
                330100      | 2025 | 310            | 3           | ES35       | 0.5000          |       4000.00
                420100      | 2025 | 310            | 3           | ES35       | 0.4200          |       3900.00
                420100      | 2025 | 310            | 3           | FR25       | 0.6000          |       4900.00
                """)));

        Result result = lake.run(new LinkReferralsJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(result.lines())
                .contains(
                        "8 episodes away from the city of insurance.",
                        "NOT_DECIDED NO_GROUP: 1",
                        "NOT_DECIDED NO_PRIOR_YEAR: 1",
                        "Rate of unreasonable referral: 0.4000; fund money at risk 6500.00 yuan.",
                        "Not decided for want of the year before: group-cases is not published for 2024 in 420100.");
        assertRows(lake.read(Episodes.TABLE), """
                settlement_id | region_code | decision                       | undecided_reason | filing_id | filing_validity | local_case_count | operation_level | stay_ids | previous_institution_code | earlier_visit_count | relative_weight | fund_at_risk_yuan | difference_loss_yuan
                S1            | 330100      | UNREASONABLE                   | null             | null      | NONE            | 20               | 0               | S1       | null                      | 1                   | 0.4200          | 3000.00           | 200.00
                S2            | 330100      | SUSPECT_FILED                  | null             | F2        | VALID           | 20               | 2               | S2       | null                      | 0                   | 0.4200          | 0.00              | 0.00
                S3            | 330100      | EXEMPT_EMERGENCY               | null             | null      | DEEMED          | 20               | 0               | S3       | null                      | 0                   | 0.4200          | 0.00              | 0.00
                S4            | 330100      | REASONABLE_NO_LOCAL_CAPABILITY | null             | null      | NONE            | 0                | 0               | S4       | null                      | 0                   | 0.6000          | 0.00              | 0.00
                S5            | 330100      | REASONABLE_RESIDENT            | null             | F5        | VALID           | 20               | 0               | S5       | null                      | 0                   | 0.4200          | 0.00              | 0.00
                S6            | 330100      | UNREASONABLE                   | null             | F6        | INVALID         | 20               | 0               | S60,S6   | H1                        | 0                   | 0.4200          | 3500.00           | 700.00
                S7            | 330100      | NOT_DECIDED                    | NO_GROUP         | null      | NONE            | null             | 0               | S7       | null                      | 0                   | null            | 0.00              | 0.00
                S8            | 420100      | NOT_DECIDED                    | NO_PRIOR_YEAR    | null      | NONE            | null             | 0               | S8       | null                      | 0                   | 0.5000          | 0.00              | 0.00
                """);
        assertRows(lake.read(LocalCapability.TABLE), """
                region_code | year | city_code | group_code | level_class | case_count | death_count | total_cost_yuan | fund_total_yuan
                330100      | 2025 | 3301      | ES35       | 2           | 20         | 0           | 80000.00        | 56000.00
                330100      | 2025 | 3301      | ES35       | 3           | 20         | 0           | 80000.00        | 56000.00
                """);
        assertRows(lake.read(Outflows.TABLE), """
                region_code | home_city_code | treated_city_code | group_code | episode_count | assessed_count | unreasonable_count | stay_days | fund_total_yuan | fund_at_risk_yuan
                330100      | 3301           | 4201              | ES35       | 5             | 4              | 2                  | 25        | 16200.00        | 6500.00
                330100      | 3301           | 4201              | FR25       | 1             | 1              | 0                  | 5         | 3300.00         | 0.00
                330100      | 3301           | 4201              | UNGROUPED  | 1             | 0              | 0                  | 5         | 3600.00         | 0.00
                420100      | 4201           | 3301              | ES35       | 1             | 0              | 0                  | 5         | 3700.00         | 0.00
                """);
        assertRows(lake.read(ReferralRates.TABLE), """
                region_code | episode_count | exempt_count | undecided_count | assessed_count | unreasonable_count | unreasonable_rate | light
                330100      | 7             | 1            | 1               | 5              | 2                  | 0.4000            | RED
                420100      | 1             | 0            | 1               | 0              | 0                  | null              | NOT_MEASURABLE
                """);
        assertRows(lake.read(IssuingInstitutions.TABLE), """
                region_code | institution_code | filed_count | suspect_count | suspect_share | peer_count | peer_share_p95 | is_unusual | suspect_fund_yuan
                330100      | H1               | 1           | 1             | 1.000000      | 0          | null           | false      | 3100.00
                """);
        // S60 at home and S1, S2, S5, S6 away; nobody else's year before is known, so there is nobody to compare with.
        assertRows(lake.read(ExpectedReferrals.TABLE), """
                region_code | home_city_code | group_code | capability_class | case_count | referred_count | basis   | expected_count
                330100      | 3301           | ES35       | 1                | 5          | 4              | TOO_FEW | null
                330100      | 3301           | FR25       | 0                | 1          | 1              | TOO_FEW | null
                """);

        Result again = lake.run(new LinkReferralsJob(), "--year", "2026");
        assertThat(again.exit()).as("no year to link").isEqualTo(Exit.REFUSED);
    }
}
