package org.medfund.jobs.clearing;

import java.util.Optional;
import org.medfund.core.policy.Policy;

/**
 * What a region decides about annual clearing (SPEC D.4).
 *
 * @param coefficient empty where the assessment decides about the deposit instead (SPEC C.8)
 */
record ClearingPolicy(
        SharingPolicy sharing, QualityDeposit.Scale assessment, Optional<AssessmentCoefficient> coefficient) {
    static ClearingPolicy from(Policy policy) {
        return new ClearingPolicy(
                SharingPolicy.from(policy), QualityDeposit.Scale.from(policy), AssessmentCoefficient.from(policy));
    }
}
