package org.medfund.core.table.referral;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.score;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * Episodes of inpatient care away from the city of insurance, each with the facts of its decision (decision 0011). The facts
 * are those of the deciding stay, the last one away; days and money are of all its stays away.
 */
public final class Episodes {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year in which the deciding stay ended");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement of the deciding stay");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> HOME_AREA_CODE = text("home_area_code", "Administrative division of insurance");
    public static final Field<String> HOME_CITY_CODE = text("home_city_code", "City of insurance: the first digits");
    public static final Field<String> TREATED_REGION_CODE = text("treated_region_code", "Pooling region of treatment");
    public static final Field<String> TREATED_AREA_CODE =
            text("treated_area_code", "Administrative division of treatment");
    public static final Field<String> TREATED_CITY_CODE =
            text("treated_city_code", "City of treatment: the first digits");
    public static final Field<Boolean> IS_OTHER_PROVINCE =
            flag("is_other_province", "Treated in another province than insured");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Treating institution");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Its level class, 0 to 3");
    public static final Field<LocalDate> ADMISSION_DATE = date("admission_date", "Day of admission");
    public static final Field<LocalDate> DISCHARGE_DATE = date("discharge_date", "Day of discharge");
    public static final Field<BigDecimal> AGE_YEARS =
            ratio("age_years", "Age at admission").orNull();
    public static final Field<String> MAIN_DIAGNOSIS_CODE =
            text("main_diagnosis_code", "Main diagnosis").orNull();

    public static final Field<String> GROUP_CODE =
            text("group_code", "DRG group; null if it has none").orNull();
    public static final Field<String> DISEASE_CODE = text(
                    "disease_code", "Disease of the DIP catalogue; null if it has none")
            .orNull();
    public static final Field<BigDecimal> RELATIVE_WEIGHT = weight(
                    "relative_weight", "Of the group in the region of treatment; null where that has none")
            .orNull();
    public static final Field<BigDecimal> DISEASE_SCORE = score(
                    "disease_score", "Of the disease in the region of treatment; null where that has none")
            .orNull();
    public static final Field<Boolean> HAS_MAJOR_COMPLICATION =
            flag("has_major_complication", "Its group is one with a major complication");
    public static final Field<Integer> OPERATION_LEVEL =
            whole("operation_level", "1 to 4 of the highest operation; 0 without one of these levels");
    public static final Field<Boolean> HAD_INTENSIVE_CARE =
            flag("had_intensive_care", "Stayed in an intensive-care ward");
    public static final Field<String> SEVERITY_FACTS = text(
                    "severity_facts",
                    "Which facts make it severe, parted by commas: WEIGHT, SCORE, COMPLICATION, OPERATION,"
                            + " INTENSIVE_CARE; null if none does")
            .orNull();
    public static final Field<String> ADMISSION_WAY = text(
                    "admission_way", "1 emergency, 2 outpatient, 3 transferred in, 9 other")
            .orNull();
    public static final Field<String> MEDICAL_CATEGORY = text("medical_category", "SPEC A.12, such as 21");
    public static final Field<Boolean> DIED_WITHIN_A_DAY =
            flag("died_within_a_day", "Died within 24 hours of admission");

    public static final Field<String> STAY_IDS =
            text("stay_ids", "Settlements of all stays of the episode in order of admission, parted by commas");
    public static final Field<Long> STAY_COUNT = count("stay_count", "Stays of the episode, at home or away");
    public static final Field<Long> AWAY_STAY_COUNT =
            count("away_stay_count", "Stays away that ended in the year; days and money are theirs");
    public static final Field<String> PREVIOUS_INSTITUTION_CODE = text(
                    "previous_institution_code", "Institution of the stay before the deciding one; null without one")
            .orNull();

    public static final Field<String> FILING_ID = text(
                    "filing_id",
                    "Of the filings for the place of treatment the one that is worth most; null without one")
            .orNull();
    public static final Field<String> FILING_KIND = text(
                    "filing_kind", "REFERRAL, LONG_TERM_RESIDENCE, TEMPORARY, or EMERGENCY_DEEMED")
            .orNull();
    public static final Field<String> FILING_VALIDITY =
            text("filing_validity", "VALID, LATE, INVALID, DEEMED (an emergency counts as filed), or NONE");
    public static final Field<LocalDate> FILING_CREATED_DATE =
            date("filing_created_date", "Day it was entered").orNull();
    public static final Field<LocalDate> FILING_FROM_DATE =
            date("filing_from_date", "Its first day").orNull();
    public static final Field<LocalDate> FILING_TO_DATE = date(
                    "filing_to_date",
                    "Its last day, a temporary one's at least as late as the policy has it; null if open")
            .orNull();
    public static final Field<Boolean> FILING_IS_CANCELLED =
            flag("filing_is_cancelled", "It was cancelled").orNull();
    public static final Field<Integer> FILING_LEAD_DAYS = whole(
                    "filing_lead_days", "Days from the entry of the filing to admission; negative if entered later")
            .orNull();
    public static final Field<String> ISSUING_INSTITUTION_CODE = text(
                    "issuing_institution_code", "Institution that referred; null if the filing names none")
            .orNull();

    public static final Field<Long> LOCAL_CASE_COUNT = count(
                    "local_case_count",
                    "Cases of the group the home city treated the year before, at levels up to that of treatment; null if"
                            + " that is not known")
            .orNull();
    public static final Field<BigDecimal> LOCAL_MORTALITY_RATIO = share(
                    "local_mortality_ratio",
                    "Mortality of these cases over that of the treating city; null if that had no death or no case."
                            + " Where somebody died at home and nobody there, home is not capable")
            .orNull();
    public static final Field<BigDecimal> LOCAL_SHARE_OF_GROUP = share(
                    "local_share_of_group",
                    "Of the cases of the group of people insured in the home city the year before, the part it treated"
                            + " itself; null without cases")
            .orNull();
    public static final Field<Integer> LEVEL_GAP = whole(
                    "level_gap",
                    "Level class of treatment less the lowest at which the home city treated enough cases; null if none")
            .orNull();
    public static final Field<Integer> SKIPPED_LEVELS = whole(
                    "skipped_levels",
                    "Level classes between that of the institution that referred, or of the stay before, and that of"
                            + " treatment; null without one")
            .orNull();
    public static final Field<Long> EARLIER_VISIT_COUNT = count(
            "earlier_visit_count", "Visits and stays at the treating institution in the 365 days before admission");
    public static final Field<BigDecimal> COST_RATIO = share(
                    "cost_ratio", "Cost of the deciding stay over the mean cost of the local cases; null without these")
            .orNull();

    public static final Field<String> DECISION = text(
            "decision",
            "EXEMPT_EMERGENCY, REASONABLE_SEVERITY, REASONABLE_NO_LOCAL_CAPABILITY, REASONABLE_RESIDENT, SUSPECT_FILED,"
                    + " UNREASONABLE, or NOT_DECIDED");
    public static final Field<String> UNDECIDED_REASON = text(
                    "undecided_reason", "EXCLUDED_CARE, NO_GROUP, NO_WEIGHT, or NO_PRIOR_YEAR; null if it is decided")
            .orNull();

    public static final Field<Long> STAY_DAYS = count("stay_days", "Days of the stays away, each as settled");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Cost of the stays away");
    public static final Field<BigDecimal> FUND_TOTAL_YUAN = yuan("fund_total_yuan", "Paid for them by all funds");
    public static final Field<BigDecimal> LOCAL_FUND_YUAN = yuan(
                    "local_fund_yuan",
                    "What the funds would have paid at home for the deciding stay: standard of the home region at the"
                            + " level, times the part of the cost paid by funds for the local cases; null if not known")
            .orNull();
    public static final Field<BigDecimal> FULL_FUND_LOSS_YUAN = yuan(
            "full_fund_loss_yuan",
            "LOSS_FULL_FUND: what the funds paid for the deciding stay of an unreasonable referral; else 0.00");
    public static final Field<BigDecimal> DIFFERENCE_LOSS_YUAN = yuan(
            "difference_loss_yuan",
            "LOSS_DIFF: what they paid for it beyond what they would have paid at home, of an unreasonable referral; 0.00 if"
                    + " that is not known");
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN =
            yuan("fund_at_risk_yuan", "The one of the two losses that the policy names");

    public static final Table TABLE = Table.named("referral.episodes")
            .doc(
                    "Episodes of inpatient care away from the city of insurance, with the facts of their decision (SPEC E.3).")
            .grain(SETTLEMENT_ID)
            .fields(
                    REGION_CODE,
                    YEAR,
                    SETTLEMENT_ID,
                    PERSON_KEY,
                    INSURANCE_TYPE,
                    HOME_AREA_CODE,
                    HOME_CITY_CODE,
                    TREATED_REGION_CODE,
                    TREATED_AREA_CODE,
                    TREATED_CITY_CODE,
                    IS_OTHER_PROVINCE,
                    INSTITUTION_CODE,
                    LEVEL_CLASS,
                    ADMISSION_DATE,
                    DISCHARGE_DATE,
                    AGE_YEARS,
                    MAIN_DIAGNOSIS_CODE,
                    GROUP_CODE,
                    DISEASE_CODE,
                    RELATIVE_WEIGHT,
                    DISEASE_SCORE,
                    HAS_MAJOR_COMPLICATION,
                    OPERATION_LEVEL,
                    HAD_INTENSIVE_CARE,
                    SEVERITY_FACTS,
                    ADMISSION_WAY,
                    MEDICAL_CATEGORY,
                    DIED_WITHIN_A_DAY,
                    STAY_IDS,
                    STAY_COUNT,
                    AWAY_STAY_COUNT,
                    PREVIOUS_INSTITUTION_CODE,
                    FILING_ID,
                    FILING_KIND,
                    FILING_VALIDITY,
                    FILING_CREATED_DATE,
                    FILING_FROM_DATE,
                    FILING_TO_DATE,
                    FILING_IS_CANCELLED,
                    FILING_LEAD_DAYS,
                    ISSUING_INSTITUTION_CODE,
                    LOCAL_CASE_COUNT,
                    LOCAL_MORTALITY_RATIO,
                    LOCAL_SHARE_OF_GROUP,
                    LEVEL_GAP,
                    SKIPPED_LEVELS,
                    EARLIER_VISIT_COUNT,
                    COST_RATIO,
                    DECISION,
                    UNDECIDED_REASON,
                    STAY_DAYS,
                    TOTAL_COST_YUAN,
                    FUND_TOTAL_YUAN,
                    LOCAL_FUND_YUAN,
                    FULL_FUND_LOSS_YUAN,
                    DIFFERENCE_LOSS_YUAN,
                    FUND_AT_RISK_YUAN)
            .region(REGION_CODE)
            .check("undecided_for_a_reason", "(decision = 'NOT_DECIDED') = (undecided_reason IS NOT NULL)")
            .check("loss_only_of_the_unreasonable", "decision = 'UNREASONABLE' OR fund_at_risk_yuan = 0")
            .writtenBy("link-referrals")
            .build();

    private Episodes() {}
}
