package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.Optional;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;

/**
 * What part of a month is paid at once; the rest is the quality deposit (SPEC D.3).
 *
 * @param releaseRatio {@code monthly.release_ratio}
 * @param maxDepositRatio {@code deposit.max_ratio}, the ceiling of PROC25 art. 26
 * @param hasOverride whether a document of the region allows a greater deposit ({@code deposit.override_doc})
 */
public record ReleasePolicy(BigDecimal releaseRatio, BigDecimal maxDepositRatio, boolean hasOverride) {

    public static ReleasePolicy from(Policy policy) {
        return new ReleasePolicy(
                policy.decimal("monthly.release_ratio"),
                policy.decimal("deposit.max_ratio"),
                !policy.node("deposit.override_doc").isNull());
    }

    /** The part of a month that is held back. */
    public BigDecimal depositRatio() {
        return BigDecimal.ONE.subtract(releaseRatio);
    }

    /** Whether the deposit keeps to its ceiling, or a document allows more (SPEC D.3; case D01). */
    public boolean isAllowed() {
        return releaseRatio.signum() > 0
                && depositRatio().signum() >= 0
                && (hasOverride || depositRatio().compareTo(maxDepositRatio) <= 0);
    }

    /** Why the month cannot be settled by it; empty if it can. */
    Optional<Problem> problem(Policy policy) {
        return isAllowed()
                ? Optional.empty()
                : Optional.of(policy.unusable(
                        "monthly.release_ratio",
                        "above 0, at most 1, and leave a deposit of at most "
                                + maxDepositRatio.toPlainString() + " (deposit.max_ratio, PROC25 art. 26), unless"
                                + " deposit.override_doc names the document that allows more"));
    }
}
