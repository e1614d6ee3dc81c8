package org.medfund.jobs.weights;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * Which costs of a group are outliers (SPEC B.2).
 *
 * @param caseCountMin smaller groups are not trimmed
 * @param interquartileFactor quartile distances that the bounds lie beyond the quartiles
 * @param skipsEqualQuartiles a group whose quartiles are equal is not trimmed, or only equal costs would stay
 * @param standardDeviations of the logarithm of cost, either way
 * @param deltaDegreesOfFreedom 0 for the population form
 * @param lowShare lower percentile, as a share
 * @param highShare upper percentile, as a share
 * @param lowRatio lower bound over the mean
 * @param highRatio upper bound over the mean
 */
public record TrimPolicy(
        Method method,
        int caseCountMin,
        BigDecimal interquartileFactor,
        boolean skipsEqualQuartiles,
        BigDecimal standardDeviations,
        int deltaDegreesOfFreedom,
        BigDecimal lowShare,
        BigDecimal highShare,
        BigDecimal lowRatio,
        BigDecimal highRatio)
        implements Serializable {

    /** The ways of drawing bounds, by their names in SPEC B.2. */
    public enum Method {
        TRIM_NONE,
        TRIM_IQR15,
        TRIM_LOG3SD,
        TRIM_PCT,
        TRIM_P1_P99,
        TRIM_RATIO
    }

    /**
     * The policy for DRG groups.
     *
     * @throws org.medfund.core.problem.Refusal with every value that is out of its range
     */
    public static TrimPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        TrimPolicy read = from(policy, ranges);
        ranges.refuseIfAny();
        return read;
    }

    /** @param ranges takes values out of their range */
    static TrimPolicy from(Policy policy, PolicyRanges ranges) {
        BigDecimal lowShare = ranges.share("trim.pct_lo");
        BigDecimal highShare = ranges.share("trim.pct_hi");
        ranges.hold(lowShare.compareTo(highShare) < 0, "trim.pct_lo", "below trim.pct_hi (" + highShare + ")");
        BigDecimal lowRatio = ranges.notNegativeDecimal("trim.ratio_lo");
        BigDecimal highRatio = policy.decimal("trim.ratio_hi");
        ranges.hold(highRatio.compareTo(lowRatio) > 0, "trim.ratio_hi", "above trim.ratio_lo (" + lowRatio + ")");
        return new TrimPolicy(
                policy.choice("trim.drg_policy", Method.class),
                ranges.notNegative("trim.min_group_n"),
                ranges.positive("trim.iqr_k"),
                policy.flag("trim.skip_if_iqr0"),
                ranges.positive("trim.sd_multiplier"),
                ranges.deltaDegreesOfFreedom(),
                lowShare,
                highShare,
                lowRatio,
                highRatio);
    }

    /** The same figures under another way of drawing bounds. */
    TrimPolicy by(Method other) {
        return new TrimPolicy(
                other,
                caseCountMin,
                interquartileFactor,
                skipsEqualQuartiles,
                standardDeviations,
                deltaDegreesOfFreedom,
                lowShare,
                highShare,
                lowRatio,
                highRatio);
    }
}
