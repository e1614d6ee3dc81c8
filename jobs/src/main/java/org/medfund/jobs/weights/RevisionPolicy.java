package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Map;
import org.medfund.core.policy.Policy;

/**
 * What is done to measured weights before they are published (SPEC B.5, B.6).
 *
 * @param adjustsStructure by {@code blockFactors}
 * @param limitsChange no weight moves further from last year's than {@code changeMax}
 * @param isNeutral the case-weighted mean is brought to 1; otherwise a revision keeps the total as measured
 * @param freeze which groups keep their weight when the others are brought back
 * @param factorMin least factor of neutrality that is plausible
 * @param factorMax greatest one
 */
public record RevisionPolicy(
        boolean adjustsStructure,
        Map<CostBlock, BigDecimal> blockFactors,
        boolean limitsChange,
        BigDecimal changeMax,
        boolean isNeutral,
        Freeze freeze,
        BigDecimal factorMin,
        BigDecimal factorMax) {

    /** {@code neutral.freeze}. */
    public enum Freeze {
        BASIC_GROUPS,
        NONE
    }

    public static RevisionPolicy from(Policy policy) {
        return new RevisionPolicy(
                policy.flag("structure.enabled"),
                StructureAdjustment.factors(policy),
                policy.flag("change.enabled"),
                policy.decimal("change.max"),
                policy.flag("neutral.enabled"),
                policy.choice("neutral.freeze", Freeze.class),
                policy.decimal("neutral.factor_min"),
                policy.decimal("neutral.factor_max"));
    }

    /** Whether published weights may differ from measured ones. */
    public boolean revises() {
        return adjustsStructure || limitsChange || isNeutral;
    }
}
