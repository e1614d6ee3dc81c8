package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.CostShifting.Stay;
import org.medfund.jobs.supervision.rules.CostShifting.Visit;

class CostShiftingTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private static final Stay STAY =
            new Stay("Q1", "P1", "H1", LocalDate.parse("2025-07-01"), LocalDate.parse("2025-07-08"));

    private static Visit visit(String id, String date, String yuan) {
        return new Visit(id, "P1", "H1", LocalDate.parse(date), new BigDecimal(yuan));
    }

    private static List<String> shifted(Visit... visits) {
        return CostShifting.find(List.of(STAY), Arrays.asList(visits), HUNDRED).stream()
                .map(each -> each.selfPayYuan() + " "
                        + each.visits().stream().map(Visit::id).toList())
                .toList();
    }

    @Test
    void aHundredYuanInAllFromTheDayOfAdmissionToTheDayBeforeDischarge() {
        assertThat(shifted(visit("b", "2025-07-07", "40.00"), visit("a", "2025-07-01", "60.00")))
                .containsExactly("100.00 [a, b]");
        assertThat(shifted(visit("a", "2025-07-01", "60.00"), visit("b", "2025-07-07", "39.99")))
                .isEmpty();
        assertThat(shifted(visit("a", "2025-06-30", "900.00"), visit("b", "2025-07-08", "900.00")))
                .isEmpty();
    }

    @Test
    void aReversedVisitTakesOff() {
        assertThat(shifted(visit("a", "2025-07-02", "120.00"), visit("b", "2025-07-03", "-120.00")))
                .isEmpty();
    }

    @Test
    void anotherPlacePersonOrAMissingKeyIsNoShift() {
        LocalDate day = LocalDate.parse("2025-07-02");
        assertThat(shifted(
                        new Visit("a", "P1", "H2", day, HUNDRED),
                        new Visit("b", "P2", "H1", day, HUNDRED),
                        new Visit("c", null, "H1", day, HUNDRED),
                        new Visit("d", "P1", null, day, HUNDRED)))
                .isEmpty();
        Stay nobody = new Stay("Q2", null, null, STAY.admissionDate(), STAY.dischargeDate());
        assertThat(CostShifting.find(List.of(nobody), List.of(new Visit("e", null, null, day, HUNDRED)), HUNDRED))
                .isEmpty();
    }

    @Test
    void theFewestVisitsThatReachTheAmountAreWitnesses() {
        TestFiles file = TestFiles.of(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                        Q1            | P1         | H1               | 21               | 2025-07-01     | 2025-07-08     | 3000.00         | 1800.00
                        """).and(OutpatientVisits.TABLE, """
                        visit_id | person_key | institution_code | visit_date | medical_category | cash_pay_yuan | account_pay_yuan
                        v1       | P1         | H1               | 2025-07-02 | 11               | 20.00         | 0.00
                        v2       | P1         | H1               | 2025-07-03 | 41               | 10.00         | 50.00
                        v3       | P1         | H1               | 2025-07-04 | 11               | 45.00         | 0.00
                        """);
        // 60 and 45 reach 100; 20 more are counted.
        var law = new RuleLaw(new CostShiftingRule().bind(NATIONAL), TestReferences.NONE);
        assertThat(law.find(file.person())).singleElement().satisfies(finding -> {
            assertThat(finding.amountInvolvedYuan()).isEqualTo(new BigDecimal("125.00"));
            assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("0.00"));
            assertThat(finding.evidence().stream()
                            .filter(EvidenceRecord::isWitness)
                            .map(EvidenceRecord::rowKey))
                    .containsExactly("Q1|0", "v2", "v3");
        });
    }

    @Test
    void theWitnessesAloneAreFoundAgain() {
        RuleLaw law = new RuleLaw(new CostShiftingRule().bind(NATIONAL), TestReferences.NONE);
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TestFiles file = new TestFiles();
            for (int i = 0; i < 2; i++) {
                LocalDate admitted = LocalDate.parse("2025-07-01").plusDays(random.nextInt(20));
                file.and(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                        S%d           | P1         | H1               | 21               | %s             | %s             | 1000.00         | 500.00
                        """.formatted(i, admitted, admitted.plusDays(random.nextInt(12))));
            }
            for (int visit = 0; visit < 8; visit++) {
                int yuan = 20 * random.nextInt(9) - 20;
                file.and(OutpatientVisits.TABLE, """
                        visit_id | person_key | institution_code | visit_date | medical_category | total_cost_yuan | cash_pay_yuan | account_pay_yuan
                        V%d      | P1         | H%d              | %s         | 11               | %d.00           | %d.00         | 5.00
                        """.formatted(
                                visit,
                                1 + random.nextInt(2) * random.nextInt(2),
                                LocalDate.parse("2025-07-01").plusDays(random.nextInt(30)),
                                yuan,
                                yuan));
            }
            found += law.holds(file.person());
        }
        assertThat(found).isGreaterThan(100);
    }

    private static int ownPayFound(TestReferences references, String group, String ownPayYuan) {
        return new RuleLaw(new CostShiftingRule().bind(NATIONAL), references)
                .find(PeerFiles.stay("S1", "21", group, 5, "3000.00", ownPayYuan)
                        .person())
                .size();
    }

    @Test
    void anOwnPayShareAboveThatOfThePeers() {
        // P95 is 0.2: 600.00 of 3000.00 is on it.
        assertThat(ownPayFound(PeerFiles.peers(), "ES21", "600.00")).isZero();
        assertThat(ownPayFound(PeerFiles.peers(), "ES21", "600.01")).isEqualTo(1);
        assertThat(ownPayFound(PeerFiles.peers(), "ES29", "600.01")).isZero();
        assertThat(ownPayFound(TestReferences.NONE, "ES21", "600.01")).isZero();
    }

    @Test
    void theStayAndThePeersAloneAreFoundAgain() {
        RuleLaw law = new RuleLaw(new CostShiftingRule().bind(NATIONAL), PeerFiles.peers());
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            found += law.holds(PeerFiles.generated(new Random(seed)).person());
        }
        assertThat(found).isGreaterThan(30);
    }
}
