package org.medfund.jobs.weights;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.policy.Policy;

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

    /** The policy for DRG groups. */
    public static TrimPolicy from(Policy policy) {
        return new TrimPolicy(
                policy.choice("trim.drg_policy", Method.class),
                policy.whole("trim.min_group_n"),
                policy.decimal("trim.iqr_k"),
                policy.flag("trim.skip_if_iqr0"),
                policy.decimal("trim.sd_multiplier"),
                policy.whole("stat.ddof"),
                policy.decimal("trim.pct_lo"),
                policy.decimal("trim.pct_hi"),
                policy.decimal("trim.ratio_lo"),
                policy.decimal("trim.ratio_hi"));
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
