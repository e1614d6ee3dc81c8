package org.medfund.jobs.weights;

import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.time.PolicyYear;

/**
 * How kept cases become weights (SPEC B.3, B.4).
 *
 * @param years the calibration window and what each year of it counts
 * @param unstable what the weight of an unstable group rests on
 */
public record WeightPolicy(
        YearWeights years, Stability.Limits stability, WeightBasis unstable, WeightPrecision.Limits precision) {
    /** What happens to a year without cases. */
    enum MissingYear {
        RENORMALISE
    }

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static WeightPolicy from(Policy policy, PolicyYear newest) {
        PolicyRanges ranges = new PolicyRanges(policy);
        WeightPolicy read = from(policy, newest, ranges);
        ranges.refuseIfAny();
        return read;
    }

    /** @param ranges takes values out of their range */
    static WeightPolicy from(Policy policy, PolicyYear newest, PolicyRanges ranges) {
        policy.choice("weight.missing_year", MissingYear.class); // the only way there is; refuses another
        return new WeightPolicy(
                years(policy, newest, ranges),
                Stability.Limits.from(ranges),
                policy.choice("drg.unstable_policy", WeightBasis.class),
                WeightPrecision.Limits.from(ranges));
    }

    /** The window up to a year and what its years count, of groups and diseases alike. */
    static YearWeights years(Policy policy, PolicyYear newest, PolicyRanges ranges) {
        return YearWeights.endingIn(
                newest.value(), policy.choice("weight.year_policy", YearWeights.Method.class), ranges.yearWeights());
    }
}
