package org.medfund.core.assessment;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * Between what an assessment coefficient may move a payment, both included (SPEC C.8).
 *
 * @param initial of an institution that was not assessed
 */
public record AssessmentLimits(BigDecimal min, BigDecimal max, BigDecimal initial) {
    public static AssessmentLimits from(Policy policy) {
        return new AssessmentLimits(
                policy.decimal("assess.coef_min"),
                policy.decimal("assess.coef_max"),
                policy.decimal("assess.coef_default"));
    }

    public boolean allow(BigDecimal coefficient) {
        return coefficient.compareTo(min) >= 0 && coefficient.compareTo(max) <= 0;
    }

    /** @throws org.medfund.core.problem.Refusal if the coefficient is outside the limits */
    public BigDecimal checked(BigDecimal coefficient) {
        if (!allow(coefficient)) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            "An assessment coefficient is " + coefficient + ".",
                            "It lies from " + min + " to " + max + " (assess.coef_min, assess.coef_max).",
                            "Correct the assessment, or the limits in the policy folder.")
                    .refusal();
        }
        return coefficient;
    }
}
