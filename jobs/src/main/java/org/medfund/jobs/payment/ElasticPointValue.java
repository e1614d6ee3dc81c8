package org.medfund.jobs.payment;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/**
 * The elastic point value (弹性点值, SPEC C.7; DIP3 5.5): points up to the base are paid at a fixed price, and what is left
 * of the budget is shared by the points beyond, at no more than a cap.
 *
 * <p>{@code floating = (budget - base * fixed) / (points - base)}. Up to the base all points are paid at the fixed price.
 *
 * @param baseYuan what the points up to the base are paid
 * @param incrementPoints points beyond the base
 * @param incrementBudgetYuan what is left for them, before the cap; negative if points up to the base take more than
 *     the budget
 * @param floatingYuan price of a point beyond the base, unrounded; the fixed price if there is none
 * @param blendedYuan mean price of all points, unrounded; the fixed price if there are none
 */
public record ElasticPointValue(
        BigFraction baseYuan,
        BigFraction incrementPoints,
        BigFraction incrementBudgetYuan,
        BigFraction floatingYuan,
        BigFraction blendedYuan) {

    /**
     * The terms, set before the year.
     *
     * @param fixedYuan price of a point up to the base
     * @param capYuan highest price of a point beyond
     * @param basePoints points up to which the fixed price holds
     */
    public record Terms(BigDecimal fixedYuan, BigDecimal capYuan, BigDecimal basePoints) {}

    /**
     * The prices of one year.
     *
     * @param budgetYuan whole cost the budget covers
     * @param points all points of the year, not negative
     * @throws IllegalArgumentException if there are points beyond the base, and the base takes more than the budget
     */
    public static ElasticPointValue of(BigDecimal budgetYuan, BigDecimal points, Terms terms) {
        return of(Money.exact(budgetYuan), points, terms);
    }

    /** As the other, with a budget that is an exact ratio. */
    static ElasticPointValue of(BigFraction budgetYuan, BigDecimal points, Terms terms) {
        BigFraction fixed = Money.exact(terms.fixedYuan());
        BigFraction paidAtFixed = Money.exact(points.min(terms.basePoints()));
        BigFraction base = paidAtFixed.multiply(fixed);
        BigFraction left = budgetYuan.subtract(base);
        BigFraction increment = Money.exact(points).subtract(paidAtFixed);
        if (increment.equals(BigFraction.ZERO)) {
            return new ElasticPointValue(base, increment, left, fixed, fixed);
        }
        if (left.compareTo(BigFraction.ZERO) < 0) {
            throw new IllegalArgumentException("Points at the fixed price cost " + Money.round(base, 2)
                    + " yuan, more than the budget of " + Money.round(budgetYuan, 2) + ".");
        }
        BigFraction cap = Money.exact(terms.capYuan());
        BigFraction share = left.divide(increment);
        BigFraction floating = share.compareTo(cap) > 0 ? cap : share;
        BigFraction blended = base.add(increment.multiply(floating)).divide(Money.exact(points));
        return new ElasticPointValue(base, increment, left, floating, blended);
    }
}
