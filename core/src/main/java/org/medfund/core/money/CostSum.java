package org.medfund.core.money;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/** How many cases there are, and what they cost together in yuan, exactly. */
public record CostSum(long caseCount, BigFraction costYuan) {
    public static final CostSum NONE = new CostSum(0, BigFraction.ZERO);

    public static CostSum of(long caseCount, BigDecimal costYuan) {
        return new CostSum(caseCount, Money.exact(costYuan));
    }

    /** So many cases of this mean cost. */
    public static CostSum ofMean(long caseCount, BigDecimal meanYuan) {
        return new CostSum(caseCount, Money.exact(meanYuan).multiply(count(caseCount)));
    }

    public CostSum plus(CostSum other) {
        return new CostSum(caseCount + other.caseCount, costYuan.add(other.costYuan));
    }

    /**
     * Mean cost in yuan.
     *
     * @throws IllegalStateException if there is no case
     */
    public BigFraction meanYuan() {
        if (caseCount == 0) {
            throw new IllegalStateException("No case has no mean.");
        }
        return costYuan.divide(count(caseCount));
    }

    /** Both, year by year. */
    public static SortedMap<Integer, CostSum> plus(Map<Integer, CostSum> left, Map<Integer, CostSum> right) {
        SortedMap<Integer, CostSum> both = new TreeMap<>(left);
        right.forEach((year, sum) -> both.merge(year, sum, CostSum::plus));
        return both;
    }

    static BigFraction count(long caseCount) {
        return new BigFraction(caseCount);
    }
}
