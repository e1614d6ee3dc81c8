package org.medfund.jobs.weights;

import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;
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

    public static WeightPolicy from(Policy policy, PolicyYear newest) {
        policy.choice("weight.missing_year", MissingYear.class); // the only way there is; refuses another
        return new WeightPolicy(
                YearWeights.endingIn(
                        newest.value(),
                        policy.choice("weight.year_policy", YearWeights.Method.class),
                        policy.decimals("weight.year_weights")),
                Stability.Limits.from(policy),
                policy.choice("drg.unstable_policy", WeightBasis.class),
                WeightPrecision.Limits.from(policy));
    }
}
