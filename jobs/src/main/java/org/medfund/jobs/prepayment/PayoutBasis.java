package org.medfund.jobs.prepayment;

import org.medfund.core.policy.Policy;

/** {@code prepay.payout_basis}: by what a region splits what its pools may prepay (SPEC D.2, "last-year payout share"). */
enum PayoutBasis {
    /** What monthly settlements delivered for the year before paid. */
    MONTHLY_SETTLEMENTS,
    /** What the cases of the year before were booked with. */
    CASE_PAYMENTS,
    /** By monthly settlements where any is delivered of the region, else by its cases. */
    MONTHLY_ELSE_CASES;

    /** @throws org.medfund.core.problem.Refusal if the value is none of them */
    static PayoutBasis from(Policy policy) {
        return policy.choice("prepay.payout_basis", PayoutBasis.class);
    }
}
