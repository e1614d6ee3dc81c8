package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.List;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

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

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static PointValuePolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        BigDecimal low = ranges.share("trim.pct_lo");
        BigDecimal high = ranges.share("trim.pct_hi");
        ranges.hold(low.compareTo(high) < 0, "trim.pct_lo", "below trim.pct_hi (" + high + ")");
        List<BigDecimal> weights = PointValue.openingWeights(policy);
        ranges.hold(
                !weights.isEmpty() && weights.stream().allMatch(weight -> weight.signum() > 0),
                "pv.opening_weights",
                "weights above 0, the oldest year first");
        BigDecimal baseShare = ranges.share("pv.elastic_base_share");
        ranges.hold(baseShare.signum() > 0, "pv.elastic_base_share", "above 0");
        PointValuePolicy read = new PointValuePolicy(
                policy.choice("pv.policy", PointValueInterval.Method.class),
                low,
                high,
                weights,
                policy.choice("pv.settled_by", SettledBy.class),
                baseShare,
                ranges.positive("pv.elastic_cap_factor"));
        ranges.refuseIfAny();
        return read;
    }
}
