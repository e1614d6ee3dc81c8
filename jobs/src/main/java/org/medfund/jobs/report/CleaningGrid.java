package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.weights.CleaningCounts.CASE_COUNT;
import static org.medfund.core.table.weights.CleaningCounts.DISCHARGE_YEAR;
import static org.medfund.core.table.weights.CleaningCounts.REASON;
import static org.medfund.core.table.weights.CleaningCounts.TOTAL_COST_YUAN;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.PlainText;
import org.medfund.core.table.weights.CleaningCounts;

/**
 * What became of the cases in the calibration, over all regions of the report, by year of discharge and reason (SPEC B.1).
 * Other places tell the cases of a year, so that its reasons are told as parts of them ({@link SmallCells}).
 */
final class CleaningGrid {

    static Grid of(ReportInput in) {
        List<Row> rows = in.small(in.rows(CleaningCounts.TABLE)
                .groupBy(DISCHARGE_YEAR.col(), REASON.col())
                .agg(CASE_COUNT.as(sum(CASE_COUNT.col())), TOTAL_COST_YUAN.as(sum(TOTAL_COST_YUAN.col())))
                .orderBy(DISCHARGE_YEAR.col(), CASE_COUNT.col().desc(), REASON.col()));
        SortedMap<Integer, List<Row>> byYear = new TreeMap<>();
        rows.forEach(row -> byYear.computeIfAbsent(DISCHARGE_YEAR.in(row), year -> new ArrayList<>())
                .add(row));
        List<List<String>> cells = new ArrayList<>();
        byYear.values().forEach(ofYear -> addCells(ofYear, cells));
        return new Grid(
                "cleaning",
                List.of(
                        Grid.Column.of(DISCHARGE_YEAR),
                        Grid.Column.of(REASON, Kind.WORD),
                        Grid.Column.of(CASE_COUNT, Kind.CASES),
                        Grid.Column.of(TOTAL_COST_YUAN)),
                cells,
                false);
    }

    private static void addCells(List<Row> ofYear, List<List<String>> cells) {
        List<Long> cases = ofYear.stream().map(CASE_COUNT::in).toList();
        List<Boolean> isTold =
                SmallCells.toldParts(cases.stream().mapToLong(each -> each).sum(), cases);
        for (int at = 0; at < ofYear.size(); at++) {
            Row row = ofYear.get(at);
            boolean told = isTold.get(at);
            cells.add(List.of(
                    PlainText.of(DISCHARGE_YEAR.in(row)),
                    REASON.in(row),
                    told || SmallCells.isSmall(cases.get(at)) ? SmallCells.shown(cases.get(at)) : "",
                    told ? PlainText.of(TOTAL_COST_YUAN.in(row)) : ""));
        }
    }

    private CleaningGrid() {}
}
