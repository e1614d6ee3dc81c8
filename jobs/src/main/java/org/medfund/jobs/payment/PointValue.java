package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** What a DIP point is worth (点值), in yuan a point, unrounded (SPEC C.7; DIP3 4.3, 5.5). */
public final class PointValue {

    /** What cases cost together in yuan, and what they score together. */
    public record CostAndScore(BigFraction costYuan, BigFraction score) {
        public static CostAndScore of(BigDecimal costYuan, BigDecimal score) {
            return new CostAndScore(Money.exact(costYuan), Money.exact(score));
        }

        public CostAndScore plus(CostAndScore other) {
            return new CostAndScore(costYuan.add(other.costYuan), score.add(other.score));
        }

        CostAndScore times(BigFraction weight) {
            return new CostAndScore(costYuan.multiply(weight), score.multiply(weight));
        }

        /** Yuan a point. */
        public BigFraction perPointYuan() {
            if (score.compareTo(BigFraction.ZERO) <= 0) {
                throw new IllegalArgumentException("Cases without a score give no point value.");
            }
            return costYuan.divide(score);
        }
    }

    /** What every year counts, oldest first, {@code pv.opening_weights}. */
    public static List<BigDecimal> openingWeights(Policy policy) {
        return policy.decimals("pv.opening_weights");
    }

    /**
     * The year-weighted mean cost and score of a year, which a budget starts from; their quotient is the point value at
     * the opening of the year. A year that is missing leaves the others their ratio.
     *
     * @param byYear the last years, as many as there are weights or fewer; the newest takes the last weight
     */
    public static CostAndScore opening(SortedMap<Integer, CostAndScore> byYear, List<BigDecimal> oldestToNewest) {
        if (byYear.isEmpty() || byYear.lastKey() - byYear.firstKey() >= oldestToNewest.size()) {
            throw new IllegalArgumentException(
                    "Years " + byYear.keySet() + " do not fit the weights " + oldestToNewest + ".");
        }
        int newest = byYear.lastKey();
        CostAndScore sum = new CostAndScore(BigFraction.ZERO, BigFraction.ZERO);
        BigFraction weights = BigFraction.ZERO;
        for (var year : byYear.entrySet()) {
            BigDecimal weight = oldestToNewest.get(oldestToNewest.size() - 1 - (newest - year.getKey()));
            sum = sum.plus(year.getValue().times(Money.exact(weight)));
            weights = weights.add(Money.exact(weight));
        }
        return sum.times(weights.reciprocal());
    }

    /**
     * The value at which a fund is just spent: the rate of an insurance type, in points instead of weight.
     *
     * @param fundYuan budget of the fund
     * @param fundRatio part of the cost the fund bears, above 0 and at most 1
     * @param score of all its cases, above 0
     */
    public static BigFraction settlement(BigDecimal fundYuan, BigFraction fundRatio, BigFraction score) {
        return PaymentStandard.unitYuan(fundYuan, fundRatio, score);
    }

    /** A point value as published. */
    public static BigDecimal round(BigFraction pointValue) {
        return Money.round(pointValue, Money.POINT_VALUE.scale());
    }

    private PointValue() {}
}
