package org.medfund.jobs.prepayment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.medfund.core.policy.Policy;

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

    /** @throws org.medfund.core.problem.Refusal if a value cannot be used */
    public static PrepaymentTerms from(Policy policy) {
        PrepaymentTerms terms = new PrepaymentTerms(
                policy.decimal("prepay.months"),
                policy.decimalsByName("prepay.min_reserve_months"),
                Set.copyOf(policy.texts("prepay.red_pools")),
                policy.decimal("assess.full"),
                policy.decimal("assess.floor"));
        if (terms.months.signum() < 0) {
            throw policy.unusable("prepay.months", "not negative").refusal();
        }
        if (terms.assessmentFull.signum() <= 0) {
            throw policy.unusable("assess.full", "above 0").refusal();
        }
        return terms;
    }
}
