package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
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

    /** Of trimmed cases; squares are compared, so that no root is rounded. */
    public static Stability of(CostSpread costs, Limits limits) {
        if (costs.caseCount() < limits.caseCountMin()) {
            return UNSTABLE_SMALL;
        }
        BigDecimal max = limits.variationMax();
        boolean isEven =
                costs.squaredVariation(limits.deltaDegreesOfFreedom()).compareTo(Money.exact(max.multiply(max))) <= 0;
        return isEven ? STABLE : UNSTABLE_CV;
    }
}
