package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.testkit.Rows;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.GroupLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.file.Claim;

class UnreasonableReferralTest {
    private static final UnreasonableReferralCheck NATIONAL = (UnreasonableReferralCheck)
            new UnreasonableReferralRule().bind(TestLake.policies().national(PolicyYear.of("2025")));

    private static final String CLAIM = """
            settlement_id | person_key | institution_code | treated_region_code | admission_date | discharge_date | stay_days | total_cost_yuan | fund_total_yuan
            S1            | P1         | H1               | 420100              | 2025-05-10     | 2025-05-15     | 5         |         6000.00 |         3000.00
            """;

    private static Row episode(String decision, String validity, String filing, String atRisk) {
        return Rows.list(Episodes.TABLE, """
                        settlement_id | region_code | year | home_city_code | treated_city_code | group_code | level_class | relative_weight | decision | filing_validity | filing_id | fund_at_risk_yuan
                        S1            | 330100      | 2025 | 3301           | 4201              | ES35       | 3           | 0.4200          | %s       | %s              | %s        | %s
                        """.formatted(decision, validity, filing, atRisk))
                .get(0);
    }

    private static Row capability(long cases) {
        return Rows.list(LocalCapability.TABLE, """
                        region_code | year | city_code | group_code | level_class | case_count | death_count
                        330100      | 2025 | 3301      | ES35       | 3           | %d         | 0
                        """.formatted(cases)).get(0);
    }

    private static List<Finding> find(Row episode, Row capability) {
        return NATIONAL.find(Claim.in(Rows.list(SettlementLists.TABLE, CLAIM).get(0)), episode, capability);
    }

    @Test
    void anUnreasonableReferralIsFlaggedOnItsStayWithWhatTheHomeCityTreated() {
        List<Finding> found = find(episode("UNREASONABLE", "NONE", "null", "3000.00"), capability(20));

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.subject().id()).isEqualTo("S1");
            assertThat(finding.subject().regionCode()).isEqualTo("420100");
            assertThat(finding.amountInvolvedYuan()).isEqualTo(new BigDecimal("6000.00"));
            assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("3000.00"));
            assertThat(finding.evidence())
                    .extracting(each -> each.tableName() + " " + each.rowKey())
                    .containsExactly(
                            "claims.settlement_lists S1|0",
                            "referral.episodes S1",
                            "referral.local_capability 330100|2025|3301|ES35|3");
            assertThat(Sentences.english("E.3", finding))
                    .contains("no filing for that place", "treated 20 cases of the group");
        });
    }

    @Test
    void aFilingThatDoesNotCoverTheStayIsShown() {
        assertThat(find(episode("UNREASONABLE", "LATE", "F1", "200.00"), capability(20)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("200.00"));
                    assertThat(finding.evidence().get(3).rowKey()).isEqualTo("F1");
                    assertThat(Sentences.english("E.3", finding)).contains("does not cover the stay (LATE)");
                });
    }

    @Test
    void theRiskIsAtMostWhatTheFundPaidForTheDecidingStay() {
        assertThat(find(episode("UNREASONABLE", "NONE", "null", "9000.00"), capability(20)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("3000.00")));
    }

    @Test
    void noOtherDecisionAndNoCityThatTreatedTooFewIsFlagged() {
        for (String decision : List.of("SUSPECT_FILED", "REASONABLE_RESIDENT", "NOT_DECIDED", "EXEMPT_EMERGENCY")) {
            assertThat(find(episode(decision, "NONE", "null", "0.00"), capability(20)))
                    .as(decision)
                    .isEmpty();
        }
        assertThat(find(episode("UNREASONABLE", "NONE", "null", "1.00"), capability(19)))
                .isEmpty();
        assertThat(find(episode("UNREASONABLE", "VALID", "F1", "1.00"), capability(20)))
                .isEmpty();
    }

    /** Stay, episode, and capability, each of which may be missing. */
    private static List<Finding> inParts(Map<Table, Row> rows, List<Table> parts) {
        return parts.contains(SettlementLists.TABLE)
                ? NATIONAL.find(
                        Claim.in(Objects.requireNonNull(rows.get(SettlementLists.TABLE))),
                        parts.contains(Episodes.TABLE) ? rows.get(Episodes.TABLE) : null,
                        parts.contains(LocalCapability.TABLE) ? rows.get(LocalCapability.TABLE) : null)
                : List.of();
    }

    @Test
    void theStayTheEpisodeAndTheCapabilityAloneAreFoundAgain() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<Table, Row> rows = Map.of(
                    SettlementLists.TABLE,
                            Rows.list(SettlementLists.TABLE, CLAIM).get(0),
                    Episodes.TABLE,
                            episode(
                                    random.nextInt(4) == 0 ? "SUSPECT_FILED" : "UNREASONABLE",
                                    random.nextBoolean() ? "NONE" : "INVALID",
                                    random.nextBoolean() ? "null" : "F1",
                                    random.nextInt(5000) + ".00"),
                    LocalCapability.TABLE, capability(random.nextInt(60)));
            Map<Table, String> names = Map.of(
                    SettlementLists.TABLE, "claims.settlement_lists S1|0",
                    Episodes.TABLE, "referral.episodes S1",
                    LocalCapability.TABLE, "referral.local_capability 330100|2025|3301|ES35|3");
            found += new GroupLaw<Table>(parts -> inParts(rows, parts), table -> Set.of(names.get(table)))
                    .holds(List.of(SettlementLists.TABLE, Episodes.TABLE, LocalCapability.TABLE));
        }
        assertThat(found).isGreaterThan(60);
    }
}
