package org.medfund.core.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * How much each year of a window counts in a mean (SPEC B.3). A year without cases drops out, and the weights of the
 * others keep their ratio.
 *
 * @param byYear weights, each positive
 */
public record YearWeights(Method method, SortedMap<Integer, BigDecimal> byYear) {

    /** How the years are put together (SPEC B.3, {@code weight.year_policy}). */
    public enum Method {
        /** The weighted mean of the yearly means. */
        YW_MEAN_OF_MEANS,
        /** Weighted cost over weighted number of cases. */
        YW_POOLED
    }

    /** @throws IllegalArgumentException if there is no weight, or one is not positive */
    public YearWeights {
        if (byYear.isEmpty() || byYear.values().stream().anyMatch(weight -> weight.signum() <= 0)) {
            throw new IllegalArgumentException("Year weights must be positive: " + byYear);
        }
    }

    /** Weights of consecutive years, oldest first, the last of which is {@code newestYear}. */
    public static YearWeights endingIn(int newestYear, Method method, List<BigDecimal> oldestToNewest) {
        SortedMap<Integer, BigDecimal> byYear = new TreeMap<>();
        for (int i = 0; i < oldestToNewest.size(); i++) {
            byYear.put(newestYear - oldestToNewest.size() + 1 + i, oldestToNewest.get(i));
        }
        return new YearWeights(method, byYear);
    }

    /**
     * The mean cost over the years, in yuan, unrounded.
     *
     * @param costs by year; years without a weight are not allowed
     * @throws IllegalStateException if no year has a case
     */
    public BigFraction meanYuan(Map<Integer, CostSum> costs) {
        Sum sum = new Sum();
        costs.forEach((year, cost) -> sum.add(year, cost.caseCount(), Ratio.of(cost.costYuan())));
        return sum.mean().exact();
    }

    /** The same of costs as they are summed from cases, not reduced. */
    public Ratio unreducedMeanYuan(Map<Integer, CostSpread> costs) {
        Sum sum = new Sum();
        costs.forEach((year, cost) -> sum.add(year, cost.caseCount(), Ratio.of(cost.sumYuan())));
        return sum.mean();
    }

    /** What stands above and below the line of a mean. */
    private final class Sum {
        private Ratio above = Ratio.ZERO;
        private Ratio below = Ratio.ZERO;

        private void add(int year, long caseCount, Ratio costYuan) {
            if (caseCount == 0) {
                return;
            }
            Ratio weight = Ratio.of(decimal(year));
            Ratio cases = Ratio.of(caseCount);
            switch (method) {
                case YW_MEAN_OF_MEANS -> {
                    above = above.plus(weight.times(costYuan).dividedBy(cases));
                    below = below.plus(weight);
                }
                case YW_POOLED -> {
                    above = above.plus(weight.times(costYuan));
                    below = below.plus(weight.times(cases));
                }
            }
        }

        private Ratio mean() {
            if (below.signum() == 0) {
                throw new IllegalStateException("No year has a case.");
            }
            return above.dividedBy(below);
        }
    }

    /** The weight of one year, exactly. */
    public BigFraction weight(int year) {
        return Money.exact(decimal(year));
    }

    /** The weight of one year, as the policy gives it. */
    public BigDecimal decimal(int year) {
        BigDecimal weight = byYear.get(year);
        if (weight == null) {
            throw new IllegalArgumentException("Year " + year + " has no weight: " + byYear);
        }
        return weight;
    }
}
