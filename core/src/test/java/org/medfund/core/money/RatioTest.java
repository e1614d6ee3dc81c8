package org.medfund.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Unreduced ratios and reduced fractions say the same. */
class RatioTest {
    private static Ratio ratio(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @Test
    void ratiosAreEqualByValue() {
        assertThat(ratio(2, 4))
                .isEqualTo(ratio(1, 2))
                .hasSameHashCodeAs(ratio(1, 2))
                .isNotEqualTo(ratio(-1, 2));
    }

    @Test
    void everyStepIsThatOfAFraction() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            Ratio left = ratio(random.nextInt(2_001) - 1_000, 1 + random.nextInt(9));
            Ratio right = ratio(random.nextInt(21) - 10, 1 + random.nextInt(9));
            BigFraction a = left.exact();
            BigFraction b = right.exact();

            assertThat(left.plus(right).exact()).isEqualTo(a.add(b));
            assertThat(left.minus(right).exact()).isEqualTo(a.subtract(b));
            assertThat(left.times(right).exact()).isEqualTo(a.multiply(b));
            if (right.signum() != 0) {
                assertThat(left.dividedBy(right).exact()).isEqualTo(a.divide(b));
            }
            assertThat(left.floor()).isEqualTo(Quantiles.floor(a));
            assertThat(left.ceiling()).isEqualTo(Quantiles.ceiling(a));
            assertThat(left.round(2)).isEqualTo(Money.round(a, 2));
        }
    }

    @Test
    void halvesAreRoundedAwayFromZero() {
        assertThat(ratio(1, 8).round(2)).isEqualByComparingTo("0.13");
        assertThat(ratio(-1, 8).round(2)).isEqualByComparingTo("-0.13");
        assertThat(Ratio.of(new BigDecimal("1E+2")).round(0)).isEqualByComparingTo("100");
    }

    @Test
    void nothingIsDividedByZero() {
        assertThatThrownBy(() -> Ratio.of(1).dividedBy(Ratio.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ratio(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The mean over years by its definition, in reduced fractions. */
    @Test
    void theMeanOverYearsIsTheSameUnreduced() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            YearWeights.Method method = YearWeights.Method.values()[random.nextInt(2)];
            YearWeights years = YearWeights.endingIn(
                    2025, method, List.of(new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal("7")));
            SortedMap<Integer, CostSpread> spreads = new TreeMap<>();
            SortedMap<Integer, CostSum> sums = new TreeMap<>();
            BigFraction above = BigFraction.ZERO;
            BigFraction below = BigFraction.ZERO;
            for (int year = 2023; year <= 2025; year++) {
                long cases = year == 2025 ? 1 + random.nextInt(50) : random.nextInt(3);
                BigDecimal cost = cases == 0 ? BigDecimal.ZERO : Money.yuan(random.nextInt(9_000_000));
                spreads.put(year, new CostSpread(cases, cost, BigDecimal.ZERO));
                sums.put(year, CostSum.of(cases, cost));
                if (cases > 0) {
                    BigFraction weight = years.weight(year);
                    boolean isPooled = method == YearWeights.Method.YW_POOLED;
                    above = above.add(weight.multiply(Money.exact(cost)).divide(new BigFraction(isPooled ? 1 : cases)));
                    below = below.add(weight.multiply(new BigFraction(isPooled ? cases : 1)));
                }
            }

            assertThat(years.unreducedMeanYuan(spreads).exact()).isEqualTo(above.divide(below));
            assertThat(years.meanYuan(sums)).isEqualTo(above.divide(below));
        }
    }
}
