package org.medfund.jobs.payment;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/**
 * What a case with approved new drugs, devices, or technology is paid (SPEC B.11; DIP3 5.1).
 *
 * @param standardYuan what the cost was held against
 * @param costRatio cost as classified over the standard, unrounded
 * @param groupPayment for the case without what is paid apart
 * @param apartYuan for the new technology, beside the payment of the group; rounded
 */
public record NewTechnologyPayment(
        BigDecimal standardYuan, BigFraction costRatio, DrgCasePayment groupPayment, BigDecimal apartYuan) {

    /** How new technology is paid, {@code newtech.policy}. */
    public enum Method {
        /** Leaves the cost before classification, and a part of it is paid outside the standard. */
        NT_EXCLUDE,
        /** Stays in the cost; the case weighs so much more. */
        NT_ADDON,
        /** Stays in the cost; whoever thinks the payment too low asks for a review as a special case (SPEC D.5). */
        NT_SPECIAL_CASE
    }

    /**
     * One case.
     *
     * @param costYuan whole cost
     * @param newTechnologyYuan of it, for approved items
     * @param weight of its group
     * @param addOnWeight what NT_ADDON adds to the weight, from the assessment of the technology
     * @param rateYuan yuan a unit of weight
     */
    public record Case(
            BigDecimal costYuan,
            BigDecimal newTechnologyYuan,
            BigDecimal weight,
            BigDecimal addOnWeight,
            BigDecimal coefficient,
            BigDecimal rateYuan) {}

    /**
     * The payment by one method. High cases are told by the weight of the group, without the add-on.
     *
     * @param payRatio {@code newtech.pay_ratio}: part of the cost that NT_EXCLUDE pays
     * @throws IllegalArgumentException if the new technology costs more than the whole case, or the case has no standard
     */
    public static NewTechnologyPayment of(Case paid, Method method, BigDecimal payRatio, DrgPaymentPolicy policy) {
        if (paid.newTechnologyYuan().compareTo(paid.costYuan()) > 0) {
            throw new IllegalArgumentException("New technology of " + paid.newTechnologyYuan()
                    + " yuan is more than the whole cost of " + paid.costYuan());
        }
        boolean isApart = method == Method.NT_EXCLUDE;
        BigDecimal cost = isApart ? paid.costYuan().subtract(paid.newTechnologyYuan()) : paid.costYuan();
        BigDecimal weight = method == Method.NT_ADDON ? paid.weight().add(paid.addOnWeight()) : paid.weight();
        BigDecimal standard = PaymentStandard.standardYuan(weight, paid.coefficient(), paid.rateYuan());
        if (standard.signum() <= 0) {
            throw new IllegalArgumentException("A case without standard has no path.");
        }
        return new NewTechnologyPayment(
                standard,
                Money.exact(cost).divide(Money.exact(standard)),
                DrgCasePayment.of(cost, paid.weight(), standard, policy),
                Money.roundToFen(isApart ? paid.newTechnologyYuan().multiply(payRatio) : BigDecimal.ZERO));
    }

    /** Both together, yuan. */
    public BigDecimal totalYuan() {
        return groupPayment.paymentYuan().add(apartYuan);
    }
}
