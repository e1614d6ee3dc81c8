package org.medfund.jobs.referral;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.medfund.core.policy.Policy;

/**
 * Thresholds of the decision list of SPEC E.3.
 *
 * @param weightMax a relative weight above it is severe
 * @param scoreMax a disease score (DIP) above it is severe
 * @param severeOperationLevel an operation of this level or above is severe
 * @param localCasesMin cases of the group in the year before, from which a city can treat it
 * @param mortalityRatioMax local over treating mortality up to which it can
 * @param mortalityCasesMin local cases from which mortality says something
 * @param cityPrefix digits of an area code that name the city
 * @param municipalities first two digits of areas that are one city
 * @param emergencyAdmissionWays ways of admission of an emergency
 * @param emergencyCategories first two characters of the medical categories of an emergency
 * @param filingUntil until when a filing counts
 * @param loss what is at risk of an unreasonable referral
 */
public record ReferralPolicy(
        BigDecimal weightMax,
        BigDecimal scoreMax,
        int severeOperationLevel,
        int localCasesMin,
        BigDecimal mortalityRatioMax,
        int mortalityCasesMin,
        int cityPrefix,
        List<String> municipalities,
        List<String> emergencyAdmissionWays,
        List<String> emergencyCategories,
        FilingValidity.Until filingUntil,
        Loss loss)
        implements Serializable {

    /** {@code e3.loss_policy}. */
    public enum Loss {
        /** All that the fund paid. */
        LOSS_FULL_FUND,
        /** What the fund paid beyond what it would have paid at home. */
        LOSS_DIFF
    }

    public static ReferralPolicy from(Policy policy) {
        return new ReferralPolicy(
                policy.decimal("e3.rw_max"),
                policy.decimal("e3.score_max"),
                policy.whole("e3.oprn_lv_lt"),
                policy.whole("e3.min_local_cases"),
                policy.decimal("e3.mortality_ratio_max"),
                policy.whole("e3.mortality_min_cases"),
                policy.whole("e3.city_prefix"),
                policy.texts("e3.municipalities"),
                policy.texts("e3.emergency_adm_ways"),
                policy.texts("e3.emergency_med_types"),
                policy.choice("e3.filing.late_until", FilingValidity.Until.class),
                policy.choice("e3.loss_policy", Loss.class));
    }
}
