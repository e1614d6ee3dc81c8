package org.medfund.jobs.prepayment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * The terms on which a region's pools prepay (SPEC D.2).
 *
 * @param months mean monthly payouts that a pool may prepay
 * @param minReserveMonths by insurance type
 * @param redPools insurance types whose pool has the risk grade red
 * @param assessmentFull from this score on an institution counts with all of its payout
 * @param assessmentFloor below this score it gets nothing
 */
public record PrepaymentTerms(
        BigDecimal months,
        Map<String, BigDecimal> minReserveMonths,
        Set<String> redPools,
        BigDecimal assessmentFull,
        BigDecimal assessmentFloor) {

    /** @throws org.medfund.core.problem.Refusal with every value that cannot be used */
    public static PrepaymentTerms from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        PrepaymentTerms terms = new PrepaymentTerms(
                ranges.notNegativeDecimal("prepay.months"),
                policy.decimalsByName("prepay.min_reserve_months"),
                Set.copyOf(policy.texts("prepay.red_pools")),
                ranges.positive("assess.full"),
                policy.decimal("assess.floor"));
        ranges.refuseIfAny();
        return terms;
    }
}
