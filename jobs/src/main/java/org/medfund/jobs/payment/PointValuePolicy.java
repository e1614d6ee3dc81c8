package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.List;
import org.medfund.core.policy.Policy;

/**
 * How a point gets its value (SPEC C.7).
 *
 * @param lowShare lower percentile of PV_PCT, as a share
 * @param highShare upper percentile
 * @param openingWeights what every year counts, oldest first
 * @param baseShare ELASTIC: part of the budgeted points that is paid at the fixed price
 * @param capFactor ELASTIC: highest price of a point beyond, over the fixed price
 */
public record PointValuePolicy(
        PointValueInterval.Method interval,
        BigDecimal lowShare,
        BigDecimal highShare,
        List<BigDecimal> openingWeights,
        SettledBy settledBy,
        BigDecimal baseShare,
        BigDecimal capFactor) {

    /** {@code pv.settled_by}: which value cases are paid at. */
    public enum SettledBy {
        /** At which the budget is just spent. */
        SETTLEMENT,
        /** The opening value, fixed before the year. */
        OPENING,
        /** Base at the opening value, the rest by what is left. */
        ELASTIC
    }

    public static PointValuePolicy from(Policy policy) {
        return new PointValuePolicy(
                policy.choice("pv.policy", PointValueInterval.Method.class),
                policy.decimal("trim.pct_lo"),
                policy.decimal("trim.pct_hi"),
                PointValue.openingWeights(policy),
                policy.choice("pv.settled_by", SettledBy.class),
                policy.decimal("pv.elastic_base_share"),
                policy.decimal("pv.elastic_cap_factor"));
    }
}
