package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DrgCasePayment.Path;
import org.medfund.jobs.payment.DrgPaymentPolicy.HighTier;

class DrgCasePaymentTest {
    private static final DrgPaymentPolicy NATIONAL =
            DrgPaymentPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));

    @Test
    void theNationalTiersAreThoseOfTheSpecification() {
        assertThat(NATIONAL.highTiers())
                .containsExactly(
                        new HighTier(BigDecimal.ONE, new BigDecimal("3")),
                        new HighTier(new BigDecimal("2"), new BigDecimal("2.5")),
                        new HighTier(null, new BigDecimal("2")));
    }

    @Test
    void ofAllCasesOnlyWholeOnesMayBeHigh() {
        assertThat(NATIONAL.highCasesAllowed(39)).isEqualTo(1);
        assertThat(NATIONAL.highCasesAllowed(40)).isEqualTo(2);
        assertThat(NATIONAL.highCasesAllowed(19)).isZero();
    }

    /** The formula against its own text, divided out to many places, on generated cases. */
    @Test
    void aPaymentLiesOnItsPath() {
        Random random = new Random(20250105);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(50_000), 4);
            BigDecimal standard = Money.yuan(1 + random.nextInt(5_000_000));
            BigDecimal cost = Money.yuan(random.nextInt(20_000_000));
            DrgCasePayment payment = DrgCasePayment.of(cost, weight, standard, NATIONAL);
            double ratio = cost.doubleValue() / standard.doubleValue();

            switch (payment.path()) {
                case LOW -> {
                    assertThat(ratio).isLessThan(0.4 + 1e-9);
                    assertThat(payment.paymentYuan()).isEqualByComparingTo(cost);
                }
                case NORMAL -> {
                    assertThat(ratio).isBetween(0.4 - 1e-9, 3.0 + 1e-9);
                    assertThat(payment.paymentYuan()).isEqualByComparingTo(standard);
                }
                default -> {
                    assertThat(payment.path()).isEqualTo(Path.HIGH);
                    double high = NATIONAL.highFactor(weight).doubleValue();
                    assertThat(ratio).isGreaterThan(high - 1e-9);
                    assertThat(payment.paymentYuan().doubleValue())
                            .isCloseTo(
                                    standard.doubleValue() * (1 + ratio - high),
                                    org.assertj.core.data.Offset.offset(0.01));
                }
            }
        }
    }

    @Test
    void aCaseWithoutStandardIsPaidAPartOfItsCost() {
        assertThat(DrgCasePayment.byItem(new BigDecimal("100.01"), true, NATIONAL))
                .isEqualTo(new DrgCasePayment(Path.NO_WEIGHT, new BigDecimal("85.01")));
        assertThat(DrgCasePayment.byItem(new BigDecimal("0.00"), false, NATIONAL)
                        .path())
                .isEqualTo(Path.UNGROUPED);
    }
}
