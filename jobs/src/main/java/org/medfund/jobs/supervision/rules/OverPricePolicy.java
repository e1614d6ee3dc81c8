package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.policy.Policy;

/**
 * Thresholds of rule E.8.
 *
 * @param priceToleranceYuan yuan a unit above the price limit that are let pass
 * @param minParts parts a package must have to be called unbundled; one of a single part cannot be split
 */
public record OverPricePolicy(BigDecimal priceToleranceYuan, int minParts) implements Serializable {

    static OverPricePolicy from(Policy policy) {
        return new OverPricePolicy(policy.decimal("e8.price_tolerance_yuan"), policy.whole("e8.min_parts"));
    }
}
