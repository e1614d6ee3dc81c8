package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.weights.CleaningCounts.CASE_COUNT;
import static org.medfund.core.table.weights.CleaningCounts.DISCHARGE_YEAR;
import static org.medfund.core.table.weights.CleaningCounts.REASON;
import static org.medfund.core.table.weights.CleaningCounts.TOTAL_COST_YUAN;

import org.medfund.core.table.weights.CleaningCounts;

/** What became of the cases in the calibration, over all regions of the report, by year of discharge and reason (SPEC B.1). */
final class CleaningGrid {

    static Grid of(ReportInput in) {
        return Grid.of(
                "cleaning",
                in.small(in.rows(CleaningCounts.TABLE)
                        .groupBy(DISCHARGE_YEAR.col(), REASON.col())
                        .agg(CASE_COUNT.as(sum(CASE_COUNT.col())), TOTAL_COST_YUAN.as(sum(TOTAL_COST_YUAN.col())))
                        .withColumn(TOTAL_COST_YUAN.name(), SmallCells.told(TOTAL_COST_YUAN.col(), CASE_COUNT.col()))
                        .orderBy(DISCHARGE_YEAR.col(), CASE_COUNT.col().desc(), REASON.col())),
                Grid.Column.of(DISCHARGE_YEAR),
                Grid.Column.of(REASON, Kind.WORD),
                Grid.Column.of(CASE_COUNT, Kind.CASES),
                Grid.Column.of(TOTAL_COST_YUAN));
    }

    private CleaningGrid() {}
}
