package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.TransferRefusal.Limits;
import org.medfund.jobs.supervision.rules.TransferRefusal.Stay;

class TransferRefusalTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final Limits LIMITS = new Limits(2, Set.of("4"), 3, new BigDecimal("0.95"), new BigDecimal("1.05"));
    private static final LocalDate LEFT = LocalDate.parse("2025-03-10");

    private static Stay first(String way, String cost, String standard) {
        return new Stay(
                "A",
                "P1",
                "H1",
                LEFT.minusDays(5),
                LEFT,
                way,
                "I50.9",
                new BigDecimal(cost),
                standard == null ? null : new BigDecimal(standard));
    }

    private static Stay next(String person, String hospital, int gapDays, String diagnosis) {
        LocalDate admitted = LEFT.plusDays(gapDays);
        return new Stay("B", person, hospital, admitted, admitted.plusDays(4), "1", diagnosis, BigDecimal.TEN, null);
    }

    private static int count(Stay... stays) {
        return TransferRefusal.find(List.of(stays), LIMITS).size();
    }

    @Test
    void elsewhereWithinTwoDaysForTheSameDisease() {
        Stay first = first("4", "9500.00", "10000.00");
        assertThat(count(first, next("P1", "H2", 0, "I50.1"))).isEqualTo(1);
        assertThat(count(first, next("P1", "H2", 2, "I50.1"))).isEqualTo(1);
        assertThat(count(first, next("P1", "H2", 3, "I50.1"))).isZero();
        assertThat(count(first, next("P1", "H2", -1, "I50.1"))).isZero();
        assertThat(count(first, next("P1", "H1", 1, "I50.1"))).isZero();
        assertThat(count(first, next("P1", "H2", 1, "I51.1"))).isZero();
    }

    @Test
    void againstAdviceAtACostNearTheStandard() {
        Stay next = next("P1", "H2", 1, "I50.1");
        assertThat(count(first("4", "9500.00", "10000.00"), next)).isEqualTo(1);
        assertThat(count(first("4", "9499.99", "10000.00"), next)).isZero();
        assertThat(count(first("4", "10500.00", "10000.00"), next)).isEqualTo(1);
        assertThat(count(first("4", "10500.01", "10000.00"), next)).isZero();
        assertThat(count(first("1", "10000.00", "10000.00"), next)).isZero();
        assertThat(count(first("4", "10000.00", null), next)).isZero();
        assertThat(count(first("4", "0.00", "0.00"), next)).isZero();
    }

    @Test
    void aMissingKeyNeverGroups() {
        Stay first = first("4", "10000.00", "10000.00");
        assertThat(count(first, next(null, "H2", 1, "I50.1"))).isZero();
        assertThat(count(first, next("P1", null, 1, "I50.1"))).isZero();
        assertThat(count(first, next("P1", "H2", 1, null))).isZero();
    }

    @Test
    void aPairIsOfTheYearOfTheLaterDischarge() {
        TestFiles file = TestFiles.of(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | discharge_way | total_cost_yuan | fund_total_yuan
                        S1            | P1         | H1               | 21               | 2024-12-20     | 2024-12-30     | 4             | 1000.00         | 500.00
                        S2            | P1         | H2               | 21               | 2024-12-31     | 2025-01-08     | 1             | 900.00          | 500.00
                        """)
                .and(Diagnoses.TABLE, """
                        settlement_id | diagnosis_number | is_main | diagnosis_code
                        S1            | 1                | true    | I50.900
                        S2            | 1                | true    | I50.100
                        """)
                .and(GroupedCases.TABLE, """
                        settlement_id | group_code | level_class
                        S1            | FR25       | 2
                        """)
                .and(CasePayments.TABLE, """
                        settlement_id | group_code | standard_yuan
                        S1            | FR25       | 1000.00
                        """);
        RuleLaw law = new RuleLaw(new TransferRefusalRule().bind(NATIONAL), TestReferences.NONE);
        assertThat(law.find(file.person())).singleElement().satisfies(finding -> {
            assertThat(finding.subject().id()).isEqualTo("S1");
            assertThat(finding.subject().year()).isEqualTo(2025);
        });
    }

    @Test
    void theTwoStaysAloneAreFoundAgain() {
        RuleLaw law = new RuleLaw(new TransferRefusalRule().bind(NATIONAL), TestReferences.NONE);
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            TestFiles file = new TestFiles();
            for (int i = 0; i < 5; i++) {
                LocalDate admitted = LocalDate.parse("2025-01-01").plusDays(random.nextInt(20));
                file.and(SettlementLists.TABLE, """
                                settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | discharge_way | total_cost_yuan | fund_total_yuan
                                S%d           | P1         | H%d              | 21               | %s             | %s             | %d            | %d.00           | 500.00
                                """.formatted(
                                        i,
                                        random.nextInt(3),
                                        admitted,
                                        admitted.plusDays(random.nextInt(5)),
                                        3 + random.nextInt(2),
                                        920 + random.nextInt(150)))
                        .and(Diagnoses.TABLE, """
                                settlement_id | diagnosis_number | is_main | diagnosis_code
                                S%d           | 1                | true    | I5%d.900
                                """.formatted(i, random.nextInt(2)))
                        .and(GroupedCases.TABLE, """
                                settlement_id | group_code | level_class
                                S%d           | FR25       | 2
                                """.formatted(i))
                        .and(CasePayments.TABLE, """
                                settlement_id | standard_yuan
                                S%d           | 1000.00
                                """.formatted(i));
            }
            found += law.holds(file.person());
        }
        assertThat(found).isGreaterThan(50);
    }
}
