package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.PolicyRanges;

/**
 * How far chance may have moved a weight, from the spread of its cases (docs/policy-readings.md, "Precision of a
 * weight").
 *
 * <p>The variance of the mean of a group, over years y with weight w, number of cases n, and sample variance s² of cost,
 * is {@code sum of (w / sum of w)² * s² / n} ({@code YW_POOLED}: {@code w * n} in place of w). Half the width of the interval is z times
 * its root, over the mean. The mean of the region is taken as known: it rests on so many more cases. What chance does to the
 * bounds of trimming is added by {@link IntervalWidening}. The credibility is
 * the part of the group's own experience that limited fluctuation grants it: 1 if the interval is no wider than
 * allowed, and in proportion less if it is. A statistic, in doubles over exact sums.
 *
 * @param relativeHalfWidth half the width of the interval, as a share of the weight
 * @param credibility above 0, at most 1
 */
public record WeightPrecision(double relativeHalfWidth, double credibility) {

    /**
     * @param z standard deviations of the normal distribution to either side, 1.96 for 95 %
     * @param fluctuationMax relative half width at which a weight is fully credible
     */
    public record Limits(BigDecimal z, BigDecimal fluctuationMax) {
        /** @param ranges takes values out of their range */
        static Limits from(PolicyRanges ranges) {
            return new Limits(ranges.positive("interval.z"), ranges.positive("interval.fluctuation_max"));
        }
    }

    /**
     * Empty if a year has a single case, or all cost nothing: there is no spread to judge by.
     *
     * @param byYear costs of the cases the weight rests on
     */
    public static Optional<WeightPrecision> of(Map<Integer, CostSpread> byYear, YearWeights years, Limits limits) {
        double variance = 0;
        double total = 0;
        double sum = 0;
        for (var entry : new TreeMap<>(byYear).entrySet()) {
            CostSpread costs = entry.getValue();
            if (costs.caseCount() == 0) {
                continue;
            }
            if (costs.caseCount() == 1) {
                return Optional.empty();
            }
            double cases = costs.caseCount();
            double share = years.decimal(entry.getKey()).doubleValue()
                    * (years.method() == YearWeights.Method.YW_POOLED ? cases : 1);
            double varianceOfMean = near(costs.deviationsTimesCases()) / (cases * cases * (cases - 1));
            variance += share * share * varianceOfMean;
            sum += share * near(costs.sumYuan()) / cases;
            total += share;
        }
        if (total == 0 || sum == 0) {
            return Optional.empty();
        }
        // The weights' own sum cancels: root(variance) / total over sum / total.
        double halfWidth = limits.z().doubleValue() * Math.sqrt(variance) / sum;
        return Optional.of(of(halfWidth, limits));
    }

    /** An interval of this half width, a share of the weight, and the credibility it has. */
    static WeightPrecision of(double relativeHalfWidth, Limits limits) {
        double allowed = limits.fluctuationMax().doubleValue();
        return new WeightPrecision(relativeHalfWidth, relativeHalfWidth <= allowed ? 1 : allowed / relativeHalfWidth);
    }

    /** A decimal as a double, without writing it out as text in between. */
    private static double near(BigDecimal value) {
        return value.unscaledValue().doubleValue() / Math.pow(10, value.scale());
    }

    /** The lower end of the interval, a weight, rounded; not below 0. */
    public BigDecimal low(BigDecimal weight) {
        return Money.round(
                weight.multiply(BigDecimal.valueOf(Math.max(0, 1 - relativeHalfWidth))), Money.WEIGHT.scale());
    }

    /** The upper end of the interval, a weight, rounded. */
    public BigDecimal high(BigDecimal weight) {
        return Money.round(weight.multiply(BigDecimal.valueOf(1 + relativeHalfWidth)), Money.WEIGHT.scale());
    }
}
