package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.payment.CasePayments.ENTITLEMENT_YUAN;
import static org.medfund.core.table.payment.CasePayments.PAYMENT_PATH;
import static org.medfund.core.table.payment.CasePayments.PAYMENT_YUAN;
import static org.medfund.core.table.payment.CasePayments.TOTAL_COST_YUAN;
import static org.medfund.core.table.payment.Rates.FUND_RATIO;
import static org.medfund.core.table.payment.Rates.INPATIENT_BUDGET_YUAN;
import static org.medfund.core.table.payment.Rates.INSURANCE_TYPE;
import static org.medfund.core.table.payment.Rates.RATE_YUAN;
import static org.medfund.core.table.payment.Rates.REGION_CODE;
import static org.medfund.core.table.payment.Rates.TOTAL_WEIGHT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;

/** What a unit of weight or a point is worth in each region (SPEC B.9, C.7), and by which path cases were paid. */
final class PaymentSection {
    private static final Grid.Column CASES = new Grid.Column("case_count", Kind.CASES);
    private static final Grid.Column PATH = Grid.Column.of(PAYMENT_PATH, Kind.WORD);
    private static final Grid.Column REGION = Grid.Column.of(REGION_CODE, Kind.REGION);
    private static final Grid.Column INSURANCE = Grid.Column.of(INSURANCE_TYPE, Kind.WORD);
    private static final Grid.Column RATE = Grid.Column.of(RATE_YUAN, Kind.MONEY);
    private static final int ROWS_SHOWN = 200;

    static Section of(ReportInput in) {
        List<Row> rates = in.small(in.rows(Rates.TABLE).orderBy(REGION_CODE.col(), INSURANCE_TYPE.col()));
        List<Row> paths = in.small(in.rows(CasePayments.TABLE)
                .groupBy(PAYMENT_PATH.col())
                .agg(
                        count(lit(1)).as(CASES.name()),
                        total(TOTAL_COST_YUAN),
                        total(PAYMENT_YUAN),
                        total(ENTITLEMENT_YUAN))
                .withColumns(java.util.Map.of(
                        TOTAL_COST_YUAN.name(), SmallCells.told(TOTAL_COST_YUAN.col(), col(CASES.name())),
                        PAYMENT_YUAN.name(), SmallCells.told(PAYMENT_YUAN.col(), col(CASES.name())),
                        ENTITLEMENT_YUAN.name(), SmallCells.told(ENTITLEMENT_YUAN.col(), col(CASES.name()))))
                .orderBy(PAYMENT_PATH.col()));
        // Only where a region pays by points: nobody misses them elsewhere.
        Table[] sources = in.isPublished(PointValues.TABLE)
                ? new Table[] {Rates.TABLE, PointValues.TABLE, CasePayments.TABLE}
                : new Table[] {Rates.TABLE, CasePayments.TABLE};
        return new Section(in, "payment", sources)
                .chart(Chart.by("rates", Chart.Shape.BARS, rates, REGION, INSURANCE, RATE))
                .chart(Chart.of("payment_paths", Chart.Shape.RING, paths, PATH, CASES))
                .grid(Grid.of(
                        "rates",
                        rates,
                        ROWS_SHOWN,
                        REGION,
                        INSURANCE,
                        Grid.Column.of(INPATIENT_BUDGET_YUAN),
                        Grid.Column.of(FUND_RATIO),
                        Grid.Column.of(TOTAL_WEIGHT),
                        RATE))
                .grid(Grid.of(
                        "level_rates",
                        in.small(in.rows(LevelRates.TABLE)
                                .orderBy(REGION_CODE.col(), INSURANCE_TYPE.col(), LevelRates.LEVEL_CLASS.col())),
                        ROWS_SHOWN,
                        REGION,
                        INSURANCE,
                        Grid.Column.of(LevelRates.LEVEL_CLASS),
                        Grid.Column.of(INPATIENT_BUDGET_YUAN),
                        Grid.Column.of(TOTAL_WEIGHT),
                        RATE))
                .grid(Grid.of(
                        "point_values",
                        in.small(in.rows(PointValues.TABLE).orderBy(REGION_CODE.col(), INSURANCE_TYPE.col())),
                        ROWS_SHOWN,
                        REGION,
                        INSURANCE,
                        Grid.Column.of(INPATIENT_BUDGET_YUAN),
                        Grid.Column.of(FUND_RATIO),
                        Grid.Column.of(PointValues.TOTAL_SCORE),
                        Grid.Column.of(PointValues.OPENING_POINT_VALUE_YUAN),
                        Grid.Column.of(PointValues.SETTLEMENT_POINT_VALUE_YUAN),
                        Grid.Column.of(PointValues.SETTLED_BY, Kind.WORD),
                        Grid.Column.of(PointValues.POINT_VALUE_YUAN)))
                .grid(Grid.of(
                        "payment_paths",
                        paths,
                        PATH,
                        CASES,
                        Grid.Column.of(TOTAL_COST_YUAN),
                        Grid.Column.of(PAYMENT_YUAN),
                        Grid.Column.of(ENTITLEMENT_YUAN)));
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private PaymentSection() {}
}
