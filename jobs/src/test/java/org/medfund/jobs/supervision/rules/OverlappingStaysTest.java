package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.OverlappingStays.Stay;

class OverlappingStaysTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));

    private static Stay stay(String id, String hospital, String admitted, String discharged) {
        return new Stay(id, "P1", hospital, LocalDate.parse(admitted), LocalDate.parse(discharged));
    }

    private static List<String> flagged(int nightsMin, Stay... stays) {
        return OverlappingStays.find(List.of(stays), nightsMin).stream()
                .map(overlap -> overlap.earlier().id() + " " + overlap.later().id() + " " + overlap.commonNights())
                .toList();
    }

    @Test
    void oneCommonNightIsFlaggedAndTouchingIsNone() {
        assertThat(flagged(1, stay("a", "H1", "2025-08-01", "2025-08-10"), stay("b", "H2", "2025-08-09", "2025-08-12")))
                .containsExactly("a b 1");
        assertThat(flagged(1, stay("a", "H1", "2025-08-01", "2025-08-10"), stay("b", "H2", "2025-08-10", "2025-08-12")))
                .isEmpty();
        assertThat(flagged(2, stay("a", "H1", "2025-08-01", "2025-08-10"), stay("b", "H2", "2025-08-09", "2025-08-12")))
                .isEmpty();
    }

    @Test
    void aStayInsideAnotherAndADayVisitBetween() {
        // The day stay of the 3rd has no night; the long one goes on.
        assertThat(flagged(
                        1,
                        stay("long", "H1", "2025-08-01", "2025-08-20"),
                        stay("day", "H2", "2025-08-03", "2025-08-03"),
                        stay("in", "H2", "2025-08-05", "2025-08-07")))
                .containsExactly("long in 2");
    }

    @Test
    void theSameHospitalAnotherPersonOrAMissingKeyIsNoOverlap() {
        LocalDate from = LocalDate.parse("2025-08-01");
        LocalDate to = LocalDate.parse("2025-08-10");
        Stay stay = new Stay("a", "P1", "H1", from, to);
        assertThat(flagged(1, stay, new Stay("b", "P1", "H1", from, to))).isEmpty();
        assertThat(flagged(1, stay, new Stay("b", "P2", "H2", from, to))).isEmpty();
        assertThat(flagged(1, stay, new Stay("b", "P1", null, from, to))).isEmpty();
        assertThat(flagged(1, new Stay("a", null, "H1", from, to), new Stay("b", null, "H2", from, to)))
                .isEmpty();
    }

    private static TestFiles two(String category) {
        return TestFiles.of(SettlementLists.TABLE, """
                settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                S1            | P1         | H1               | 21               | 2025-08-10     | 2025-08-15     | 3000.00         | 1800.00
                S2            | P1         | H2               | %s               | 2025-08-13     | 2025-08-16     | 1000.00         | 500.00
                """.formatted(category));
    }

    @Test
    void theCommonNightsOfTheLaterStayAreAtRisk() {
        RuleLaw law = new RuleLaw(new OverlappingStaysRule().bind(NATIONAL), TestReferences.NONE);
        // 2 of 3 nights: 666.67 of 1000.00, 333.33 of 500.00.
        assertThat(law.find(two("21").person())).singleElement().satisfies(finding -> {
            assertThat(finding.subject().id()).isEqualTo("S2");
            assertThat(finding.amountInvolvedYuan()).isEqualTo(new BigDecimal("666.67"));
            assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("333.33"));
        });
        assertThat(law.find(two("14").person())).isEmpty();
    }

    @Test
    void aPairIsOfTheYearOfTheLaterDischarge() {
        RuleLaw law = new RuleLaw(new OverlappingStaysRule().bind(NATIONAL), TestReferences.NONE);
        TestFiles file = TestFiles.of(SettlementLists.TABLE, """
                settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                S1            | P1         | H1               | 21               | 2024-12-20     | 2025-01-10     | 3000.00         | 1800.00
                S2            | P1         | H2               | 21               | 2024-12-25     | 2024-12-28     | 1000.00         | 500.00
                """);
        // Raised on S2, which ended in 2024; only the run of 2025 knows S1.
        assertThat(law.find(file.person())).singleElement().satisfies(finding -> {
            assertThat(finding.subject().id()).isEqualTo("S2");
            assertThat(finding.subject().year()).isEqualTo(2025);
        });
    }

    @Test
    void theOrderOfTheStaysChangesNothing() {
        Random random = new Random(5);
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            LocalDate admitted = LocalDate.parse("2025-01-01").plusDays(random.nextInt(365));
            stays.add(new Stay("S" + i, "P1", "H" + random.nextInt(3), admitted, admitted.plusDays(random.nextInt(9))));
        }
        var expected = OverlappingStays.find(stays, 1);
        Collections.shuffle(stays, random);
        assertThat(OverlappingStays.find(stays, 1)).isEqualTo(expected);
        assertThat(expected).isNotEmpty();
    }

    @Test
    void theTwoStaysAloneAreFoundAgain() {
        RuleLaw law = new RuleLaw(new OverlappingStaysRule().bind(NATIONAL), TestReferences.NONE);
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TestFiles file = new TestFiles();
            for (int i = 0; i < 5; i++) {
                LocalDate admitted = LocalDate.parse("2025-01-01").plusDays(random.nextInt(40));
                file.and(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                        S%d           | P1         | H%d              | 21               | %s             | %s             | 1000.00         | 500.00
                        """.formatted(
                                i, random.nextInt(3), admitted, admitted.plusDays(random.nextInt(9))));
            }
            found += law.holds(file.person());
        }
        assertThat(found).isGreaterThan(200);
    }
}
