package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class TrimInfluenceTest {
    private static TrimPolicy policy(TrimPolicy.Method method) {
        return TrimPolicy.from(TestLake.policies().national(PolicyYear.of("2025")))
                .by(method);
    }

    private static double widening(long[] sorted, TrimPolicy policy) {
        return TrimInfluence.widening(sorted, CostTrimming.range(sorted, policy), policy);
    }

    @Test
    void whatIsNotTrimmedIsNotWidened() {
        assertThat(widening(new long[] {1, 2, 3}, policy(TrimPolicy.Method.TRIM_IQR15)))
                .isEqualTo(1);
        assertThat(widening(new long[0], policy(TrimPolicy.Method.TRIM_PCT))).isEqualTo(1);
        assertThat(widening(LongStream.range(0, 50).toArray(), policy(TrimPolicy.Method.TRIM_NONE)))
                .isEqualTo(1);
        long[] equal = new long[40];
        Arrays.fill(equal, 700);
        for (TrimPolicy.Method method : TrimPolicy.Method.values()) {
            assertThat(widening(equal, policy(method))).as(method.name()).isEqualTo(1);
        }
    }

    /** Of 0 to 100, percentiles 2.5 and 97.5 keep 3 to 97; the winsorised squares are those of 3, 3, 3, 3, 4, ..., 97, 97, 97, 97. */
    @Test
    void percentilesHaveTheVarianceOfTheWinsorisedMean() {
        long[] sorted = LongStream.rangeClosed(0, 100).toArray();
        double kept = LongStream.rangeClosed(3, 97)
                .mapToDouble(cost -> (cost - 50.0) * (cost - 50.0))
                .sum();
        double winsorised = kept + 6 * 47.0 * 47.0;

        assertThat(widening(sorted, policy(TrimPolicy.Method.TRIM_PCT)))
                .isEqualTo(Math.sqrt(winsorised / kept), within(0.005));
    }

    /** Groups drawn many times from one distribution: their trimmed means scatter as the widened spread says. */
    @ParameterizedTest
    @EnumSource(TrimPolicy.Method.class)
    void trimmedMeansScatterAsTheWidenedSpreadSays(TrimPolicy.Method method) {
        TrimPolicy policy = policy(method);
        Random random = new Random(20250114);
        int draws = 4_000;
        double sum = 0;
        double squares = 0;
        double said = 0;
        for (int draw = 0; draw < draws; draw++) {
            long[] costs = new long[400];
            Arrays.setAll(costs, i -> Math.round(100_000 * Math.exp(0.6 * random.nextGaussian())));
            Arrays.sort(costs);
            CostTrimming.Range range = CostTrimming.range(costs, policy);
            double[] kept = Arrays.stream(costs)
                    .filter(range::contains)
                    .asDoubleStream()
                    .toArray();
            double mean = Arrays.stream(kept).average().orElseThrow();
            double own = Arrays.stream(kept)
                    .map(cost -> (cost - mean) * (cost - mean))
                    .sum();
            double variance = own / kept.length / (kept.length - 1);
            double widening = TrimInfluence.widening(costs, range, policy);
            sum += mean;
            squares += mean * mean;
            said += variance * widening * widening;
        }
        double scatter = squares / draws - sum / draws * (sum / draws);

        assertThat(Math.sqrt(said / draws / scatter)).as("said over seen").isCloseTo(1, within(0.05));
    }
}
