package org.medfund.jobs.payment;

import java.math.BigDecimal;
import org.medfund.core.money.Money;

/**
 * What one case is paid by all payers together, and by which path (SPEC B.10).
 *
 * <p>With r = cost over standard: below the low factor the cost itself; above the high factor h of the weight
 * {@code standard * (1 + r - h)}; in between, both ends included, the standard. Nothing is divided, so r is compared
 * unrounded.
 *
 * @param paymentYuan rounded once
 */
public record DrgCasePayment(Path path, BigDecimal paymentYuan) {

    /** How a payment came about. */
    public enum Path {
        NORMAL,
        LOW,
        HIGH,
        /** High, but the region already pays as many high cases as it may: paid the standard. */
        HIGH_CAPPED,
        UNGROUPED,
        /** Its group has no standard: paid like an ungrouped case. */
        NO_WEIGHT
    }

    /**
     * A case whose group has a standard.
     *
     * @param standardYuan above 0, coefficient included
     */
    public static DrgCasePayment of(
            BigDecimal costYuan, BigDecimal weight, BigDecimal standardYuan, DrgPaymentPolicy policy) {
        if (costYuan.compareTo(standardYuan.multiply(policy.lowFactor())) < 0) {
            return new DrgCasePayment(Path.LOW, Money.roundToFen(costYuan));
        }
        BigDecimal high = policy.highFactor(weight);
        if (costYuan.compareTo(standardYuan.multiply(high)) > 0) {
            // standard * (1 + cost / standard - high)
            BigDecimal payment = costYuan.add(standardYuan.multiply(BigDecimal.ONE.subtract(high)));
            return new DrgCasePayment(Path.HIGH, Money.roundToFen(payment));
        }
        return new DrgCasePayment(Path.NORMAL, Money.roundToFen(standardYuan));
    }

    /** A case without group, or whose group has no standard: a part of its cost. */
    public static DrgCasePayment byItem(BigDecimal costYuan, boolean hasGroup, DrgPaymentPolicy policy) {
        return new DrgCasePayment(
                hasGroup ? Path.NO_WEIGHT : Path.UNGROUPED,
                Money.roundToFen(costYuan.multiply(policy.ungroupedFactor())));
    }
}
