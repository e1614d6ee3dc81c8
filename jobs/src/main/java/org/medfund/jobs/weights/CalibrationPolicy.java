package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.time.PolicyYear;

/**
 * Everything one region decides about calibration.
 *
 * @param removedShareMax more claims than this share may not leave by cleaning
 * @param trimmedShareMax more cases than this share should not be outliers; a warning
 * @param revision what is done to measured weights
 * @param basic the marks of basic groups
 * @param standardisation whether costs are brought to one level of hospitals first
 * @param quality what the scheme should reach
 */
public record CalibrationPolicy(
        CleaningPolicy cleaning,
        TrimPolicy trimming,
        WeightPolicy weights,
        BigDecimal removedShareMax,
        BigDecimal trimmedShareMax,
        RevisionPolicy revision,
        BasicGroups basic,
        StandardisationPolicy standardisation,
        QualityLimits quality) {

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static CalibrationPolicy from(Policy policy, PolicyYear newest) {
        PolicyRanges ranges = new PolicyRanges(policy);
        CalibrationPolicy read = new CalibrationPolicy(
                CleaningPolicy.from(policy, ranges),
                TrimPolicy.from(policy, ranges),
                WeightPolicy.from(policy, newest, ranges),
                CleaningPolicy.removedShareMax(ranges),
                ranges.share("trim.max_share"),
                RevisionPolicy.from(policy),
                BasicGroups.from(policy),
                StandardisationPolicy.from(policy),
                QualityLimits.from(ranges));
        ranges.refuseIfAny();
        return read;
    }
}
