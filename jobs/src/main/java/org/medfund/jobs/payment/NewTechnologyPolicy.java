package org.medfund.jobs.payment;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.money.Money;

/**
 * How approved new drugs, devices, and technology are paid (SPEC B.11; DIP3 5.1).
 *
 * @param payRatio {@code newtech.pay_ratio}: part of their cost that NT_EXCLUDE pays
 */
public record NewTechnologyPolicy(Method method, BigDecimal payRatio) implements Serializable {

    /** {@code newtech.policy}. */
    public enum Method {
        /** Leaves the cost before classification, and a part of it is paid outside the standard. */
        NT_EXCLUDE,
        /** Stays in the cost; the case weighs so much more. */
        NT_ADDON,
        /** Stays in the cost; whoever thinks the payment too low asks for a review as a special case (SPEC D.5). */
        NT_SPECIAL_CASE
    }

    /** The cost that is held against the standard. */
    BigDecimal classifiedYuan(BigDecimal costYuan, BigDecimal newTechnologyYuan) {
        return method == Method.NT_EXCLUDE ? costYuan.subtract(newTechnologyYuan) : costYuan;
    }

    /** What is paid beside the payment of the group, rounded once. */
    BigDecimal apartYuan(BigDecimal newTechnologyYuan) {
        return method == Method.NT_EXCLUDE
                ? Money.roundToFen(newTechnologyYuan.multiply(payRatio))
                : Money.roundToFen(BigDecimal.ZERO);
    }

    /** What the add-on of the technology adds to the weight of the group. */
    BigDecimal weight(BigDecimal groupWeight, BigDecimal addOnWeight) {
        return method == Method.NT_ADDON ? groupWeight.add(addOnWeight) : groupWeight;
    }
}
