package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.money.CostSpread;
import org.medfund.core.policy.PolicyRanges;

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
        /** @param ranges takes values out of their range */
        static Limits from(PolicyRanges ranges) {
            return new Limits(
                    ranges.notNegative("drg.min_cases"),
                    ranges.notNegativeDecimal("drg.cv_max"),
                    ranges.deltaDegreesOfFreedom());
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
