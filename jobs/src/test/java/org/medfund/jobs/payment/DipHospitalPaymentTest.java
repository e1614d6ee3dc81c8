package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.core.assessment.AssessmentLimits;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class DipHospitalPaymentTest {
    private static final AssessmentLimits NATIONAL =
            AssessmentLimits.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static DipHospitalPayment pay(List<BigDecimal> scores, String assessment, String deductions) {
        return DipHospitalPayment.of(
                scores,
                new BigDecimal("9.5238"),
                new BigDecimal("0.7"),
                new BigDecimal(assessment),
                new BigDecimal(deductions),
                NATIONAL);
    }

    @Test
    void aHospitalWithoutCasesOwesItsDeductions() {
        assertThat(pay(List.of(), "1", "12.30").payableYuan()).isEqualByComparingTo("-12.30");
    }

    @Test
    void theSumOfPublishedScoresIsPaidAndRoundedOnce() {
        // 333.33 * 9.5238 * 0.7 = 2222.19777..., times 0.95 = 2111.08788...
        DipHospitalPayment payment = pay(List.of(new BigDecimal("333.33")), "0.95", "0");

        assertThat(payment.grossYuan()).isEqualByComparingTo("2222.20");
        assertThat(payment.payableYuan()).isEqualByComparingTo("2111.09");
    }

    @Test
    void anAssessmentStaysWithinItsLimits() {
        assertThat(pay(List.of(), "0.90", "0").payableYuan()).isEqualByComparingTo("0");
        assertThat(pay(List.of(), "1.05", "0").payableYuan()).isEqualByComparingTo("0");
        assertThatThrownBy(() -> pay(List.of(), "1.06", "0"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assess.coef_max");
    }

    @Test
    void aCaseScoreIsRoundedToTwoPlaces() {
        assertThat(DipHospitalPayment.caseScore(
                        new BigDecimal("827.59"), new BigDecimal("1.1034"), new BigDecimal("1.3913")))
                .isEqualTo(new BigDecimal("1270.48"));
    }
}
