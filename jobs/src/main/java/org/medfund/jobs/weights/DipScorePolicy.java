package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.time.PolicyYear;

/**
 * How the cases of a disease become its score (SPEC C.2, C.3).
 *
 * @param base points of a disease that costs as much as the divisor
 * @param referenceDisease of REFERENCE_DISEASE; null otherwise
 * @param quotaYuan of STANDARD_QUOTA, yuan a point; null otherwise
 * @param dropMax a score that falls by more than this share within a year is named
 * @param removedShareMax more matched cases than this share may not leave by cleaning
 * @param variationLimits three, ascending, between the classes of variation
 */
public record DipScorePolicy(
        DipScore method,
        BigDecimal base,
        @Nullable String referenceDisease,
        @Nullable BigDecimal quotaYuan,
        BigDecimal dropMax,
        List<BigDecimal> variationLimits,
        int deltaDegreesOfFreedom,
        YearWeights years,
        WeightPrecision.Limits precision,
        CleaningPolicy cleaning,
        BigDecimal removedShareMax,
        TrimPolicy trimming) {

    private static final int VARIATION_LIMITS = 3;

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static DipScorePolicy from(Policy policy, PolicyYear newest) {
        PolicyRanges ranges = new PolicyRanges(policy);
        DipScore method = policy.choice("dip.score_method", DipScore.class);
        List<BigDecimal> limits = policy.decimals("dip.cv_limits");
        ranges.hold(
                limits.size() == VARIATION_LIMITS
                        && limits.equals(limits.stream().sorted().toList()),
                "dip.cv_limits",
                "three limits between four classes of variation, ascending, such as 0.5, 0.7, 1.0");
        DipScorePolicy read = new DipScorePolicy(
                method,
                ranges.positive("dip.score_base"),
                method == DipScore.REFERENCE_DISEASE ? policy.text("dip.reference_disease") : null,
                method == DipScore.STANDARD_QUOTA ? ranges.positive("dip.standard_quota_yuan") : null,
                ranges.share("dip.max_drop"),
                limits,
                ranges.deltaDegreesOfFreedom(),
                WeightPolicy.years(policy, newest, ranges),
                WeightPrecision.Limits.from(ranges),
                CleaningPolicy.from(policy, ranges),
                CleaningPolicy.removedShareMax(ranges),
                TrimPolicy.from(policy, ranges).by(policy.choice("trim.dip_policy", TrimPolicy.Method.class)));
        ranges.refuseIfAny();
        return read;
    }
}
