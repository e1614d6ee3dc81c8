package org.medfund.jobs.clearing;

import org.medfund.core.policy.Policy;

/** What a region decides about annual clearing (SPEC D.4). */
record ClearingPolicy(SharingPolicy sharing, QualityDeposit.Scale assessment) {
    static ClearingPolicy from(Policy policy) {
        return new ClearingPolicy(SharingPolicy.from(policy), QualityDeposit.Scale.from(policy));
    }
}
