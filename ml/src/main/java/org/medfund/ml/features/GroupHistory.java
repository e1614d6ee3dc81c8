package org.medfund.ml.features;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;

/**
 * What groups cost and institutions treated before the year. Sums are exact; each figure is divided once, so it does
 * not depend on the order of the cases.
 */
final class GroupHistory {
    static final String MEAN_COST_YUAN = "mean_cost_yuan";
    static final String MEAN_STAY_DAYS = "mean_stay_days";

    /** Weight up to which a case counts as light; part of the feature's definition. */
    private static final double LOW_WEIGHT = 0.6;

    private static final double FEN_PER_YUAN = 100;

    /** One row per group and level class: mean cost in yuan and mean stay in days. Cases without a group are left out. */
    static Dataset<Row> means(Dataset<Row> earlierCases) {
        return earlierCases
                .where(GroupedCases.GROUP_CODE.col().isNotNull())
                .groupBy(GroupedCases.GROUP_CODE.col(), GroupedCases.LEVEL_CLASS.col())
                .agg(
                        meanCost().divide(FEN_PER_YUAN).as(MEAN_COST_YUAN),
                        real(sum(GroupedCases.STAY_DAYS.col()))
                                .divide(count(lit(1)))
                                .as(MEAN_STAY_DAYS));
    }

    /**
     * One row per institution: the share of its cases in groups that weigh little, that is whose mean cost in the
     * region is at most 0.6 of the region's.
     */
    static Dataset<Row> lowWeightShares(Dataset<Row> earlierCases) {
        String groupMean = "group_mean_cost_fen";
        String regionMean = "region_mean_cost_fen";
        Dataset<Row> grouped = earlierCases.where(GroupedCases.GROUP_CODE.col().isNotNull());
        Dataset<Row> regions =
                grouped.groupBy(GroupedCases.REGION_CODE.col()).agg(meanCost().as(regionMean));
        Dataset<Row> groups = grouped.groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.GROUP_CODE.col())
                .agg(meanCost().as(groupMean));
        Dataset<Row> weighed = grouped.join(
                        groups, new String[] {GroupedCases.REGION_CODE.name(), GroupedCases.GROUP_CODE.name()})
                .join(regions, GroupedCases.REGION_CODE.name());
        Column isLight = weighed.col(groupMean).leq(weighed.col(regionMean).multiply(LOW_WEIGHT));
        return weighed.groupBy(GroupedCases.INSTITUTION_CODE.col())
                .agg(real(sum(when(isLight, 1).otherwise(0)))
                        .divide(count(lit(1)))
                        .as(FraudFeatures.INSTITUTION_LOW_WEIGHT_SHARE.name()));
    }

    private static Column meanCost() {
        return real(sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col()))).divide(count(lit(1)));
    }

    private static Column real(Column number) {
        return number.cast(DataTypes.DoubleType);
    }

    private GroupHistory() {}
}
