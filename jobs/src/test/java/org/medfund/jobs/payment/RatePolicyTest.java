package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.money.Money;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RatePolicy.Basis;
import org.medfund.jobs.payment.RatePolicy.First;
import org.medfund.jobs.payment.RatePolicy.Method;
import org.medfund.jobs.payment.RatePolicy.Rate;
import org.medfund.jobs.payment.RatePolicy.Stage;

/** A budget that covers a cost of 75 million, as in case B12. */
class RatePolicyTest {
    private static final BigFraction COST = new BigFraction(75_000_000);
    private static final BigDecimal BUDGET = new BigDecimal("60000000.00");
    private static final First FIRST = new First(BUDGET, new BigDecimal("10000.00"), new BigDecimal("7500"));

    private static Rate rate(Method method, Stage stage, String weight, @Nullable First first) {
        return new RatePolicy(method, BigDecimal.ONE, Map.of()).rate(stage, COST, new BigDecimal(weight), first);
    }

    private static Rate of(String yuan, Basis basis) {
        return new Rate(new BigDecimal(yuan), basis);
    }

    @Test
    void inTheNationARateFloats() {
        assertThat(RatePolicy.from(TestLake.policies().national(PolicyYear.of("2025")))
                        .method())
                .isEqualTo(Method.RATE_FLOATING);
    }

    @Test
    void aFloatingRateIsCalculatedAtBothEndsOfTheYear() {
        assertThat(rate(Method.RATE_FLOATING, Stage.INITIAL, "7500", null)).isEqualTo(of("10000.00", Basis.INITIAL));
        // More weight than predicted: the final rate spends the same budget.
        assertThat(rate(Method.RATE_FLOATING, Stage.FINAL, "8000", FIRST)).isEqualTo(of("9375.00", Basis.FINAL));
    }

    @Test
    void aFixedRateStaysWhateverTheCases() {
        assertThat(rate(Method.RATE_FIXED, Stage.FINAL, "7500", null)).isEqualTo(of("10000.00", Basis.FIRST));
        assertThat(rate(Method.RATE_FIXED, Stage.FINAL, "8000", FIRST)).isEqualTo(of("10000.00", Basis.KEPT));
        assertThat(rate(Method.RATE_FIXED, Stage.INITIAL, "5000", FIRST)).isEqualTo(of("10000.00", Basis.KEPT));
    }

    @Test
    void anElasticRateSharesWhatTheBaseLeaves() {
        First base = new First(BUDGET, new BigDecimal("9000.00"), new BigDecimal("7500"));

        // 7500 x 9000 = 67.5 million; 7.5 million are left for 500, 15000 each, capped at 9000: all at 9000.
        assertThat(rate(Method.RATE_ELASTIC, Stage.FINAL, "8000", base)).isEqualTo(of("9000.00", Basis.ELASTIC_SHARED));
        // 7.5 million for 1500 are 5000 each: 75 million over 9000.
        assertThat(rate(Method.RATE_ELASTIC, Stage.FINAL, "9000", base)).isEqualTo(of("8333.33", Basis.ELASTIC_SHARED));
        // Less weight than the base: the budget is not used up.
        assertThat(rate(Method.RATE_ELASTIC, Stage.FINAL, "7000", base)).isEqualTo(of("9000.00", Basis.ELASTIC_BASE));
        assertThat(rate(Method.RATE_ELASTIC, Stage.INITIAL, "7500", null)).isEqualTo(of("10000.00", Basis.INITIAL));
    }

    @Test
    void anElasticRateWithoutAnInitialOneIsTheFirstAndItsBaseFitsTheBudget() {
        assertThat(rate(Method.RATE_ELASTIC, Stage.FINAL, "8000", null)).isEqualTo(of("9375.00", Basis.FIRST));
        assertThatThrownBy(() -> rate(
                        Method.RATE_ELASTIC,
                        Stage.FINAL,
                        "8000",
                        new First(BUDGET, new BigDecimal("11000"), BigDecimal.valueOf(7500))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than the budget");
    }

    @Test
    void aRevisedBudgetFormsAFixedRateAgainAndLeavesTheBaseOfAnElasticOne() {
        First later = new First(new BigDecimal("66000000"), new BigDecimal("11000.00"), new BigDecimal("7500"));
        RatePolicy fixed = new RatePolicy(Method.RATE_FIXED, BigDecimal.ONE, Map.of());
        RatePolicy elastic = new RatePolicy(Method.RATE_ELASTIC, BigDecimal.ONE, Map.of());

        assertThat(fixed.first(List.of(FIRST), new BigDecimal("66000000"))).isNull();
        assertThat(fixed.first(List.of(FIRST, later), new BigDecimal("66000000.00")))
                .isEqualTo(later);
        assertThat(fixed.first(List.of(FIRST, later), BUDGET)).isEqualTo(FIRST);
        assertThat(elastic.first(List.of(FIRST), new BigDecimal("66000000"))).isEqualTo(FIRST);
        assertThat(elastic.first(List.of(), BUDGET)).isNull();
    }

    /** Floating spends the budget to the rounding of the rate; elastic never spends more. */
    @Test
    void noRateSpendsMoreThanTheBudget() {
        Random random = new Random(20250107);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(100_000_000), 4);
            BigFraction cost = Money.exact(Money.yuan(1_000_000L + random.nextInt(2_000_000_000)))
                    .divide(new BigFraction(3 + random.nextInt(7), 10));
            First first = new First(
                    BUDGET,
                    Money.yuan(1 + random.nextInt(2_000_000)),
                    BigDecimal.valueOf(1 + random.nextInt(100_000_000), 4));
            BigFraction halfFenEach = Money.exact(weight).multiply(new BigFraction(1, 200));

            BigFraction spent = Money.exact(weight)
                    .multiply(Money.exact(new RatePolicy(Method.RATE_FLOATING, BigDecimal.ONE, Map.of())
                            .rate(Stage.FINAL, cost, weight, null)
                            .yuan()));
            assertThat(spent.subtract(cost).abs()).isLessThanOrEqualTo(halfFenEach);

            boolean isBeyondBase = weight.compareTo(first.totalWeight()) > 0;
            boolean baseFits =
                    Money.exact(first.totalWeight().multiply(first.rateYuan())).compareTo(cost) <= 0;
            if (isBeyondBase && baseFits) {
                BigFraction elastic = Money.exact(weight)
                        .multiply(Money.exact(new RatePolicy(Method.RATE_ELASTIC, new BigDecimal("1.2"), Map.of())
                                .rate(Stage.FINAL, cost, weight, first)
                                .yuan()));
                assertThat(elastic.subtract(cost)).isLessThanOrEqualTo(halfFenEach);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate.policy = \"RATE_FREE\"",
                "rate.elastic_cap_factor = 0",
                "rate.level_shares = {\"310\": {\"2\": \"0.3\", \"3\": \"0.6\"}}",
                "rate.level_shares = {\"310\": {\"2\": \"0\", \"3\": \"1\"}}",
                "rate.level_shares = {\"310\": {\"2\": \"0.30001\", \"3\": \"0.69999\"}}",
                "rate.level_shares = {\"310\": {\"two\": \"1\"}}",
                "rate.level_shares = {\"310\": {\"3\": \"all\"}}",
                "rate.level_shares = {\"310\": {}}",
            })
    void aValueOutsideItsRangeIsNamed(String changes) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> RatePolicy.from(ChangedPolicy.of(changes)));

        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).startsWith("Policy " + ChangedPolicy.last(changes) + " is "));
    }

    @Test
    void aStageIsOneOfTwo() {
        assertThat(Stage.of("INITIAL")).isEqualTo(Stage.INITIAL);
        assertThatThrownBy(() -> Stage.of("final")).isInstanceOf(IllegalArgumentException.class);
    }
}
