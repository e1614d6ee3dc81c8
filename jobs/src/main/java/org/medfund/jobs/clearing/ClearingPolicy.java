package org.medfund.jobs.clearing;

import java.util.Optional;
import org.medfund.core.policy.Policy;

/**
 * What a region decides about annual clearing (SPEC D.4).
 *
 * @param coefficient empty where the assessment decides about the deposit instead (SPEC C.8)
 * @param missingAssessment where the assessment decides about the deposit
 */
record ClearingPolicy(
        SharingPolicy sharing,
        QualityDeposit.Scale assessment,
        Optional<AssessmentCoefficient> coefficient,
        MissingAssessment missingAssessment,
        PrepaymentSettlement prepaymentSettlement) {

    /** {@code prepay.settlement}: what becomes of a prepayment at the end of the year (SPEC D.2). */
    enum PrepaymentSettlement {
        OFFSET,
        /** It stays with the institution for the next year. */
        CARRY
    }

    /** {@code assess.missing}: what becomes of the deposit of an institution that was not assessed. */
    enum MissingAssessment {
        /** The year is not cleared without it. */
        REFUSE,
        RETURN_FULL
    }

    /** A coefficient has a value of its own for an institution that was not assessed ({@code assess.coef_default}). */
    boolean refusesMissingAssessment() {
        return coefficient.isEmpty() && missingAssessment == MissingAssessment.REFUSE;
    }

    static ClearingPolicy from(Policy policy) {
        return new ClearingPolicy(
                SharingPolicy.from(policy),
                QualityDeposit.Scale.from(policy),
                AssessmentCoefficient.from(policy),
                policy.choice("assess.missing", MissingAssessment.class),
                policy.choice("prepay.settlement", PrepaymentSettlement.class));
    }
}
