package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.clearing.RegionFlows.CLAIM_COUNT;
import static org.medfund.core.table.clearing.RegionFlows.FUND_TOTAL_YUAN;
import static org.medfund.core.table.clearing.RegionFlows.INSURED_REGION_CODE;
import static org.medfund.core.table.clearing.RegionFlows.REPORTED_STAY_DAYS;
import static org.medfund.core.table.clearing.RegionFlows.TOTAL_COST_YUAN;
import static org.medfund.core.table.clearing.RegionFlows.TREATED_REGION_CODE;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionTransfersDue;

/** Care outside the region of insurance: who was treated where, what regions owe each other, what is to be moved (SPEC D.7). */
final class FlowsSection {
    private static final Grid.Column FROM = Grid.Column.of(INSURED_REGION_CODE, Kind.REGION);
    private static final Grid.Column TO = Grid.Column.of(TREATED_REGION_CODE, Kind.REGION);
    private static final Grid.Column NET_REGION = Grid.Column.of(RegionNet.REGION_CODE, Kind.REGION);
    private static final int PAIRS_DRAWN = 200;
    private static final int ROWS_SHOWN = 60;

    static Section of(ReportInput in) {
        Dataset<Row> away = in.rows(RegionFlows.TABLE)
                .where(INSURED_REGION_CODE.col().notEqual(TREATED_REGION_CODE.col()))
                .where(in.isOfTheRegions(INSURED_REGION_CODE.col()).or(in.isOfTheRegions(TREATED_REGION_CODE.col())))
                .groupBy(INSURED_REGION_CODE.col(), TREATED_REGION_CODE.col())
                .agg(
                        CLAIM_COUNT.as(sum(CLAIM_COUNT.col())),
                        total(TOTAL_COST_YUAN),
                        total(FUND_TOTAL_YUAN),
                        REPORTED_STAY_DAYS.as(sum(REPORTED_STAY_DAYS.col())))
                .withColumn(CLAIM_COUNT.name(), greatest(CLAIM_COUNT.col(), lit(0L)))
                .withColumns(Map.of(
                        TOTAL_COST_YUAN.name(), SmallCells.told(TOTAL_COST_YUAN.col(), CLAIM_COUNT.col()),
                        FUND_TOTAL_YUAN.name(), SmallCells.told(FUND_TOTAL_YUAN.col(), CLAIM_COUNT.col()),
                        REPORTED_STAY_DAYS.name(), SmallCells.told(REPORTED_STAY_DAYS.col(), CLAIM_COUNT.col())));
        // What is not told stands last, and its order says nothing either.
        List<Row> pairs = in.small(
                away.orderBy(FUND_TOTAL_YUAN.col().desc(), INSURED_REGION_CODE.col(), TREATED_REGION_CODE.col())
                        .limit(PAIRS_DRAWN));
        long untold = in.small(away.where(SmallCells.isSmall(CLAIM_COUNT.col()))
                        .agg(count(lit(1)).as(CLAIM_COUNT.name())))
                .get(0)
                .getLong(0);
        List<Row> net = in.small(in.rows(RegionNet.TABLE)
                .where(in.isOfTheRegions(RegionNet.REGION_CODE.col()))
                .orderBy(RegionNet.REGION_CODE.col(), RegionNet.INSURANCE_TYPE.col()));
        List<Row> due = in.small(in.rows(RegionTransfersDue.TABLE)
                .where(in.isOfTheRegions(RegionTransfersDue.FROM_REGION_CODE.col())
                        .or(in.isOfTheRegions(RegionTransfersDue.TO_REGION_CODE.col())))
                .orderBy(
                        RegionTransfersDue.AMOUNT_YUAN.col().desc(),
                        RegionTransfersDue.FROM_REGION_CODE.col(),
                        RegionTransfersDue.TO_REGION_CODE.col(),
                        RegionTransfersDue.INSURANCE_TYPE.col())
                .limit(ROWS_SHOWN + 1));
        return new Section(in, "flows", RegionFlows.TABLE, RegionNet.TABLE, RegionTransfersDue.TABLE)
                .chart(Chart.by(
                                "flows",
                                Chart.Shape.HEAT,
                                pairs.stream()
                                        .sorted(Comparator.comparing(TREATED_REGION_CODE::in))
                                        .toList(),
                                TO,
                                FROM,
                                Grid.Column.of(FUND_TOTAL_YUAN))
                        .withUntold(untold))
                .chart(Chart.by(
                        "net",
                        Chart.Shape.BARS,
                        net,
                        NET_REGION,
                        Grid.Column.of(RegionNet.INSURANCE_TYPE, Kind.WORD),
                        Grid.Column.of(RegionNet.NET_YUAN)))
                .grid(Grid.of(
                        "flows",
                        pairs,
                        ROWS_SHOWN,
                        FROM,
                        TO,
                        Grid.Column.of(CLAIM_COUNT, Kind.CASES),
                        Grid.Column.of(REPORTED_STAY_DAYS),
                        Grid.Column.of(TOTAL_COST_YUAN),
                        Grid.Column.of(FUND_TOTAL_YUAN)))
                .grid(Grid.of(
                        "net",
                        net,
                        ROWS_SHOWN,
                        NET_REGION,
                        Grid.Column.of(RegionNet.INSURANCE_TYPE, Kind.WORD),
                        Grid.Column.of(RegionNet.NETTING_POLICY, Kind.WORD),
                        Grid.Column.of(RegionNet.PAYABLE_YUAN),
                        Grid.Column.of(RegionNet.RECEIVABLE_YUAN),
                        Grid.Column.of(RegionNet.NET_YUAN)))
                .grid(Grid.of(
                        "transfers_due",
                        due,
                        ROWS_SHOWN,
                        Grid.Column.of(RegionTransfersDue.FROM_REGION_CODE, Kind.REGION),
                        Grid.Column.of(RegionTransfersDue.TO_REGION_CODE, Kind.REGION),
                        Grid.Column.of(RegionTransfersDue.INSURANCE_TYPE, Kind.WORD),
                        Grid.Column.of(RegionTransfersDue.AMOUNT_YUAN)));
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private FlowsSection() {}
}
