package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.grouping.DipDiseases.CASE_COUNT;
import static org.medfund.core.table.grouping.DipDiseases.COST_CV;
import static org.medfund.core.table.grouping.DipDiseases.GROUP_CODE;
import static org.medfund.core.table.grouping.DipDiseases.GROUP_NAME;
import static org.medfund.core.table.grouping.DipDiseases.KIND;
import static org.medfund.core.table.grouping.DipDiseases.MEAN_COST_YUAN;
import static org.medfund.core.table.grouping.DipDiseases.REGION_CODE;
import static org.medfund.core.table.grouping.DipDiseases.SCHEME;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.PlainText;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.weights.DiseaseScores;

/** The DIP catalogue of diseases with their scores, and how the cases of the year were matched with it (SPEC C.1, C.2). */
final class DipSection {
    private static final int DISEASES_SHOWN = 20;
    private static final Grid.Column CASES = new Grid.Column("case_count", Kind.CASES);
    private static final String GROUPED = "grouped_count";
    private static final String GROUP = "disease";
    private static final Grid.Column SCORE = new Grid.Column("disease_score", Kind.NUMBER);

    /** A code where the code lists had no name when the catalogue was made. */
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]\\d\\d|\\d\\d\\.\\d");

    static Section of(ReportInput in) {
        Section section =
                new Section(in, "dip", DipDiseases.TABLE, DipCoverage.TABLE, DipMatches.TABLE, DiseaseScores.TABLE);
        List<Row> coverage = in.small(in.rows(DipCoverage.TABLE)
                .groupBy(DipCoverage.KIND.col())
                .agg(
                        sum(DipCoverage.DISEASE_COUNT.col()).as(DipCoverage.DISEASE_COUNT.name()),
                        sum(DipCoverage.CASE_COUNT.col()).as(CASES.name()),
                        Money.yuan(sum(Money.fen(DipCoverage.TOTAL_COST_YUAN.col())))
                                .as(DipCoverage.TOTAL_COST_YUAN.name()))
                .withColumn(
                        DipCoverage.TOTAL_COST_YUAN.name(),
                        SmallCells.told(DipCoverage.TOTAL_COST_YUAN.col(), col(CASES.name())))
                .orderBy(DipCoverage.KIND.col()));
        for (Row kind : coverage) {
            if (DipCoverage.DISEASE_COUNT.in(kind) > 0) {
                section.card(
                        "dip_" + DipCoverage.KIND.in(kind).toLowerCase(java.util.Locale.ROOT),
                        Kind.COUNT,
                        PlainText.of(DipCoverage.DISEASE_COUNT.in(kind)));
            }
        }
        List<Row> matched = in.small(in.rows(DipMatches.TABLE)
                .groupBy(DipMatches.MATCHED_BY.col())
                .agg(
                        count(lit(1)).as(CASES.name()),
                        count(DipMatches.GROUP_CODE.col()).as(GROUPED))
                .orderBy(DipMatches.MATCHED_BY.col()));
        long all =
                matched.stream().mapToLong(row -> row.<Long>getAs(CASES.name())).sum();
        long grouped =
                matched.stream().mapToLong(row -> row.<Long>getAs(GROUPED)).sum();
        if (all > 0) {
            section.card(
                    "dip_grouped_share",
                    Kind.NUMBER,
                    Money.round(new BigFraction(grouped, all), Money.SHARE.scale())
                            .toPlainString());
        }
        Dataset<Row> diseases =
                in.rows(DipDiseases.TABLE).withColumn(GROUP, concat_ws("/", SCHEME.col(), GROUP_CODE.col()));
        List<Row> largest = in.small(diseases.orderBy(CASE_COUNT.col().desc(), REGION_CODE.col(), GROUP_CODE.col())
                .limit(DISEASES_SHOWN)
                .withColumn(MEAN_COST_YUAN.name(), SmallCells.told(MEAN_COST_YUAN.col(), col(CASES.name())))
                .withColumn(COST_CV.name(), SmallCells.told(COST_CV.col(), col(CASES.name())))
                .join(
                        in.rows(DiseaseScores.TABLE)
                                .select(
                                        DiseaseScores.REGION_CODE.col(),
                                        DiseaseScores.SCHEME.col(),
                                        DiseaseScores.GROUP_CODE.col(),
                                        DiseaseScores.SCORE.col().as(SCORE.name())),
                        new String[] {REGION_CODE.name(), SCHEME.name(), GROUP_CODE.name()},
                        "left")
                .withColumn(SCORE.name(), SmallCells.told(col(SCORE.name()), col(CASES.name())))
                .orderBy(CASE_COUNT.col().desc(), REGION_CODE.col(), GROUP_CODE.col()));
        largest.forEach(row -> in.names().add(Kind.GROUP, row.getAs(GROUP), GROUP_NAME.in(row), null));
        if (largest.stream().anyMatch(row -> CODE.matcher(GROUP_NAME.in(row)).find())) {
            section.note("codes_in_names");
        }
        return section.chart(Chart.of(
                        "dip_matched",
                        Chart.Shape.RING,
                        matched,
                        Grid.Column.of(DipMatches.MATCHED_BY, Kind.WORD),
                        CASES))
                .grid(Grid.of(
                        "dip_coverage",
                        coverage,
                        Grid.Column.of(DipCoverage.KIND, Kind.WORD),
                        Grid.Column.of(DipCoverage.DISEASE_COUNT, Kind.COUNT),
                        CASES,
                        Grid.Column.of(DipCoverage.TOTAL_COST_YUAN)))
                .grid(Grid.of(
                        "dip_largest",
                        largest,
                        Grid.Column.of(REGION_CODE, Kind.REGION),
                        new Grid.Column(GROUP, Kind.GROUP),
                        Grid.Column.of(KIND, Kind.WORD),
                        CASES,
                        Grid.Column.of(MEAN_COST_YUAN),
                        Grid.Column.of(COST_CV),
                        SCORE));
    }

    private DipSection() {}
}
