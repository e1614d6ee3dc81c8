package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.List;
import org.medfund.core.money.CostSpread;

/** How alike the cases of a disease cost (SPEC C.3), by {@code dip.cv_limits}. */
public enum VariationClass {
    /** Below the first limit. */
    LOW,
    /** From the first limit to the second, both included. */
    MIDDLE,
    /** Above the second: a candidate for subtypes. */
    HIGH,
    /** Above the third. */
    VERY_HIGH;

    /**
     * The class of kept cases; variation is compared exactly.
     *
     * @param limits three, ascending
     */
    public static VariationClass of(CostSpread costs, List<BigDecimal> limits, int deltaDegreesOfFreedom) {
        if (costs.compareVariation(limits.get(0), deltaDegreesOfFreedom) < 0) {
            return LOW;
        }
        if (costs.compareVariation(limits.get(1), deltaDegreesOfFreedom) <= 0) {
            return MIDDLE;
        }
        return costs.compareVariation(limits.get(2), deltaDegreesOfFreedom) <= 0 ? HIGH : VERY_HIGH;
    }
}
