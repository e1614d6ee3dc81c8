package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.money.CostSpread;
import org.medfund.core.policy.Policy;

/** Whether a group has enough cases that cost alike for a weight of its own (SPEC B.4). */
public enum Stability {
    STABLE,
    UNSTABLE_SMALL,
    UNSTABLE_CV;

    /**
     * The limits, both included.
     *
     * @param caseCountMin cases a stable group has at least
     * @param variationMax coefficient of variation a stable group has at most
     * @param deltaDegreesOfFreedom 0 for the population form
     */
    public record Limits(int caseCountMin, BigDecimal variationMax, int deltaDegreesOfFreedom) {
        public static Limits from(Policy policy) {
            return new Limits(policy.whole("drg.min_cases"), policy.decimal("drg.cv_max"), policy.whole("stat.ddof"));
        }
    }

    /** Of trimmed cases. */
    public static Stability of(CostSpread costs, Limits limits) {
        if (costs.caseCount() < limits.caseCountMin()) {
            return UNSTABLE_SMALL;
        }
        return costs.compareVariation(limits.variationMax(), limits.deltaDegreesOfFreedom()) <= 0
                ? STABLE
                : UNSTABLE_CV;
    }
}
