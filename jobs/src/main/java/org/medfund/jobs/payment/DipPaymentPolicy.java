package org.medfund.jobs.payment;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.policy.Policy;

/**
 * How the points of a case are found once its disease has a score (SPEC C.6, C.8).
 *
 * @param ungroupedFactor part of the cost that is recognised of a case without score
 */
public record DipPaymentPolicy(DipDeviation.Method deviation, DipDeviation.Limits limits, BigDecimal ungroupedFactor)
        implements Serializable {

    public static DipPaymentPolicy from(Policy policy) {
        DipDeviation.Method deviation = policy.choice("dip.deviation_policy", DipDeviation.Method.class);
        return new DipPaymentPolicy(
                deviation, DipDeviation.Limits.of(deviation, policy), policy.decimal("ungrouped.pay_factor"));
    }
}
