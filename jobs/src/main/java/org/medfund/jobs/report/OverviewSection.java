package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.grouping.GroupedCases.BASIC_POOL_YUAN;
import static org.medfund.core.table.grouping.GroupedCases.INSTITUTION_CODE;
import static org.medfund.core.table.grouping.GroupedCases.OTHER_FUNDS_YUAN;
import static org.medfund.core.table.grouping.GroupedCases.PERSON_TOTAL_YUAN;
import static org.medfund.core.table.grouping.GroupedCases.REGION_CODE;
import static org.medfund.core.table.grouping.GroupedCases.TOTAL_COST_YUAN;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.PlainText;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.supervision.Flags;

/** The year in a few figures, and who paid for the stays. */
final class OverviewSection {
    private static final String CASES = "case_count";
    private static final String HOSPITALS = "hospital_count";
    private static final String REGIONS = "region_count";
    private static final int REGIONS_DRAWN = 30;

    static Section of(ReportInput in) {
        Section section = new Section(in, "overview", GroupedCases.TABLE, QuarantinedRows.TABLE, Flags.TABLE);
        Dataset<Row> cases = in.rows(GroupedCases.TABLE).where(GroupedCases.counts());
        if (in.isPublished(GroupedCases.TABLE)) {
            Row all = in.small(cases.agg(
                            count(lit(1)).as(CASES),
                            countDistinct(REGION_CODE.col()).as(REGIONS),
                            countDistinct(INSTITUTION_CODE.col()).as(HOSPITALS),
                            total(TOTAL_COST_YUAN),
                            BASIC_POOL_YUAN.as(Money.yuan(
                                    sum(Money.fen(BASIC_POOL_YUAN.col()).plus(Money.fen(OTHER_FUNDS_YUAN.col())))))))
                    .get(0);
            section.card("cases", Kind.CASES, SmallCells.shown(all.<Long>getAs(CASES)))
                    .card("total_cost", Kind.MONEY, PlainText.of(TOTAL_COST_YUAN.inOrNull(all)))
                    .card("fund", Kind.MONEY, PlainText.of(BASIC_POOL_YUAN.inOrNull(all)))
                    .card("regions", Kind.COUNT, PlainText.of(all.get(all.fieldIndex(REGIONS))))
                    .card("hospitals", Kind.COUNT, PlainText.of(all.get(all.fieldIndex(HOSPITALS))));
        }
        counted(in, section, "quarantined", in.rows(QuarantinedRows.TABLE), in.isPublished(QuarantinedRows.TABLE));
        counted(in, section, "flags", in.rows(Flags.TABLE), in.isPublished(Flags.TABLE));

        List<Row> payers = in.small(cases.groupBy(REGION_CODE.col())
                .agg(total(TOTAL_COST_YUAN), total(BASIC_POOL_YUAN), total(OTHER_FUNDS_YUAN), total(PERSON_TOTAL_YUAN))
                .orderBy(TOTAL_COST_YUAN.col().desc(), REGION_CODE.col())
                .limit(REGIONS_DRAWN));
        return section.chart(Chart.of(
                "payers",
                Chart.Shape.STACKED,
                payers,
                Grid.Column.of(REGION_CODE, Kind.REGION),
                Grid.Column.of(BASIC_POOL_YUAN),
                Grid.Column.of(OTHER_FUNDS_YUAN),
                Grid.Column.of(PERSON_TOTAL_YUAN)));
    }

    private static void counted(ReportInput in, Section section, String id, Dataset<Row> rows, boolean isPublished) {
        if (isPublished) {
            Row counted = in.small(rows.agg(count(lit(1)).as(CASES)).select(col(CASES)))
                    .get(0);
            section.card(id, Kind.COUNT, PlainText.of(counted.getLong(0)));
        }
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private OverviewSection() {}
}
