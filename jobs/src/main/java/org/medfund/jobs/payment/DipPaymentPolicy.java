package org.medfund.jobs.payment;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * How the points of a case are found once its disease has a score (SPEC C.6, C.8).
 *
 * @param ungroupedFactor part of the cost that is recognised of a case without score
 */
public record DipPaymentPolicy(DipDeviation.Method deviation, DipDeviation.Limits limits, BigDecimal ungroupedFactor)
        implements Serializable {

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static DipPaymentPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        DipDeviation.Method deviation = policy.choice("dip.deviation_policy", DipDeviation.Method.class);
        DipDeviation.Limits limits = DipDeviation.Limits.of(deviation, policy);
        String set = switch (deviation) {
            case DEV_2020 -> "dev2020";
            case DEV_V3 -> "devv3";
            case LOW_0_4_HIGH_2_5 -> "devlocal";
        };
        ranges.hold(
                limits.low().signum() > 0 && limits.low().compareTo(limits.high()) < 0,
                set + ".low",
                "above 0 and below " + set + ".high (" + limits.high() + ")");
        ranges.hold(
                limits.extreme().compareTo(limits.high()) >= 0,
                "dev2020.extreme",
                "the limit of high cases (" + limits.high() + ") or more");
        DipPaymentPolicy read = new DipPaymentPolicy(deviation, limits, ranges.share("ungrouped.pay_factor"));
        ranges.refuseIfAny();
        return read;
    }
}
