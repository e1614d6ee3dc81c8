package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/** Base rate and payment standard (SPEC B.9). */
public final class PaymentStandard {

    /**
     * Coefficients of one region.
     *
     * @param byLevelClass of the level classes that have cases
     * @param basicGroups groups paid alike at every level (SPEC B.7)
     * @param basicCoefficient theirs
     */
    public record Coefficients(
            SortedMap<Integer, BigDecimal> byLevelClass, Set<String> basicGroups, BigDecimal basicCoefficient) {

        /** @throws IllegalArgumentException if the level class has no coefficient */
        public BigDecimal of(int levelClass, String groupCode) {
            if (basicGroups.contains(groupCode)) {
                return basicCoefficient;
            }
            BigDecimal coefficient = byLevelClass.get(levelClass);
            if (coefficient == null) {
                throw new IllegalArgumentException("Level class " + levelClass + " has no coefficient");
            }
            return coefficient;
        }
    }

    /**
     * Yuan a unit of weight: the budget, raised from the fund's part to the whole cost, over the weight it has to pay.
     *
     * @param budgetYuan inpatient budget of the fund
     * @param fundRatio part of the cost the fund bears, above 0 and at most 1
     * @param totalWeight sum of weight times coefficient, above 0
     * @return rounded once
     */
    public static BigDecimal rateYuan(BigDecimal budgetYuan, BigFraction fundRatio, BigFraction totalWeight) {
        if (!isUsableRatio(fundRatio) || totalWeight.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "No rate follows from fund ratio " + fundRatio + " and total weight " + totalWeight);
        }
        return Money.round(Money.exact(budgetYuan).divide(fundRatio).divide(totalWeight), Money.RATE.scale());
    }

    /** A fund bears something, and no more than everything. */
    public static boolean isUsableRatio(BigFraction fundRatio) {
        return fundRatio.compareTo(BigFraction.ZERO) > 0 && fundRatio.compareTo(BigFraction.ONE) <= 0;
    }

    /** What a normal case is paid: weight times coefficient times rate, all as published, rounded once. */
    public static BigDecimal standardYuan(BigDecimal weight, BigDecimal coefficient, BigDecimal rateYuan) {
        return Money.roundToFen(weight.multiply(coefficient).multiply(rateYuan));
    }

    private PaymentStandard() {}
}
