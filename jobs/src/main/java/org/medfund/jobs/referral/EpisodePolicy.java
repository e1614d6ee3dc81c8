package org.medfund.jobs.referral;

import java.io.Serializable;
import java.util.List;
import org.medfund.core.policy.Policy;

/**
 * How stays become episodes, and by what they are decided, in one region of insurance (decision 0011).
 *
 * @param decision thresholds of the decision list
 * @param majorComplicationSuffixes what follows the ADRG in the code of a group with a major complication
 * @param excludedCategories first two characters of medical categories that are not asked
 * @param transferGapDays most days between a discharge and an admission that are one transfer
 * @param diagnosisLength characters of the main diagnosis that make one disease category
 * @param temporaryMonths months that a temporary filing covers at least
 * @param earlierVisitDays days before admission in which visits count
 */
record EpisodePolicy(
        ReferralPolicy decision,
        List<String> majorComplicationSuffixes,
        List<String> excludedCategories,
        int transferGapDays,
        int diagnosisLength,
        int temporaryMonths,
        int earlierVisitDays)
        implements Serializable {

    static EpisodePolicy from(Policy policy) {
        return new EpisodePolicy(
                ReferralPolicy.from(policy),
                policy.texts("e3.major_complication_suffixes"),
                policy.texts("e3.excluded_med_types"),
                policy.whole("e3.transfer_gap_days"),
                policy.whole("e3.diagnosis_length"),
                policy.whole("e3.filing.temp_min_months"),
                policy.whole("e3.earlier_visit_days"));
    }

    /** Whether a group is one with a major complication; a group without an ADRG says nothing of it. */
    boolean isOfMajorComplication(String groupCode, String adrgCode) {
        return majorComplicationSuffixes.stream().anyMatch(suffix -> groupCode.equals(adrgCode + suffix));
    }
}
