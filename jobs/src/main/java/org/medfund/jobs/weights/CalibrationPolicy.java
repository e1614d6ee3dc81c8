package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
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

    public static CalibrationPolicy from(Policy policy, PolicyYear newest) {
        return new CalibrationPolicy(
                CleaningPolicy.from(policy),
                TrimPolicy.from(policy),
                WeightPolicy.from(policy, newest),
                policy.decimal("clean.max_removed"),
                policy.decimal("trim.max_share"),
                RevisionPolicy.from(policy),
                BasicGroups.from(policy),
                StandardisationPolicy.from(policy),
                QualityLimits.from(policy));
    }
}
