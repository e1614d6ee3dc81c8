package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
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

    /** @throws org.medfund.core.problem.Refusal if a value is missing that the method needs */
    public static DipScorePolicy from(Policy policy, PolicyYear newest) {
        DipScore method = policy.choice("dip.score_method", DipScore.class);
        List<BigDecimal> limits = policy.decimals("dip.cv_limits");
        if (limits.size() != VARIATION_LIMITS
                || !limits.equals(limits.stream().sorted().toList())) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy dip.cv_limits is " + limits + ".",
                            "Three limits part four classes of variation.",
                            "Give three, ascending, such as 0.5, 0.7, 1.0.")
                    .refusal();
        }
        return new DipScorePolicy(
                method,
                policy.decimal("dip.score_base"),
                method == DipScore.REFERENCE_DISEASE ? policy.text("dip.reference_disease") : null,
                method == DipScore.STANDARD_QUOTA ? policy.decimal("dip.standard_quota_yuan") : null,
                policy.decimal("dip.max_drop"),
                limits,
                policy.whole("stat.ddof"),
                YearWeights.endingIn(
                        newest.value(),
                        policy.choice("weight.year_policy", YearWeights.Method.class),
                        policy.decimals("weight.year_weights")),
                WeightPrecision.Limits.from(policy),
                CleaningPolicy.from(policy),
                policy.decimal("clean.max_removed"),
                TrimPolicy.from(policy).by(policy.choice("trim.dip_policy", TrimPolicy.Method.class)));
    }
}
