package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.BedHanging.InnerDays;
import org.medfund.jobs.supervision.rules.BedHanging.Limits;

class BedHangingTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final Limits LIMITS = new Limits(2, new BigDecimal("0.30"));
    private static final LocalDate FIRST = LocalDate.parse("2025-03-01");

    private static List<Finding> found(TestFiles file, TestReferences references) {
        return new RuleLaw(new BedHangingRule().bind(NATIONAL), references).find(file.person());
    }

    @Test
    void twoIdleDaysAndThreeTenthsOfTheInnerDays() {
        assertThat(BedHanging.holds(new InnerDays(10, 3), LIMITS)).isTrue();
        assertThat(BedHanging.holds(new InnerDays(11, 3), LIMITS)).isFalse(); // 27 %
        assertThat(BedHanging.holds(new InnerDays(2, 2), LIMITS)).isTrue();
        assertThat(BedHanging.holds(new InnerDays(2, 1), LIMITS)).isFalse();
        assertThat(BedHanging.holds(new InnerDays(0, 0), LIMITS)).isFalse();
    }

    @Test
    void theDaysOfAdmissionAndDischargeAreNotCounted() {
        assertThat(InnerDays.of(FIRST, FIRST, Set.of())).isEqualTo(new InnerDays(0, 0));
        assertThat(InnerDays.of(FIRST, FIRST.plusDays(1), Set.of())).isEqualTo(new InnerDays(0, 0));
        assertThat(InnerDays.of(FIRST, FIRST.plusDays(4), Set.of(FIRST, FIRST.plusDays(2))))
                .isEqualTo(new InnerDays(3, 2));
    }

    private static TestFiles stay(String category) {
        return TestFiles.of(SettlementLists.TABLE, """
                settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                S1            | P1         | H1               | %s               | 2025-03-01     | 2025-03-05     | 3000.00         | 1800.00
                """.formatted(category));
    }

    /** Inner days are 2, 3, and 4 March. The drug of the 3rd is reversed on the same day. */
    private static final String LINES = """
            settlement_id | fee_line_number | person_key | item_code | fee_class | charged_at       | item_quantity | line_cost_yuan
            S1            | 1               | P1         | A1        | 04        | 2025-03-01T09:00 | 1             | 100.00
            S1            | 2               | P1         | B1        | 01        | 2025-03-02T09:00 | 1             | 30.00
            S1            | 3               | P1         | D1        | 09        | 2025-03-03T09:00 | 1             | 50.00
            S1            | 4               | P1         | D1        | 09        | 2025-03-03T15:00 | -1            | -50.00
            S1            | 5               | P1         | N1        | 07        | 2025-03-04T10:00 | 1             | 20.00
            """;

    @Test
    void bedFeesAndReversedChargesLeaveADayIdle() {
        assertThat(found(stay("21").and(FeeLines.TABLE, LINES), TestReferences.NONE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.facts()).containsEntry("idle_days", "2").containsEntry("inner_days", "3");
                    assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("1800.00"));
                });
        // Without the reversal, or where it is given back on the next day, the 3rd is served: one idle day only.
        assertThat(found(
                        stay("21").and(FeeLines.TABLE, LINES.replace("2025-03-03T15:00", "2025-03-04T09:00")),
                        TestReferences.NONE))
                .isEmpty();
        assertThat(found(stay("21").and(FeeLines.TABLE, LINES.replace("-1 ", " 1 ")), TestReferences.NONE))
                .isEmpty();
        assertThat(found(stay("11").and(FeeLines.TABLE, LINES), TestReferences.NONE))
                .isEmpty();
        assertThat(found(stay("21"), TestReferences.NONE))
                .as("no charge was delivered")
                .isEmpty();
    }

    private static TestFiles withVisit(String institution, String date, String category) {
        return stay("21").and(OutpatientVisits.TABLE, """
                visit_id | person_key | institution_code | visit_date | medical_category | total_cost_yuan
                V1       | P1         | %s               | %s         | %s               | 80.00
                """.formatted(institution, date, category));
    }

    @Test
    void aVisitElsewhereOnAnInnerDayIsFlagged() {
        assertThat(found(withVisit("H2", "2025-03-02", "11"), TestReferences.NONE))
                .hasSize(1);
        assertThat(found(withVisit("H2", "2025-03-04", "1401"), TestReferences.NONE))
                .hasSize(1);
        assertThat(found(withVisit("H2", "2025-03-01", "11"), TestReferences.NONE))
                .isEmpty();
        assertThat(found(withVisit("H2", "2025-03-05", "11"), TestReferences.NONE))
                .isEmpty();
        assertThat(found(withVisit("H1", "2025-03-02", "11"), TestReferences.NONE))
                .isEmpty();
    }

    @Test
    void aCancelledVisitShowsNobody() {
        TestFiles cancelled = withVisit("H2", "2025-03-02", "11").and(OutpatientVisits.TABLE, """
                visit_id | person_key | institution_code | visit_date | medical_category | total_cost_yuan
                V2       | P1         | H2               | 2025-03-09 | 11               | -80.00
                """);
        assertThat(found(cancelled, TestReferences.NONE)).isEmpty();
        TestFiles alone = stay("21").and(OutpatientVisits.TABLE, """
                visit_id | person_key | institution_code | visit_date | medical_category | total_cost_yuan
                V2       | P1         | H2               | 2025-03-02 | 11               | -80.00
                """);
        assertThat(found(alone, TestReferences.NONE)).isEmpty();
    }

    @Test
    void aVisitDeliveredLaterChangesNoId() {
        String early = """
                visit_id | person_key | institution_code | visit_date | medical_category | total_cost_yuan
                V0       | P1         | H3               | 2025-03-02 | 11               | 50.00
                """;
        assertThat(found(withVisit("H2", "2025-03-03", "11").and(OutpatientVisits.TABLE, early), TestReferences.NONE))
                .singleElement()
                .extracting(RuleLaw::flagId)
                .isEqualTo(RuleLaw.flagId(found(withVisit("H2", "2025-03-03", "11"), TestReferences.NONE)
                        .get(0)));
    }

    @Test
    void aPharmacyAndAnInternetHospitalDoNotNeedThePersonThere() {
        assertThat(found(withVisit("P2", "2025-03-02", "41"), TestReferences.NONE))
                .isEmpty();
        TestReferences online = TestReferences.of(Institutions.TABLE, """
                institution_code | is_online
                H2               | true
                """);
        assertThat(found(withVisit("H2", "2025-03-02", "11"), online)).isEmpty();
    }

    @Test
    void theWitnessesAloneAreFoundAgain() {
        RuleLaw law = new RuleLaw(new BedHangingRule().bind(NATIONAL), TestReferences.NONE);
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TestFiles file = new TestFiles();
            for (int i = 0; i < 2; i++) {
                LocalDate admission = FIRST.plusDays(random.nextInt(20));
                LocalDate discharge = admission.plusDays(random.nextInt(9));
                file.and(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | total_cost_yuan | fund_total_yuan
                        S%d           | P1         | H%d              | 21               | %s             | %s             | 3000.00         | 1800.00
                        """.formatted(i, random.nextInt(2), admission, discharge));
                for (int line = 0; line < 6; line++) {
                    file.and(FeeLines.TABLE, """
                            settlement_id | fee_line_number | person_key | item_code | fee_class | charged_at | item_quantity | line_cost_yuan
                            S%d           | %d              | P1         | A%d       | 0%d       | %sT09:00   | %d            | 10.00
                            """.formatted(
                                    i,
                                    line,
                                    random.nextInt(3),
                                    1 + 3 * random.nextInt(2),
                                    admission.plusDays(random.nextInt(9)),
                                    random.nextInt(4) == 0 ? -1 : 1));
                }
            }
            for (int visit = 0; visit < 3; visit++) {
                file.and(OutpatientVisits.TABLE, """
                        visit_id | person_key | institution_code | visit_date | medical_category | total_cost_yuan
                        V%d      | P1         | H%d              | %s         | 11               | %d.00
                        """.formatted(
                                visit,
                                random.nextInt(2),
                                FIRST.plusDays(random.nextInt(28)),
                                random.nextInt(4) == 0 ? -80 : 80));
            }
            found += law.holds(file.person());
        }
        assertThat(found).isGreaterThan(150);
    }
}
