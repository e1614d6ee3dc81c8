package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.policy.PolicyRanges;

/**
 * What a scheme should reach (SPEC B.4).
 *
 * @param reductionTarget reduction in variance, included
 */
public record QualityLimits(BigDecimal reductionTarget, SplitCriteria split) {
    /** @param ranges takes values out of their range */
    static QualityLimits from(PolicyRanges ranges) {
        return new QualityLimits(ranges.share("drg.riv_target"), SplitCriteria.from(ranges));
    }
}
