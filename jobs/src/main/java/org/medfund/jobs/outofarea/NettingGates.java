package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionTransfersDue;

/** What must hold, to the fen, before a period's out-of-area clearing is published (SPEC D.7, D.9). */
final class NettingGates {
    static final String NO_OUT_OF_AREA_CARE = "no money is owed for care outside the region of insurance.";

    static final Field<Long> AMOUNT_FEN = Field.count("amount_fen", "Signed amount");

    /** The flows hold every settlement of the period: count, cost, and fund money. */
    static Gate flowsEqualSettlements(Dataset<Row> settlements) {
        return new Gate("flows-equal-settlements", stored -> {
            Column isRefund = SettlementLists.REFUND_FLAG.col().equalTo("1");
            Row claimed = settlements
                    .agg(
                            sum(when(isRefund, lit(-1L)).otherwise(lit(1L))),
                            sum(Money.fen(SettlementLists.TOTAL_COST_YUAN.col())),
                            sum(Money.fen(SettlementLists.FUND_TOTAL_YUAN.col())))
                    .first();
            Row flowing = stored.rows(RegionFlows.TABLE)
                    .agg(
                            sum(RegionFlows.CLAIM_COUNT.col()),
                            sum(Money.fen(RegionFlows.TOTAL_COST_YUAN.col())),
                            sum(Money.fen(RegionFlows.FUND_TOTAL_YUAN.col())))
                    .first();
            Verdict verdict = claimed.isNullAt(0)
                    ? Verdict.NOT_EVALUATED
                    : claimed.equals(flowing) ? Verdict.PASSED : Verdict.FAILED;
            return new GateResult(
                    "flows-equal-settlements",
                    verdict,
                    "Claims, cost and fund money in fen: settlements " + claimed + ", flows " + flowing + ".");
        });
    }

    /** What regions are to receive and to pay comes to nothing, for every insurance type. */
    static Gate netsSumToZero() {
        return allZero(
                "nets-sum-to-zero",
                stored -> stored.rows(RegionNet.TABLE)
                        .groupBy(RegionNet.INSURANCE_TYPE.col())
                        .agg(sum(Money.fen(RegionNet.NET_YUAN.col())).as(AMOUNT_FEN.name())));
    }

    /** The transfers due leave no region with anything to pay or to receive. */
    static Gate transfersSettleNets() {
        return allZero("transfers-settle-nets", stored -> {
            Dataset<Row> transfers = stored.rows(RegionTransfersDue.TABLE);
            Column amount = Money.fen(RegionTransfersDue.AMOUNT_YUAN.col());
            return stored.rows(RegionNet.TABLE)
                    .select(
                            RegionNet.REGION_CODE.col(),
                            RegionNet.INSURANCE_TYPE.col(),
                            AMOUNT_FEN.as(Money.fen(RegionNet.NET_YUAN.col())))
                    .unionByName(side(transfers, RegionTransfersDue.TO_REGION_CODE, amount.multiply(-1)))
                    .unionByName(side(transfers, RegionTransfersDue.FROM_REGION_CODE, amount))
                    .groupBy(RegionNet.REGION_CODE.col(), RegionNet.INSURANCE_TYPE.col())
                    .agg(sum(AMOUNT_FEN.col()).as(AMOUNT_FEN.name()));
        });
    }

    private static Dataset<Row> side(Dataset<Row> transfers, Field<String> region, Column amountFen) {
        return transfers.select(
                RegionNet.REGION_CODE.as(region.col()),
                RegionNet.INSURANCE_TYPE.as(RegionTransfersDue.INSURANCE_TYPE.col()),
                AMOUNT_FEN.as(amountFen));
    }

    /** Rows with signed amounts in fen. */
    interface Amounts {
        Dataset<Row> of(Stored stored);
    }

    static Gate allZero(String name, Amounts amounts) {
        return new Gate(name, stored -> {
            Column isOff = coalesce(AMOUNT_FEN.col().notEqual(0), lit(true));
            Row counts = amounts.of(stored)
                    .agg(count(lit(1)), coalesce(sum(when(isOff, lit(1L)).otherwise(lit(0L))), lit(0L)))
                    .first();
            return new GateResult(
                    name,
                    counts.getLong(1) == 0 ? Verdict.PASSED : Verdict.FAILED,
                    counts.getLong(0) == 0
                            ? "Nothing to settle: " + NO_OUT_OF_AREA_CARE
                            : counts.getLong(1) + " of " + counts.getLong(0) + " sums are not zero.");
        });
    }

    private NettingGates() {}
}
