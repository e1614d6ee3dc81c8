package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;

/**
 * How far chance may have moved a weight, from the spread of its cases (docs/policy-readings.md, "Precision of a
 * weight").
 *
 * <p>The variance of the mean of a group, over years y with weight w, number of cases n, and sample variance s² of cost,
 * is {@code sum of (w / sum of w)² * s² / n} ({@code YW_POOLED}: {@code w * n} in place of w). Half the width of the interval is z times
 * its root, over the mean. The mean of the region is taken as known: it rests on so many more cases. The credibility is
 * the part of the group's own experience that limited fluctuation grants it: 1 if the interval is no wider than
 * allowed, and in proportion less if it is.
 *
 * @param relativeHalfWidth half the width of the interval, as a share of the weight
 * @param credibility above 0, at most 1
 */
public record WeightPrecision(BigDecimal relativeHalfWidth, BigDecimal credibility) {

    /**
     * @param z standard deviations of the normal distribution to either side, 1.96 for 95 %
     * @param fluctuationMax relative half width at which a weight is fully credible
     */
    public record Limits(BigDecimal z, BigDecimal fluctuationMax) {
        public static Limits from(Policy policy) {
            return new Limits(policy.decimal("interval.z"), policy.decimal("interval.fluctuation_max"));
        }
    }

    /**
     * Empty if a year has a single case, or all cost nothing: there is no spread to judge by.
     *
     * @param byYear costs of the cases the weight rests on
     */
    public static Optional<WeightPrecision> of(Map<Integer, CostSpread> byYear, YearWeights years, Limits limits) {
        BigFraction variance = BigFraction.ZERO;
        BigFraction total = BigFraction.ZERO;
        BigFraction sum = BigFraction.ZERO;
        for (var entry : byYear.entrySet()) {
            CostSpread costs = entry.getValue();
            if (costs.caseCount() == 0) {
                continue;
            }
            if (costs.caseCount() == 1) {
                return Optional.empty();
            }
            BigFraction cases = new BigFraction(costs.caseCount());
            BigFraction share = years.weight(entry.getKey())
                    .multiply(years.method() == YearWeights.Method.YW_POOLED ? cases : BigFraction.ONE);
            BigFraction ofMean = costs.squaredDeviations()
                    .divide(cases.subtract(BigFraction.ONE))
                    .divide(cases);
            variance = variance.add(share.multiply(share).multiply(ofMean));
            sum = sum.add(share.multiply(costs.total().meanYuan()));
            total = total.add(share);
        }
        if (total.equals(BigFraction.ZERO) || sum.equals(BigFraction.ZERO)) {
            return Optional.empty();
        }
        // The weights' own sum cancels: root(variance) / total over sum / total.
        BigDecimal halfWidth =
                limits.z().multiply(CostSpread.root(variance.divide(sum.multiply(sum))), MathContext.DECIMAL128);
        BigDecimal credibility = halfWidth.compareTo(limits.fluctuationMax()) <= 0
                ? BigDecimal.ONE
                : limits.fluctuationMax().divide(halfWidth, MathContext.DECIMAL128);
        return Optional.of(new WeightPrecision(halfWidth, credibility));
    }

    /** The lower end of the interval, a weight, rounded; not below 0. */
    public BigDecimal low(BigDecimal weight) {
        return Money.round(
                weight.multiply(BigDecimal.ONE.subtract(relativeHalfWidth).max(BigDecimal.ZERO)), Money.WEIGHT.scale());
    }

    /** The upper end of the interval, a weight, rounded. */
    public BigDecimal high(BigDecimal weight) {
        return Money.round(weight.multiply(BigDecimal.ONE.add(relativeHalfWidth)), Money.WEIGHT.scale());
    }
}
