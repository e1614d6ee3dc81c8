package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.time.Period;

/** Sums settlements from region of insurance to region of treatment. */
final class FlowMatrix {

    /** The settlements whose stay ended in the period: a stay over two periods belongs whole to the later one. */
    static Dataset<Row> ofPeriod(Dataset<Row> settlements, Period period) {
        return settlements.where(
                SettlementLists.DISCHARGE_DATE.col().between(lit(period.firstDay()), lit(period.lastDay())));
    }

    /**
     * The flows of a period, home care on the diagonal.
     *
     * <p>Source: SPEC D.7. A refund has negative amounts and counts as minus one claim and minus its days, so it and the
     * settlement it reverses come to nothing. Days are those reported, or those between the dates if none are.
     *
     * @param settlements {@link SettlementLists}, those of the period only
     * @return {@link RegionFlows}: empty if there is no settlement
     */
    static Dataset<Row> of(Dataset<Row> settlements, Period period) {
        Column sign =
                when(SettlementLists.REFUND_FLAG.col().equalTo("1"), lit(-1L)).otherwise(lit(1L));
        Column days = coalesce(SettlementLists.REPORTED_STAY_DAYS.col(), SettlementLists.STAY_DAYS.col())
                .cast(DataTypes.LongType);
        Dataset<Row> sums = settlements
                .groupBy(
                        SettlementLists.INSURED_REGION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.INSURANCE_TYPE.col())
                .agg(
                        sum(sign).as(RegionFlows.CLAIM_COUNT.name()),
                        RegionFlows.TOTAL_COST_YUAN.as(
                                Money.yuan(sum(Money.fen(SettlementLists.TOTAL_COST_YUAN.col())))),
                        RegionFlows.FUND_TOTAL_YUAN.as(
                                Money.yuan(sum(Money.fen(SettlementLists.FUND_TOTAL_YUAN.col())))),
                        sum(sign.multiply(days)).as(RegionFlows.REPORTED_STAY_DAYS.name()));
        return RegionFlows.TABLE.conform(sums.withColumn(RegionFlows.PERIOD.name(), lit(period.toString())));
    }

    private FlowMatrix() {}
}
