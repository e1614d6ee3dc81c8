package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Quantiles;
import org.medfund.jobs.weights.CostTrimming.Range;
import org.medfund.jobs.weights.TrimPolicy.Method;

class CostTrimmingTest {
    private static final int GROUPS = 5_000;

    private static TrimPolicy policy(Method method, int caseCountMin) {
        return new TrimPolicy(
                method,
                caseCountMin,
                new BigDecimal("1.5"),
                true,
                new BigDecimal("3"),
                0,
                new BigDecimal("0.025"),
                new BigDecimal("0.975"),
                new BigDecimal("0.33"),
                new BigDecimal("3"));
    }

    @Test
    void aQuantileBetweenTwoCostsIsInterpolatedExactly() {
        // Position 0.25 * 3 = 0.75: three quarters of the way from 1 to 2.
        assertThat(Quantiles.type7(new long[] {1, 2, 3, 10}, new BigDecimal("0.25")))
                .isEqualTo(new BigFraction(7, 4));
        assertThat(Quantiles.type7(new long[] {5}, new BigDecimal("0.975"))).isEqualTo(new BigFraction(5));
    }

    @Test
    void boundsBelongToTheRange() {
        // Quartiles 200 and 400: 700 is exactly the upper bound.
        Range range = CostTrimming.range(new long[] {100, 200, 300, 400, 700}, policy(Method.TRIM_IQR15, 5));

        assertThat(range.contains(700)).isTrue();
        assertThat(range.contains(701)).isFalse();
    }

    @Test
    void smallGroupsAndGroupsWithEqualQuartilesAreNotTrimmed() {
        assertThat(CostTrimming.range(new long[] {1, 1, 1, 9999}, policy(Method.TRIM_IQR15, 5)))
                .isEqualTo(Range.EVERYTHING);
        assertThat(CostTrimming.range(new long[] {7, 7, 7, 7, 7, 9999}, policy(Method.TRIM_IQR15, 5)))
                .isEqualTo(Range.EVERYTHING);
    }

    @Test
    void amongTenCostsNoneIsFurtherThanThreeDeviations() {
        long[] nineAlikeAndOne = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 100_000_000};

        assertThat(CostTrimming.range(nineAlikeAndOne, policy(Method.TRIM_LOG3SD, 5))
                        .contains(100_000_000))
                .isTrue();
    }

    @Test
    void costsOfNothingHaveNoLogarithmAndLeave() {
        Range range = CostTrimming.range(new long[] {0, 90, 100, 110, 120}, policy(Method.TRIM_LOG3SD, 5));

        assertThat(range).isEqualTo(new Range(90, 120));
    }

    @Test
    void trimmingKeepsTheMiddleAndFollowsTheUnitOfCost() {
        Random random = new Random(20250103);
        for (int i = 0; i < GROUPS; i++) {
            Method method = List.copyOf(EnumSet.allOf(Method.class)).get(random.nextInt(Method.values().length));
            long[] costs = random.doubles(1 + random.nextInt(80))
                    .mapToLong(draw -> 1 + (long) Math.exp(5 + 8 * draw))
                    .sorted()
                    .toArray();
            TrimPolicy policy = policy(method, 5);
            Range range = CostTrimming.range(costs, policy);

            long median = costs[costs.length / 2];
            if (method != Method.TRIM_RATIO) {
                assertThat(range.contains(median)).isTrue();
            }
            long kept = Arrays.stream(costs).filter(range::contains).count();
            if (costs.length < 5 || method == Method.TRIM_NONE) {
                assertThat(kept).isEqualTo(costs.length);
            }
            long[] tenfold = Arrays.stream(costs).map(cost -> 10 * cost).toArray();
            Range ofTenfold = CostTrimming.range(tenfold, policy);
            assertThat(Arrays.stream(tenfold).filter(ofTenfold::contains).count())
                    .isEqualTo(kept);
        }
    }
}
