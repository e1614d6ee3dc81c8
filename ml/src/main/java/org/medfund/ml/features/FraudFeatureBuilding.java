package org.medfund.ml.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.time.PolicyYear;

/** Features of settled stays as of their settlement (SPEC E.x). */
public final class FraudFeatureBuilding {
    public static final String FEATURE_SET = "fraud-claim-1";

    /** Compared with nothing known, a stay is like the mean. */
    private static final double NEUTRAL = 1.0;

    /**
     * One row per stay of the year.
     *
     * <p>Nothing is read that was not known when the stay was settled: of other settlements those settled by then and
     * not yet refunded, deaths up to that day, and of earlier years' cases those settled before the year began. A
     * ratio to a mean is 1 where there is no mean, a share 0 where the stay cost nothing, a count 0 where there is
     * nothing to count.
     *
     * @return {@link FraudFeatures}; empty if there are no stays
     */
    public static Dataset<Row> build(FeatureInput input, PolicyYear year) {
        Dataset<Row> stays = input.settledStays();
        Dataset<Row> settlements = input.settledAndReversed();
        Dataset<Row> earlier = input.earlierCasesSettledBefore(year.firstDay());
        String id = GroupedCases.SETTLEMENT_ID.name();

        Dataset<Row> joined = left(
                stays, GroupHistory.means(earlier), GroupedCases.GROUP_CODE.name(), GroupedCases.LEVEL_CLASS.name());
        joined = left(joined, GroupHistory.lowWeightShares(earlier), GroupedCases.INSTITUTION_CODE.name());
        joined = left(joined, LineFeatures.feeBlocks(input.feeClasses()), id);
        joined = left(joined, LineFeatures.examCounts(stays, input.feeLines()), id);
        joined = left(joined, LineFeatures.repeatExamCounts(stays, input.feeLines(), settlements), id);
        joined = left(joined, LineFeatures.duplicates(stays, input.feeLines()), id);
        joined = left(joined, PersonHistory.stays(stays, settlements.where(input.isInpatientStay())), id);
        joined = left(joined, PersonHistory.daysAfterDeath(stays, input.persons()), id);
        return FraudFeatures.TABLE.conform(features(joined));
    }

    private static Dataset<Row> features(Dataset<Row> joined) {
        Column cost = GroupedCases.TOTAL_COST_YUAN.col().cast(DataTypes.DoubleType);
        Column stay = GroupedCases.STAY_DAYS.col().cast(DataTypes.DoubleType);
        Column exams = orZero(FraudFeatures.EXAM_COUNT);
        return joined.select(
                FraudFeatures.FEATURE_SET.as(lit(FEATURE_SET)),
                FraudFeatures.REGION_CODE.col(),
                FraudFeatures.YEAR.col(),
                FraudFeatures.SETTLEMENT_ID.col(),
                FraudFeatures.INSTITUTION_CODE.col(),
                FraudFeatures.AS_OF_DATE.as(to_date(SettlementLists.SETTLED_AT.col())),
                FraudFeatures.STAY_DAYS.as(stay),
                FraudFeatures.LOG_TOTAL_COST.as(log1p(cost)),
                FraudFeatures.COST_TO_GROUP_MEAN.as(ratio(cost, GroupHistory.MEAN_COST_YUAN)),
                FraudFeatures.STAY_TO_GROUP_MEAN.as(ratio(stay, GroupHistory.MEAN_STAY_DAYS)),
                FraudFeatures.DRUG_SHARE.as(shareOfCost(col(LineFeatures.DRUG_FEN))),
                FraudFeatures.CONSUMABLE_SHARE.as(shareOfCost(col(LineFeatures.CONSUMABLE_FEN))),
                FraudFeatures.EXAM_SHARE.as(shareOfCost(col(LineFeatures.EXAM_FEN))),
                FraudFeatures.TREATMENT_SHARE.as(shareOfCost(col(LineFeatures.TREATMENT_FEN))),
                FraudFeatures.EXAM_COUNT.as(exams),
                FraudFeatures.REPEAT_EXAM_COUNT.as(least(orZero(FraudFeatures.REPEAT_EXAM_COUNT), exams)),
                FraudFeatures.DAYS_SINCE_LAST_DISCHARGE.as(coalesce(
                        FraudFeatures.DAYS_SINCE_LAST_DISCHARGE.col(), lit((double) PersonHistory.WINDOW_DAYS))),
                FraudFeatures.STAYS_LAST_YEAR.as(orZero(FraudFeatures.STAYS_LAST_YEAR)),
                FraudFeatures.OVERLAPPING_STAY.as(orZero(FraudFeatures.OVERLAPPING_STAY)),
                FraudFeatures.AFTER_DEATH_DAYS.as(orZero(FraudFeatures.AFTER_DEATH_DAYS)),
                FraudFeatures.DUPLICATE_LINE_SHARE.as(shareOfCost(col(LineFeatures.DUPLICATE_FEN))),
                FraudFeatures.OWN_PAY_SHARE.as(shareOfCost(Money.fen(SettlementLists.FULL_SELF_PAY_YUAN.col()))),
                FraudFeatures.DOCTOR_PATIENT_REPEAT.as(orZero(FraudFeatures.DOCTOR_PATIENT_REPEAT)),
                FraudFeatures.INSTITUTION_LOW_WEIGHT_SHARE.as(orZero(FraudFeatures.INSTITUTION_LOW_WEIGHT_SHARE)));
    }

    private static Column ratio(Column value, String mean) {
        return when(col(mean).gt(0), value.divide(col(mean))).otherwise(NEUTRAL);
    }

    private static Column shareOfCost(Column fen) {
        Column costFen = Money.fen(GroupedCases.TOTAL_COST_YUAN.col());
        return when(
                        costFen.gt(0),
                        coalesce(fen, lit(0L)).cast(DataTypes.DoubleType).divide(costFen))
                .otherwise(0.0);
    }

    private static Column orZero(Field<Double> field) {
        return coalesce(field.col(), lit(0.0));
    }

    private static Dataset<Row> left(Dataset<Row> rows, Dataset<Row> more, String... key) {
        return rows.join(more, key, "left");
    }

    private FraudFeatureBuilding() {}
}
