package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;

/**
 * Thresholds of rule E.20.
 *
 * @param limitDays days a prescription may supply, by its kind
 * @param tolerance by which days in hand may be more, a share of the limit
 * @param sitesMin places from which the second test looks at a drug
 * @param unitsMax units within the months up to which it is not too much
 * @param windowMonths months before a dispensing that the second test looks at
 */
public record OverprescribingPolicy(
        Map<String, BigDecimal> limitDays, BigDecimal tolerance, int sitesMin, BigDecimal unitsMax, int windowMonths)
        implements Serializable {

    public static OverprescribingPolicy from(Policy policy) {
        return new OverprescribingPolicy(
                policy.decimalsByName("e20.limit_days"),
                policy.decimal("e20.tolerance"),
                policy.whole("e20.sites_min"),
                policy.decimal("e20.units_max"),
                policy.whole("e20.window_months"));
    }

    /** Days in hand up to which a prescription of this kind is not too much; null if its kind has no limit. */
    @Nullable
    BigDecimal allowedDays(@Nullable String kind) {
        BigDecimal limit = kind == null ? null : limitDays.get(kind);
        return limit == null ? null : limit.add(limit.multiply(tolerance)).stripTrailingZeros();
    }
}
