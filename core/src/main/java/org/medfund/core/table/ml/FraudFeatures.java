package org.medfund.core.table.ml;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Features of a settled stay as of its settlement: nothing later is read. Feature set fraud-claim-1. */
public final class FraudFeatures {
    public static final Field<String> FEATURE_SET = text("feature_set", "fraud-claim-1");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Institution");
    public static final Field<LocalDate> AS_OF_DATE = date("as_of_date", "Day of settlement");
    public static final Field<Double> STAY_DAYS = statistic("stay_days", "Days in hospital");
    public static final Field<Double> LOG_TOTAL_COST =
            statistic("log_total_cost", "Natural log of 1 + total cost in yuan");
    public static final Field<Double> COST_TO_GROUP_MEAN =
            statistic("cost_to_group_mean", "Cost over the mean of group and level class before this year");
    public static final Field<Double> STAY_TO_GROUP_MEAN =
            statistic("stay_to_group_mean", "Stay over the mean of group and level class before this year");
    public static final Field<Double> DRUG_SHARE = statistic("drug_share", "Drug cost over total cost");
    public static final Field<Double> CONSUMABLE_SHARE =
            statistic("consumable_share", "Consumable cost over total cost");
    public static final Field<Double> EXAM_SHARE =
            statistic("exam_share", "Examination and laboratory cost over total cost");
    public static final Field<Double> TREATMENT_SHARE =
            statistic("treatment_share", "Treatment and surgery cost over total cost");
    public static final Field<Double> EXAM_COUNT = statistic("exam_count", "Large-equipment examinations in the stay");
    public static final Field<Double> REPEAT_EXAM_COUNT =
            statistic("repeat_exam_count", "Of these, repeated within 30 days for the person");
    public static final Field<Double> DAYS_SINCE_LAST_DISCHARGE =
            statistic("days_since_last_discharge", "Days since the person's last discharge anywhere, at most 365");
    public static final Field<Double> STAYS_LAST_YEAR =
            statistic("stays_last_year", "Stays of the person in the 365 days before");
    public static final Field<Double> OVERLAPPING_STAY =
            statistic("overlapping_stay", "1 if another stay of the person covers a night of this one");
    public static final Field<Double> AFTER_DEATH_DAYS =
            statistic("after_death_days", "Days between death and discharge if the stay runs past death, else 0");
    public static final Field<Double> DUPLICATE_LINE_SHARE =
            statistic("duplicate_line_share", "Cost of second and further copies of a line on one day over total cost");
    public static final Field<Double> OWN_PAY_SHARE = statistic("own_pay_share", "Full self pay over total cost");
    public static final Field<Double> DOCTOR_PATIENT_REPEAT =
            statistic("doctor_patient_repeat", "Stays of this person with this doctor in the 365 days before");
    public static final Field<Double> INSTITUTION_LOW_WEIGHT_SHARE = statistic(
            "institution_low_weight_share",
            "Share of the institution's cases before this year in groups that cost up to 0.6 of the region's mean");

    public static final Table TABLE = Table.named("ml.features")
            .doc("Features of a settled stay as of its settlement: nothing later is read. Feature set fraud-claim-1.")
            .grain(SETTLEMENT_ID)
            .fields(
                    FEATURE_SET,
                    REGION_CODE,
                    YEAR,
                    SETTLEMENT_ID,
                    INSTITUTION_CODE,
                    AS_OF_DATE,
                    STAY_DAYS,
                    LOG_TOTAL_COST,
                    COST_TO_GROUP_MEAN,
                    STAY_TO_GROUP_MEAN,
                    DRUG_SHARE,
                    CONSUMABLE_SHARE,
                    EXAM_SHARE,
                    TREATMENT_SHARE,
                    EXAM_COUNT,
                    REPEAT_EXAM_COUNT,
                    DAYS_SINCE_LAST_DISCHARGE,
                    STAYS_LAST_YEAR,
                    OVERLAPPING_STAY,
                    AFTER_DEATH_DAYS,
                    DUPLICATE_LINE_SHARE,
                    OWN_PAY_SHARE,
                    DOCTOR_PATIENT_REPEAT,
                    INSTITUTION_LOW_WEIGHT_SHARE)
            .region(REGION_CODE)
            .writtenBy("build-features")
            .build();

    private FraudFeatures() {}
}
