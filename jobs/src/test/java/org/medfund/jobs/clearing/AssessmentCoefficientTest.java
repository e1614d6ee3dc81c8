package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.assessment.AssessmentLimits;
import org.medfund.core.money.Money;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.clearing.AssessmentCoefficient.Step;
import org.medfund.jobs.payment.DipHospitalPayment;

class AssessmentCoefficientTest {
    private static final AssessmentCoefficient STEPS = new AssessmentCoefficient(
            List.of(
                    new Step(new BigDecimal("0"), new BigDecimal("0.90")),
                    new Step(new BigDecimal("60"), new BigDecimal("0.97")),
                    new Step(new BigDecimal("90"), new BigDecimal("1.05"))),
            BigDecimal.ONE);

    @Test
    void theNationAssessesByDeposit() {
        assertThat(AssessmentCoefficient.from(TestLake.policies().national(PolicyYear.of("2025"))))
                .isEmpty();
    }

    @Test
    void aStepHoldsFromItsScoreOn() {
        assertThat(STEPS.of(new BigDecimal("0"))).isEqualByComparingTo("0.90");
        assertThat(STEPS.of(new BigDecimal("59.999999"))).isEqualByComparingTo("0.90");
        assertThat(STEPS.of(new BigDecimal("60"))).isEqualByComparingTo("0.97");
        assertThat(STEPS.of(new BigDecimal("100"))).isEqualByComparingTo("1.05");
        assertThat(STEPS.of(null)).isEqualByComparingTo("1");
    }

    /** Generated hospitals: clearing without sharing owes what the formula of DIP payment owes (SPEC C.8, case C13). */
    @Test
    void clearingOwesWhatTheFormulaOfPointsOwes() {
        AssessmentLimits limits = AssessmentLimits.from(TestLake.policies().national(PolicyYear.of("2025")));
        SharingPolicy none = new SharingPolicy(
                SharingRule.SHARE_NONE,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
        ClearingPolicy policy = new ClearingPolicy(
                none,
                new QualityDeposit.Scale(new BigDecimal("90"), new BigDecimal("60")),
                Optional.of(STEPS),
                ClearingPolicy.MissingAssessment.REFUSE,
                ClearingPolicy.PrepaymentSettlement.OFFSET);
        Random random = new Random(20251205);
        for (int i = 0; i < 2_000; i++) {
            // A payment of whole fen, so that both round once.
            BigDecimal gross = Money.yuan(random.nextInt(500_000_000));
            BigDecimal audit = Money.yuan(random.nextInt(10_000));
            BigDecimal score = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(101));
            BigDecimal deposit = Money.yuan(random.nextInt(100_000));
            InstitutionBook year = AnnualClearingTest.institution("H1", gross, gross, audit, deposit, score);
            PoolClearing pool =
                    PoolClearing.clear(new PoolBudget(year.pool(), 2025, gross, Money.yuan(0)), List.of(year), policy);

            AnnualClearing clearing = pool.statements().get(0).clearing();
            assertThat(clearing.finalEntitlementYuan())
                    .isEqualByComparingTo(DipHospitalPayment.of(
                                    List.of(gross), BigDecimal.ONE, BigDecimal.ONE, STEPS.of(score), audit, limits)
                            .payableYuan());
            assertThat(clearing.depositReturnedYuan())
                    .as("an assessment counts once")
                    .isEqualByComparingTo(deposit);
        }
    }
}
