package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;

/**
 * What a scheme should reach (SPEC B.4).
 *
 * @param reductionTarget reduction in variance, included
 */
public record QualityLimits(BigDecimal reductionTarget, SplitCriteria split) {
    public static QualityLimits from(Policy policy) {
        return new QualityLimits(policy.decimal("drg.riv_target"), SplitCriteria.from(policy));
    }
}
