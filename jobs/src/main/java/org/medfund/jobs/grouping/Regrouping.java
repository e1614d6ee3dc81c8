package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.grouping.Regroupings;

/** Sets the groups of two schemes side by side. */
final class Regrouping {

    /**
     * Cases and money by old and new group.
     *
     * @param from {@link GroupedCases} of one scheme
     * @param to {@link GroupedCases} of another, of the same stays
     * @return {@link Regroupings}: one row per institution, old, and new group; empty if there are no stays
     */
    static Dataset<Row> compare(Dataset<Row> from, Dataset<Row> to) {
        Dataset<Row> after = to.select(
                GroupedCases.SETTLEMENT_ID.col(),
                GroupedCases.SCHEME.col().as(Regroupings.TO_SCHEME.name()),
                group().as(Regroupings.TO_GROUP.name()));
        Dataset<Row> both = from.withColumn(Regroupings.FROM_SCHEME.name(), GroupedCases.SCHEME.col())
                .withColumn(Regroupings.FROM_GROUP.name(), group())
                .drop(GroupedCases.SCHEME.name())
                .join(after, GroupedCases.SETTLEMENT_ID.name());
        return Regroupings.TABLE.conform(both.groupBy(
                        Regroupings.REGION_CODE.col(),
                        Regroupings.YEAR.col(),
                        Regroupings.INSTITUTION_CODE.col(),
                        Regroupings.FROM_SCHEME.col(),
                        Regroupings.TO_SCHEME.col(),
                        Regroupings.FROM_GROUP.col(),
                        Regroupings.TO_GROUP.col())
                .agg(
                        count(lit(1)).as(Regroupings.CASE_COUNT.name()),
                        sum(GroupedCases.TOTAL_COST_YUAN.col())
                                .cast(Regroupings.TOTAL_COST_YUAN.type())
                                .as(Regroupings.TOTAL_COST_YUAN.name())));
    }

    /** The group of a case; its status where it has none, so that no case falls out. */
    static Column group() {
        return coalesce(GroupedCases.GROUP_CODE.col(), GroupedCases.STATUS.col());
    }

    private Regrouping() {}
}
