package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * What a region decides of reviews.
 *
 * @param appealDays days after a decision within which it may be appealed, the last one included
 * @param secondReviewFromYuan fund money at risk from which a rejection needs a second reviewer
 * @param yearsMax years after that of the flag within which decisions lie
 */
public record ReviewTerms(int appealDays, BigDecimal secondReviewFromYuan, int yearsMax) {

    /** @throws org.medfund.core.problem.Refusal with every value that cannot be used */
    public static ReviewTerms from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        ReviewTerms terms = new ReviewTerms(
                ranges.notNegative("review.appeal_days"),
                ranges.notNegativeDecimal("review.second_review_from_yuan"),
                ranges.notNegative("review.years_max"));
        ranges.refuseIfAny();
        return terms;
    }
}
