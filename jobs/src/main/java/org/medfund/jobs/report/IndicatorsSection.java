package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.table.monitoring.Indicators.INDICATOR;
import static org.medfund.core.table.monitoring.Indicators.INDICATOR_VALUE;
import static org.medfund.core.table.monitoring.Indicators.INSURANCE_TYPE;
import static org.medfund.core.table.monitoring.Indicators.LIGHT;
import static org.medfund.core.table.monitoring.Indicators.NOT_MEASURABLE_REASON;
import static org.medfund.core.table.monitoring.Indicators.RED_LIMIT;
import static org.medfund.core.table.monitoring.Indicators.REGION_CODE;
import static org.medfund.core.table.monitoring.Indicators.UNIT;
import static org.medfund.core.table.monitoring.Indicators.YELLOW_LIMIT;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.monitoring.Indicators;

/** Monitoring indicators with their limits and lights (SPEC F.1). */
final class IndicatorsSection {
    private static final Grid.Column NAME = Grid.Column.of(INDICATOR, Kind.WORD);
    private static final Grid.Column TIMES = new Grid.Column("times", Kind.COUNT);
    private static final int ROWS_SHOWN = 300;

    static Section of(ReportInput in) {
        Dataset<Row> indicators = in.rows(Indicators.TABLE);
        return new Section(in, "indicators", Indicators.TABLE)
                .chart(Chart.by(
                        "lights",
                        Chart.Shape.LYING_STACKED,
                        in.small(indicators
                                .groupBy(INDICATOR.col(), LIGHT.col())
                                .agg(count(lit(1)).as(TIMES.name()))
                                .orderBy(INDICATOR.col(), LIGHT.col())),
                        NAME,
                        Grid.Column.of(LIGHT, Kind.LIGHT),
                        TIMES))
                .grid(Grid.of(
                        "indicators",
                        in.small(indicators
                                .orderBy(INDICATOR.col(), REGION_CODE.col(), INSURANCE_TYPE.col())
                                .limit(ROWS_SHOWN + 1)),
                        ROWS_SHOWN,
                        NAME,
                        Grid.Column.of(REGION_CODE, Kind.REGION),
                        Grid.Column.of(INSURANCE_TYPE, Kind.WORD),
                        Grid.Column.of(INDICATOR_VALUE),
                        Grid.Column.of(UNIT, Kind.WORD),
                        Grid.Column.of(YELLOW_LIMIT),
                        Grid.Column.of(RED_LIMIT),
                        Grid.Column.of(LIGHT, Kind.LIGHT),
                        Grid.Column.of(NOT_MEASURABLE_REASON, Kind.WORD)));
    }

    private IndicatorsSection() {}
}
