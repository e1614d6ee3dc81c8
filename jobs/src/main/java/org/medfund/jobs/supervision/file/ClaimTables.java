package org.medfund.jobs.supervision.file;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.PolicyYear;

/**
 * The tables that rules look at.
 *
 * @param tables as published; a table that is not there has no rows
 */
public record ClaimTables(SparkSession spark, PolicyYear year, Map<Table, Dataset<Row>> tables) {
    private static final String REVERSED_ID = "reversed_settlement_id";
    private static final String IS_REFUND = "1";

    /** The rows of a table; none if it is not there. */
    public Dataset<Row> rows(Table table) {
        @Nullable Dataset<Row> rows = tables.get(table);
        return rows == null ? spark.createDataFrame(List.of(), table.contentSchema()) : rows;
    }

    /**
     * {@link SettlementLists} of all regions that count: no refunds, nothing a refund reverses, nothing discharged after
     * the year (a later delivery changes no flag of this one), no missing person or institution.
     */
    public Dataset<Row> settlements() {
        Dataset<Row> lists = rows(SettlementLists.TABLE);
        Column isRefund = SettlementLists.REFUND_FLAG.col().equalTo(IS_REFUND);
        Dataset<Row> reversed = lists.where(isRefund)
                .select(coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col())
                        .as(REVERSED_ID)); // a refund without one reuses the number it reverses
        return lists.where(isRefund.equalTo(false)
                        .and(SettlementLists.PERSON_KEY.col().isNotNull())
                        .and(SettlementLists.INSTITUTION_CODE.col().isNotNull())
                        .and(SettlementLists.DISCHARGE_DATE.col().leq(lit(year.lastDay()))))
                .join(reversed, SettlementLists.SETTLEMENT_ID.col().equalTo(reversed.col(REVERSED_ID)), "left_anti");
    }
}
