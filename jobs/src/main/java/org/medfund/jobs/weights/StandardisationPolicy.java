package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;

/**
 * Whether costs are brought to one level of hospitals before weights are formed (docs/policy-readings.md, "Standardised
 * costs").
 *
 * @param tolerance levels have settled when none changes by more than this share in a round
 * @param roundsMax rounds after which levels that have not settled are given up
 * @param caseCountMin hospitals with fewer cases have no level of their own and share one
 */
public record StandardisationPolicy(Method method, BigDecimal tolerance, int roundsMax, int caseCountMin) {

    /** {@code weight.standardisation}. */
    public enum Method {
        /** A case counts with what it cost. */
        NONE,
        /** A case counts with its cost over the level of its hospital, as in hospital-specific relative values. */
        HOSPITAL_RELATIVE
    }

    public static StandardisationPolicy from(Policy policy) {
        return new StandardisationPolicy(
                policy.choice("weight.standardisation", Method.class),
                policy.decimal("weight.standardisation_tolerance"),
                policy.whole("weight.standardisation_rounds_max"),
                policy.whole("weight.standardisation_min_cases"));
    }

    public boolean standardises() {
        return method != Method.NONE;
    }
}
