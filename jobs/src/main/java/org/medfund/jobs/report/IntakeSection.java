package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.claims.QuarantinedRows.LANDING_FILE;
import static org.medfund.core.table.claims.QuarantinedRows.REASON;
import static org.medfund.core.table.claims.QuarantinedRows.TOTAL_COST_YUAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.money.Money;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.QuarantinedRows;

/** What the deliveries brought, and which rows were refused for what. All deliveries: a refused row may have no year. */
final class IntakeSection {
    private static final Grid.Column FILE = Grid.Column.of(LANDING_FILE, Kind.FILE);
    private static final Grid.Column WHY = Grid.Column.of(REASON, Kind.WORD);
    private static final Grid.Column QUARANTINED = new Grid.Column("quarantined_count", Kind.COUNT);
    private static final Grid.Column LOADED = new Grid.Column("loaded_count", Kind.COUNT);

    static Section of(ReportInput in) {
        Dataset<Row> quarantined = in.rows(QuarantinedRows.TABLE);
        List<Row> byReason = in.small(quarantined
                .groupBy(LANDING_FILE.col(), REASON.col())
                .agg(
                        count(lit(1)).as(QUARANTINED.name()),
                        TOTAL_COST_YUAN.as(Money.yuan(sum(Money.fen(TOTAL_COST_YUAN.col())))))
                .orderBy(functions.col(QUARANTINED.name()).desc(), LANDING_FILE.col(), REASON.col()));
        return new Section(in, "intake", QuarantinedRows.TABLE)
                .chart(Chart.by("quarantined_by_reason", Chart.Shape.LYING_STACKED, byReason, WHY, FILE, QUARANTINED))
                .grid(Grid.of(
                        "quarantined_by_reason", byReason, FILE, WHY, QUARANTINED, Grid.Column.of(TOTAL_COST_YUAN)))
                .grid(loadedByFile(in, byReason))
                .grid(Grid.of(
                        "code_conversions",
                        in.small(in.rows(CodeConversions.TABLE)
                                .withColumn(
                                        CodeConversions.LOST_COST_YUAN.name(),
                                        SmallCells.told(
                                                CodeConversions.LOST_COST_YUAN.col(),
                                                CodeConversions.LOST_CASE_COUNT.col()))
                                .orderBy(CodeConversions.DELIVERY_ID.col(), CodeConversions.KIND.col())),
                        Grid.Column.of(CodeConversions.DELIVERY_ID, Kind.CODE),
                        Grid.Column.of(CodeConversions.KIND, Kind.WORD),
                        Grid.Column.of(CodeConversions.FROM_EDITION, Kind.CODE),
                        Grid.Column.of(CodeConversions.CONVERTED_ROW_COUNT),
                        Grid.Column.of(CodeConversions.UNMAPPED_ROW_COUNT),
                        Grid.Column.of(CodeConversions.CASE_COUNT, Kind.CASES),
                        Grid.Column.of(CodeConversions.LOST_CASE_COUNT, Kind.CASES),
                        Grid.Column.of(CodeConversions.LOST_COST_YUAN)));
    }

    private static Grid loadedByFile(ReportInput in, List<Row> byReason) {
        Map<String, Long> refused = new TreeMap<>();
        byReason.forEach(row -> refused.merge(LANDING_FILE.in(row), row.<Long>getAs(QUARANTINED.name()), Long::sum));
        Map<String, Long> loaded = in.loadedRows();
        List<List<String>> lines = new ArrayList<>();
        for (Table table : Tables.landed()) {
            String file = java.util.Objects.requireNonNull(table.landing()).name();
            if (loaded.containsKey(table.name()) || refused.containsKey(file)) {
                lines.add(List.of(
                        file,
                        Long.toString(loaded.getOrDefault(table.name(), 0L)),
                        Long.toString(refused.getOrDefault(file, 0L))));
            }
        }
        return new Grid("loaded_by_file", List.of(FILE, LOADED, QUARANTINED), lines, false);
    }

    private IntakeSection() {}
}
