package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;

/** Takes the group that the institution submitted with the claim. */
final class SubmittedGrouping {
    static final String SCHEME = "SUBMITTED";

    /**
     * Each stay with its submitted group; ungrouped where none was submitted.
     *
     * @param stays rows of {@link SettledStays#withDiagnoses}
     * @return {@link GroupedCases}: one row per stay; empty if there are no stays
     */
    static Dataset<Row> group(Dataset<Row> stays) {
        Column noText = lit(null).cast("string");
        return GroupedCases.TABLE.conform(stays.withColumn(GroupedCases.SCHEME.name(), lit(SCHEME))
                .withColumn(GroupedCases.IS_COMPARISON.name(), lit(false))
                .withColumn(
                        GroupedCases.STATUS.name(),
                        when(hasGroup(), lit(GroupingStatus.SUCCESS.name()))
                                .otherwise(lit(GroupingStatus.UNGROUPED.name())))
                .withColumn(
                        GroupedCases.REASON.name(),
                        when(hasGroup(), noText).otherwise(lit(GroupingReason.NOT_SUBMITTED.name())))
                .withColumn(
                        GroupedCases.GROUP_CODE.name(),
                        when(hasGroup(), trim(SettlementLists.SUBMITTED_GROUP_CODE.col())))
                .withColumn(GroupedCases.ADRG_CODE.name(), noText)
                .withColumn(GroupedCases.MDC_CODE.name(), noText));
    }

    /**
     * The submitted groups of each region of treatment, each named by its code.
     *
     * @return {@link GroupCatalogue}: one row per region and group; empty if none was submitted
     */
    static Dataset<Row> catalogue(Dataset<Row> stays) {
        Column noText = lit(null).cast("string");
        Dataset<Row> codes = stays.where(hasGroup())
                .select(
                        GroupCatalogue.REGION_CODE.as(SettlementLists.TREATED_REGION_CODE.col()),
                        GroupCatalogue.GROUP_CODE.as(trim(SettlementLists.SUBMITTED_GROUP_CODE.col())))
                .distinct();
        return GroupCatalogue.TABLE.conform(codes.withColumn(GroupCatalogue.SCHEME.name(), lit(SCHEME))
                .withColumn(GroupCatalogue.GROUP_NAME.name(), GroupCatalogue.GROUP_CODE.col())
                .withColumn(GroupCatalogue.GROUP_NAME_EN.name(), noText)
                .withColumn(GroupCatalogue.ADRG_CODE.name(), noText)
                .withColumn(GroupCatalogue.MDC_CODE.name(), noText));
    }

    private static Column hasGroup() {
        Column code = trim(SettlementLists.SUBMITTED_GROUP_CODE.col());
        return code.isNotNull().and(code.notEqual(""));
    }

    private SubmittedGrouping() {}
}
