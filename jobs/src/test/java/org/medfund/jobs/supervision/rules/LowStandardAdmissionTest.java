package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.LowStandardAdmission.Limits;
import org.medfund.jobs.supervision.rules.LowStandardAdmission.Stay;

class LowStandardAdmissionTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final Limits LIMITS =
            new Limits(3, new BigDecimal("0.70"), new BigDecimal("0.15"), new BigDecimal("0.60"), Set.of("2", "5"));

    private static RuleLaw law() {
        return new RuleLaw(new LowStandardAdmissionRule().bind(NATIONAL), TestReferences.NONE);
    }

    private static boolean holds(int days, String weight, String way, String total, String exam, String treatment) {
        return LowStandardAdmission.holds(
                new Stay(
                        days,
                        weight == null ? null : new BigDecimal(weight),
                        false,
                        false,
                        way,
                        new BigDecimal(total),
                        new BigDecimal(exam),
                        new BigDecimal(treatment)),
                LIMITS);
    }

    @Test
    void everyBoundIsIncluded() {
        assertThat(holds(3, "0.60", "1", "3000.00", "2100.00", "450.00")).isTrue();
        assertThat(holds(4, "0.60", "1", "3000.00", "2100.00", "450.00")).isFalse();
        assertThat(holds(3, "0.6001", "1", "3000.00", "2100.00", "450.00")).isFalse();
        assertThat(holds(3, "0.60", "1", "3000.00", "2099.99", "450.00")).isFalse();
        assertThat(holds(3, "0.60", "1", "3000.00", "2100.00", "450.01")).isFalse();
    }

    @Test
    void deathTransferAndWhatIsMissingAreNotFlagged() {
        assertThat(holds(3, "0.45", "2", "3000.00", "2100.00", "0.00")).isFalse();
        assertThat(holds(3, "0.45", "5", "3000.00", "2100.00", "0.00")).isFalse();
        assertThat(holds(3, null, "1", "3000.00", "2100.00", "0.00")).isFalse();
        assertThat(holds(3, "0.45", null, "3000.00", "2100.00", "0.00")).isFalse();
        assertThat(holds(3, "0.45", "1", "0.00", "0.00", "0.00")).isFalse();
    }

    /** Total 3000: 1600 examination, 500 laboratory, 450 treatment. */
    private static TestFiles stay(String category, String weight) {
        return TestFiles.of(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | medical_category | discharge_way | stay_days | total_cost_yuan | fund_total_yuan
                        S1            | P1         | H1               | %s               | 1             | 3         | 3000.00         | 1800.00
                        """.formatted(category))
                .and(FeeClasses.TABLE, """
                        settlement_id | fee_class | amount_yuan
                        S1            | 03        | 1600.00
                        S1            | 04        | 500.00
                        S1            | 05        | 450.00
                        S1            | 09        | 450.00
                        """)
                .and(GroupedCases.TABLE, """
                        settlement_id | group_code | adrg_code | level_class
                        S1            | ES25       | ES2       | 2
                        """)
                .and(CasePayments.TABLE, """
                        settlement_id | relative_weight | standard_yuan
                        S1            | %s              | 4500.00
                        """.formatted(weight));
    }

    @Test
    void examinationAndLaboratoryCountTogetherAndTheWholeStayIsInvolved() {
        assertThat(law().find(stay("2101", "0.4500").person()))
                .extracting(Finding::amountInvolvedYuan, Finding::fundAtRiskYuan)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(new BigDecimal("3000.00"), new BigDecimal("1800.00")));
    }

    @Test
    void aVisitToAClinicAStayWithoutWeightSurgeryAndIntensiveCareAreNotFlagged() {
        assertThat(law().find(stay("11", "0.4500").person())).isEmpty();
        assertThat(law().find(stay("21", "null").person())).isEmpty();
        assertThat(law().find(stay("21", "0.4500").and(IcuStays.TABLE, """
                                settlement_id
                                S1
                                """).person()))
                .isEmpty();
        for (String procedureClass : new String[] {"SURGERY", "INTERVENTION", "null"}) {
            assertThat(law().find(withProcedure(procedureClass).person()))
                    .as(procedureClass)
                    .isEmpty();
        }
        assertThat(law().find(withProcedure("DIAGNOSTIC").person())).hasSize(1);
    }

    private static TestFiles withProcedure(String procedureClass) {
        return stay("21", "0.4500").and(Procedures.TABLE, """
                settlement_id | procedure_number | procedure_code | procedure_class
                S1            | 1                | 45.1300        | %s
                """.formatted(procedureClass));
    }

    @Test
    void theStayAloneIsFoundAgain() {
        Random random = new Random(11);
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            TestFiles file = new TestFiles();
            for (int i = 0; i < 3; i++) {
                String id = "S" + i;
                int exam = 1900 + random.nextInt(600);
                file.and(SettlementLists.TABLE, """
                                settlement_id | person_key | institution_code | medical_category | discharge_way | stay_days | total_cost_yuan | fund_total_yuan
                                %s            | P1         | H1               | 21               | %d            | %d        | 3000.00         | 1800.00
                                """.formatted(id, 1 + random.nextInt(5), 1 + random.nextInt(4)))
                        .and(FeeClasses.TABLE, """
                                settlement_id | fee_class | amount_yuan
                                %s            | 03        | %d.00
                                %s            | 05        | %d.00
                                """.formatted(id, exam, id, random.nextInt(600)))
                        .and(GroupedCases.TABLE, """
                                settlement_id | group_code | level_class
                                %s            | ES25       | 2
                                """.formatted(id))
                        .and(CasePayments.TABLE, """
                                settlement_id | relative_weight
                                %s            | 0.%d00
                                """.formatted(id, 40 + random.nextInt(30)));
            }
            found += law().holds(file.person());
        }
        assertThat(found).isGreaterThan(100);
    }
}
