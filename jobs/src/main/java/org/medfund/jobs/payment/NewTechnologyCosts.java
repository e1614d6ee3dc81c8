package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.reference.NewTechnologies;

/** What approved new technology cost, by settlement (SPEC B.11). */
final class NewTechnologyCosts {
    /** Yuan, above 0. */
    static final String NET_YUAN = "new_technology_net_yuan";

    /** Codes of the items, each once, sorted. */
    static final String ITEMS = "new_technology_items";

    private static final String NET_FEN = "net_fen";

    /**
     * One row per settlement with a charge line of an item that was approved on the day it was given. Lines that reverse
     * others are taken off first; an item that comes to nothing does not count.
     *
     * @param feeLines {@link FeeLines}
     * @param approved {@link NewTechnologies}; periods of one item may overlap
     * @return settlement number, {@link #NET_YUAN}, and {@link #ITEMS}; empty if there are no such lines
     */
    static Dataset<Row> of(Dataset<Row> feeLines, Dataset<Row> approved) {
        Dataset<Row> lines = feeLines.select(
                FeeLines.SETTLEMENT_ID.col(),
                FeeLines.ITEM_CODE.col(),
                FeeLines.LINE_COST_YUAN.col(),
                FeeLines.CHARGED_AT.col());
        Column day = to_date(FeeLines.CHARGED_AT.of(lines));
        Column isApproved = FeeLines.ITEM_CODE
                .of(lines)
                .equalTo(NewTechnologies.ITEM_CODE.of(approved))
                .and(NewTechnologies.APPROVED_FROM_DATE.of(approved).leq(day))
                .and(NewTechnologies.APPROVED_TO_DATE
                        .of(approved)
                        .isNull()
                        .or(NewTechnologies.APPROVED_TO_DATE.of(approved).geq(day)));
        return lines.join(broadcast(approved), isApproved, "left_semi")
                .groupBy(FeeLines.SETTLEMENT_ID.col(), FeeLines.ITEM_CODE.col())
                .agg(sum(Money.fen(FeeLines.LINE_COST_YUAN.col())).as(NET_FEN))
                .where(col(NET_FEN).gt(0))
                .groupBy(FeeLines.SETTLEMENT_ID.col())
                .agg(
                        Money.yuan(sum(col(NET_FEN))).as(NET_YUAN),
                        sort_array(collect_list(FeeLines.ITEM_CODE.col())).as(ITEMS));
    }

    private NewTechnologyCosts() {}
}
