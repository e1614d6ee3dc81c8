package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.NewTechnologyPayment.Case;
import org.medfund.jobs.payment.NewTechnologyPayment.Method;

class NewTechnologyPaymentTest {
    private static final DrgPaymentPolicy NATIONAL =
            DrgPaymentPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final BigDecimal PAY_RATIO = new BigDecimal("0.70");

    private static NewTechnologyPayment pay(String cost, String newTechnology, Method method) {
        return NewTechnologyPayment.of(
                new Case(
                        new BigDecimal(cost),
                        new BigDecimal(newTechnology),
                        new BigDecimal("2.0000"),
                        new BigDecimal("0.5000"),
                        BigDecimal.ONE,
                        new BigDecimal("10000.00")),
                method,
                PAY_RATIO,
                NATIONAL);
    }

    @Test
    void anAddOnMakesTheCaseHeavier() {
        // (2 + 0.5) * 10000; 55000 is 2.2 times that, and 2.5 is the limit at weight 2.
        NewTechnologyPayment payment = pay("55000", "20000", Method.NT_ADDON);

        assertThat(payment.standardYuan()).isEqualByComparingTo("25000");
        assertThat(payment.groupPayment().path()).isEqualTo(DrgCasePayment.Path.NORMAL);
        assertThat(payment.totalYuan()).isEqualByComparingTo("25000");
    }

    @Test
    void withoutNewTechnologyExclusionChangesNothing() {
        assertThat(pay("55000", "0", Method.NT_EXCLUDE)).isEqualTo(pay("55000", "0", Method.NT_SPECIAL_CASE));
    }

    @Test
    void whatIsLeftOfTheCostMayBeLow() {
        // 10000 - 9000 = 1000 of 20000: paid as it is, and 9000 * 0.7 beside it.
        NewTechnologyPayment payment = pay("10000", "9000", Method.NT_EXCLUDE);

        assertThat(payment.groupPayment().path()).isEqualTo(DrgCasePayment.Path.LOW);
        assertThat(payment.totalYuan()).isEqualByComparingTo("7300");
    }

    @Test
    void newTechnologyIsNoMoreThanTheWholeCost() {
        assertThatThrownBy(() -> pay("1", "2", Method.NT_EXCLUDE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameEffectIsWorthAPartOfTheOperation() {
        assertThat(PaymentStandard.sameEffectStandardYuan(new BigDecimal("9999.99"), new BigDecimal("0.7")))
                .isEqualByComparingTo("6999.99");
    }
}
