package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.weights.CleaningCounts;
import org.medfund.core.table.weights.TrimmedCases;

/** Rows of {@link CleaningCounts}: the cases of a calibration counted by what became of them (SPEC B.1). */
final class CleaningRows {

    /**
     * @param judged as {@link FactCases#judged} returns them, with costs as charged
     * @param year newest year of the window
     * @return one row per region, year of discharge, and reason that some case has; empty if there is no case
     */
    static Dataset<Row> of(Dataset<Row> judged, int year) {
        return CleaningCounts.TABLE.conform(judged.groupBy(
                        CaseFacts.REGION_CODE.col(),
                        CleaningCounts.DISCHARGE_YEAR.as(CaseFacts.YEAR.col()),
                        CleaningCounts.REASON.as(coalesce(TrimmedCases.REASON.col(), lit(CleaningCounts.KEPT))))
                .agg(
                        CleaningCounts.CASE_COUNT.as(count(lit(1))),
                        CleaningCounts.TOTAL_COST_YUAN.as(Money.yuan(sum(CaseFacts.TOTAL_COST_FEN.col()))))
                .withColumn(CleaningCounts.YEAR.name(), lit(year)));
    }

    private CleaningRows() {}
}
