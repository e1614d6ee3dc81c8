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
        BigFraction numerator = BigFraction.ZERO;
        BigFraction denominator = BigFraction.ZERO;
        for (var entry : costs.entrySet()) {
            CostSum cost = entry.getValue();
            if (cost.caseCount() == 0) {
                continue;
            }
            BigFraction weight = weight(entry.getKey());
            switch (method) {
                case YW_MEAN_OF_MEANS -> {
                    numerator = numerator.add(weight.multiply(cost.meanYuan()));
                    denominator = denominator.add(weight);
                }
                case YW_POOLED -> {
                    numerator = numerator.add(weight.multiply(cost.costYuan()));
                    denominator = denominator.add(weight.multiply(CostSum.count(cost.caseCount())));
                }
            }
        }
        if (denominator.equals(BigFraction.ZERO)) {
            throw new IllegalStateException("No year has a case.");
        }
        return numerator.divide(denominator);
    }

    /** The weight of one year, exactly. */
    public BigFraction weight(int year) {
        BigDecimal weight = byYear.get(year);
        if (weight == null) {
            throw new IllegalArgumentException("Year " + year + " has no weight: " + byYear);
        }
        return Money.exact(weight);
    }
}
