package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;

class WeightPrecisionTest {
    private static final WeightPrecision.Limits LIMITS =
            new WeightPrecision.Limits(new BigDecimal("1.96"), new BigDecimal("0.10"));
    private static final YearWeights ONE_TWO_SEVEN = YearWeights.endingIn(
            2025,
            YearWeights.Method.YW_MEAN_OF_MEANS,
            List.of(BigDecimal.ONE, new BigDecimal("2"), new BigDecimal("7")));

    private static CostSpread costs(int count, String... each) {
        CostSpread spread = CostSpread.NONE;
        for (String cost : each) {
            spread = spread.plus(CostSpread.of(Collections.nCopies(count, new BigDecimal(cost))));
        }
        return spread;
    }

    @Test
    void theIntervalFollowsFromSpreadAndNumberOfCases() {
        // 800 and 1200, 50 times each: s² = 4,000,000 / 99, s² / n = 404.04, root 20.10, of a mean of 1000: 0.0201.
        WeightPrecision precision = WeightPrecision.of(Map.of(2025, costs(50, "800", "1200")), ONE_TWO_SEVEN, LIMITS)
                .orElseThrow();

        assertThat(precision.relativeHalfWidth()).isEqualTo(0.0394, Offset.offset(5e-5));
        assertThat(precision.credibility()).isEqualTo(1);
        assertThat(precision.low(new BigDecimal("2.0000"))).isEqualByComparingTo("1.9212");
        assertThat(precision.high(new BigDecimal("2.0000"))).isEqualByComparingTo("2.0788");
    }

    @Test
    void aWeightIsAsCredibleAsItsIntervalIsNarrow() {
        // 800 and 1200, once each: s² / n = 40,000, root 200 of 1000; 1.96 * 0.2 = 0.392, and 0.1 / 0.392 = 0.2551.
        WeightPrecision precision = WeightPrecision.of(Map.of(2025, costs(1, "800", "1200")), ONE_TWO_SEVEN, LIMITS)
                .orElseThrow();

        assertThat(precision.relativeHalfWidth()).isEqualTo(0.392, Offset.offset(1e-12));
        assertThat(precision.credibility()).isEqualTo(0.2551, Offset.offset(5e-5));
    }

    @Test
    void eachYearCountsAsInTheMean() {
        // 2024: s² / n = 10,000 on a mean of 500, weight 2. 2025: none on a mean of 1000, weight 7.
        WeightPrecision precision = WeightPrecision.of(
                        Map.of(2024, costs(1, "400", "600"), 2025, costs(3, "1000")), ONE_TWO_SEVEN, LIMITS)
                .orElseThrow();

        // 1.96 * (2 * 100) / (2 * 500 + 7 * 1000)
        assertThat(precision.relativeHalfWidth()).isEqualTo(0.049, Offset.offset(1e-12));
    }

    @Test
    void withoutASpreadThereIsNothingToJudgeBy() {
        assertThat(WeightPrecision.of(Map.of(2025, costs(1, "800")), ONE_TWO_SEVEN, LIMITS))
                .isEmpty();
        assertThat(WeightPrecision.of(Map.of(2025, costs(9, "0")), ONE_TWO_SEVEN, LIMITS))
                .isEmpty();
        assertThat(WeightPrecision.of(Map.of(), ONE_TWO_SEVEN, LIMITS)).isEmpty();
    }

    /** Groups drawn many times from one known distribution: about 95 of 100 intervals hold the true mean. */
    @Test
    void theIntervalHoldsTheTrueMeanAboutAsOftenAsItSays() {
        Random random = new Random(20250108);
        int held = 0;
        int draws = 2_000;
        for (int i = 0; i < draws; i++) {
            SortedMap<Integer, CostSpread> byYear = new TreeMap<>();
            for (int year = 2023; year <= 2025; year++) {
                List<BigDecimal> costs = new ArrayList<>();
                for (int each = 0; each < 60; each++) {
                    // Log-normal, as costs are; its mean is 5000 * exp(0.5 * 0.5²) yuan.
                    costs.add(Money.yuan(Math.round(500_000 * Math.exp(0.5 * random.nextGaussian()))));
                }
                byYear.put(year, CostSpread.of(costs));
            }
            WeightPrecision precision =
                    WeightPrecision.of(byYear, ONE_TWO_SEVEN, LIMITS).orElseThrow();
            SortedMap<Integer, org.medfund.core.money.CostSum> sums = new TreeMap<>();
            byYear.forEach((year, spread) -> sums.put(year, spread.total()));
            double mean = ONE_TWO_SEVEN.meanYuan(sums).doubleValue();
            double reach = mean * precision.relativeHalfWidth();
            held += Math.abs(mean - 5000 * Math.exp(0.125)) <= reach ? 1 : 0;
        }

        assertThat((double) held / draws).isCloseTo(0.95, Offset.offset(0.02));
    }
}
