package org.medfund.ml.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;

/** What was known of the person when a stay was settled. */
final class PersonHistory {
    static final int WINDOW_DAYS = 365;

    private static final Column PAST_ID = col("past_settlement_id");
    private static final Column PAST_PERSON = col("past_person_key");
    private static final Column PAST_DOCTOR = col("past_doctor_code");
    private static final Column PAST_ADMISSION = col("past_admission_date");
    private static final Column PAST_DISCHARGE = col("past_discharge_date");
    private static final Column PAST_SETTLED_AT = col("past_settled_at");

    /**
     * One row per stay that another stay of the person precedes or overlaps: days since the last discharge, stays in
     * the year before, overlap, and earlier stays with the same doctor. Looked at are stays that ended within 365 days
     * of admission, were settled by the time this one was, and had not been refunded by then. A visit to a clinic is no
     * stay.
     *
     * @param stays {@link FeatureInput#settledStays}
     * @param settlements {@link FeatureInput#settledAndReversed} of inpatient stays
     */
    static Dataset<Row> stays(Dataset<Row> stays, Dataset<Row> settlements) {
        Dataset<Row> past = settlements.select(
                SettlementLists.SETTLEMENT_ID.col().as("past_settlement_id"),
                SettlementLists.PERSON_KEY.col().as("past_person_key"),
                SettlementLists.ATTENDING_DOCTOR_CODE.col().as("past_doctor_code"),
                SettlementLists.ADMISSION_DATE.col().as("past_admission_date"),
                SettlementLists.DISCHARGE_DATE.col().as("past_discharge_date"),
                SettlementLists.SETTLED_AT.col().as("past_settled_at"),
                col(FeatureInput.REVERSED_AT));
        Column admission = GroupedCases.ADMISSION_DATE.col();
        Column asOf = SettlementLists.SETTLED_AT.col();
        Column isKnown = PAST_SETTLED_AT
                .leq(asOf)
                .and(col(FeatureInput.REVERSED_AT)
                        .isNull()
                        .or(col(FeatureInput.REVERSED_AT).gt(asOf)));
        Column isEarlier = PAST_ADMISSION.lt(admission);
        Column overlaps = PAST_ADMISSION.lt(GroupedCases.DISCHARGE_DATE.col()).and(admission.lt(PAST_DISCHARGE));
        Column hasSameDoctor = coalesce(PAST_DOCTOR.equalTo(SettlementLists.ATTENDING_DOCTOR_CODE.col()), lit(false));
        return stays.join(
                        past,
                        PAST_PERSON
                                .equalTo(GroupedCases.PERSON_KEY.col())
                                .and(PAST_ID.notEqual(GroupedCases.SETTLEMENT_ID.col()))
                                .and(PAST_DISCHARGE.geq(date_sub(admission, WINDOW_DAYS)))
                                .and(isKnown))
                .groupBy(GroupedCases.SETTLEMENT_ID.col())
                .agg(
                        real(
                                FraudFeatures.DAYS_SINCE_LAST_DISCHARGE,
                                min(when(PAST_DISCHARGE.leq(admission), datediff(admission, PAST_DISCHARGE)))),
                        real(FraudFeatures.STAYS_LAST_YEAR, number(isEarlier)),
                        real(
                                FraudFeatures.OVERLAPPING_STAY,
                                max(when(overlaps, 1).otherwise(0))),
                        real(FraudFeatures.DOCTOR_PATIENT_REPEAT, number(isEarlier.and(hasSameDoctor))));
    }

    /**
     * One row per stay that runs past the person's death: the days between. A death after the settlement is not known
     * yet.
     */
    static Dataset<Row> daysAfterDeath(Dataset<Row> stays, Dataset<Row> persons) {
        Dataset<Row> deaths = persons.where(Persons.DEATH_DATE.col().isNotNull())
                .select(Persons.PERSON_KEY.col(), Persons.DEATH_DATE.col());
        Column isKnown = Persons.DEATH_DATE.col().leq(to_date(SettlementLists.SETTLED_AT.col()));
        Column days = datediff(GroupedCases.DISCHARGE_DATE.col(), Persons.DEATH_DATE.col());
        return stays.join(deaths, GroupedCases.PERSON_KEY.name())
                .where(isKnown)
                .select(GroupedCases.SETTLEMENT_ID.col(), real(FraudFeatures.AFTER_DEATH_DAYS, greatest(days, lit(0))));
    }

    private static Column number(Column holds) {
        return sum(when(holds, 1).otherwise(0));
    }

    private static Column real(Field<Double> field, Column value) {
        return field.as(value.cast(DataTypes.DoubleType));
    }

    private PersonHistory() {}
}
