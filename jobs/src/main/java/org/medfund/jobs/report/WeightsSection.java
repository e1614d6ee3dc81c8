package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.table.weights.RelativeWeights.CASE_COUNT;
import static org.medfund.core.table.weights.RelativeWeights.COST_CV;
import static org.medfund.core.table.weights.RelativeWeights.GROUP_CODE;
import static org.medfund.core.table.weights.RelativeWeights.MEAN_COST_YUAN;
import static org.medfund.core.table.weights.RelativeWeights.REGION_CODE;
import static org.medfund.core.table.weights.RelativeWeights.RELATIVE_WEIGHT;
import static org.medfund.core.table.weights.RelativeWeights.SCHEME;
import static org.medfund.core.table.weights.RelativeWeights.STABILITY;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.weights.RelativeWeights;

/** Relative weights of the groups with the most cases, and how stable groups are (SPEC B.3, B.4). */
final class WeightsSection {
    private static final int GROUPS_SHOWN = 30;
    private static final int GROUPS_DRAWN = 20;
    private static final Grid.Column GROUP = new Grid.Column("group", Kind.GROUP);
    private static final Grid.Column PAGE = new Grid.Column("page", Kind.LINK);
    private static final Grid.Column LABEL = new Grid.Column("label", Kind.GROUP_OF_REGION);
    private static final Grid.Column GROUPS = new Grid.Column("group_count", Kind.COUNT);

    static Section of(ReportInput in) {
        Dataset<Row> weights = in.rows(RelativeWeights.TABLE);
        Dataset<Row> largest = weights.orderBy(CASE_COUNT.col().desc(), REGION_CODE.col(), GROUP_CODE.col())
                .limit(GROUPS_SHOWN);
        List<Row> shown = in.small(
                largest.withColumn(MEAN_COST_YUAN.name(), SmallCells.told(MEAN_COST_YUAN.col(), CASE_COUNT.col()))
                        .withColumn(COST_CV.name(), SmallCells.told(COST_CV.col(), CASE_COUNT.col()))
                        .withColumn(GROUP.name(), concat_ws("/", SCHEME.col(), GROUP_CODE.col()))
                        .withColumn(LABEL.name(), concat_ws(" ", col(GROUP.name()), REGION_CODE.col()))
                        .orderBy(CASE_COUNT.col().desc(), REGION_CODE.col(), GROUP_CODE.col()));
        List<Row> drawn = shown.subList(0, Math.min(GROUPS_DRAWN, shown.size()));
        List<Row> stability = in.small(weights.groupBy(STABILITY.col())
                .agg(count(lit(1)).as(GROUPS.name()))
                .orderBy(STABILITY.col()));
        Section section = new Section(in, "weights", RelativeWeights.TABLE)
                .chart(Chart.of("largest_groups", Chart.Shape.LYING, drawn, LABEL, Grid.Column.of(RELATIVE_WEIGHT)))
                .chart(Chart.of("stability", Chart.Shape.RING, stability, Grid.Column.of(STABILITY, Kind.WORD), GROUPS))
                .grid(Grid.of(
                                "largest_groups",
                                shown,
                                Grid.Column.of(REGION_CODE, Kind.REGION),
                                GROUP,
                                Grid.Column.of(CASE_COUNT, Kind.CASES),
                                Grid.Column.of(MEAN_COST_YUAN),
                                Grid.Column.of(COST_CV),
                                Grid.Column.of(STABILITY, Kind.WORD),
                                Grid.Column.of(RELATIVE_WEIGHT))
                        .withColumn(
                                PAGE,
                                shown.stream()
                                        .map(row -> WeightBook.address(in, REGION_CODE.in(row), GROUP_CODE.in(row)))
                                        .toList()))
                .grid(CleaningGrid.of(in));
        WeightBook.regions(in).forEach(region -> section.book(region, WeightBook.address(in, region)));
        if (addNames(in, largest)
                < shown.stream().map(row -> row.getAs(GROUP.name())).distinct().count()) {
            section.note("groups_without_name");
        }
        return section;
    }

    /** @return how many of the groups have a name; a submitted group, which is named by its code, has none */
    private static int addNames(ReportInput in, Dataset<Row> weights) {
        Dataset<Row> groups = weights.select(SCHEME.col(), GROUP_CODE.col()).distinct();
        Dataset<Row> catalogue = GroupNames.of(in);
        List<Row> named = in.small(catalogue.join(
                groups,
                SCHEME.of(groups)
                        .equalTo(GroupCatalogue.SCHEME.of(catalogue))
                        .and(GROUP_CODE.of(groups).equalTo(GroupCatalogue.GROUP_CODE.of(catalogue))),
                "left_semi"));
        named.forEach(row -> in.names()
                .add(
                        Kind.GROUP,
                        GroupCatalogue.SCHEME.in(row) + "/" + GroupCatalogue.GROUP_CODE.in(row),
                        GroupCatalogue.GROUP_NAME.in(row),
                        GroupCatalogue.GROUP_NAME_EN.inOrNull(row)));
        return named.size();
    }

    private WeightsSection() {}
}
