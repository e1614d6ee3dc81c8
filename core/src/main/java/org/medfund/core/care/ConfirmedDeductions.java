package org.medfund.core.care;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;

/** The audit deductions that follow from what reviewers confirmed for good (docs/policy-readings/clearing.md). */
public final class ConfirmedDeductions {
    /** The reason of every such deduction. */
    public static final String REASON = "CONFIRMED_REVIEW";

    private static final String ID_PREFIX = "REVIEW-";

    private static final Field<Long> CONFIRMED_FEN = Field.count("confirmed_fen", "Confirmed, fen");
    private static final Field<Long> PAID_FEN = Field.count("paid_fen", "Paid by the funds, refunds taken off, fen");
    private static final Field<Long> DEDUCTED_FEN = Field.count("deducted_fen", "Deducted by delivery, fen");

    /**
     * One deduction per confirmed flag on a settlement, of the month in which its review was closed. A delivered deduction
     * that names the flag stands in its place. All of a settlement together take at most what the funds paid of it less what
     * delivered deductions take; the review closed first goes first. A flag on no settlement, or on one that is not
     * delivered, has no insurance type and brings none: that is deducted by delivery.
     *
     * @param reviews {@link Reviews} of some regions
     * @param flags {@link Flags} of these regions, of any year
     * @param settlements {@link SettlementLists} of all regions and periods
     * @param delivered {@link AuditDeductions} of all regions and months, as delivered
     * @return {@link AuditDeductions}; none of 0
     */
    public static Dataset<Row> of(
            Dataset<Row> reviews, Dataset<Row> flags, Dataset<Row> settlements, Dataset<Row> delivered) {
        Dataset<Row> confirmed = undelivered(reviews, flags, delivered);
        Dataset<Row> taken = delivered
                .where(AuditDeductions.SETTLEMENT_ID.col().isNotNull())
                .groupBy(AuditDeductions.SETTLEMENT_ID.col())
                .agg(DEDUCTED_FEN.as(sum(Money.fen(AuditDeductions.AMOUNT_YUAN.col()))));
        Dataset<Row> withRoom = confirmed
                .join(broadcast(paid(settlements, confirmed)), Flags.SETTLEMENT_ID.name())
                .join(taken, new String[] {Flags.SETTLEMENT_ID.name()}, "left");
        Column room = PAID_FEN.col().minus(coalesce(DEDUCTED_FEN.col(), lit(0L)));
        Column before = coalesce(
                sum(CONFIRMED_FEN.col())
                        .over(Window.partitionBy(Flags.SETTLEMENT_ID.col())
                                .orderBy(ReviewOutcomes.STATE_DATE.col(), Flags.FLAG_ID.col())
                                .rowsBetween(Window.unboundedPreceding(), -1)),
                lit(0L));
        Column fen = greatest(lit(0L), least(CONFIRMED_FEN.col(), room.minus(before)));
        return AuditDeductions.TABLE.conform(withRoom.select(
                        AuditDeductions.DEDUCTION_ID.as(concat(lit(ID_PREFIX), Flags.FLAG_ID.col())),
                        AuditDeductions.REGION_CODE.as(Flags.REGION_CODE.col()),
                        AuditDeductions.INSTITUTION_CODE.as(Flags.INSTITUTION_CODE.col()),
                        AuditDeductions.INSURANCE_TYPE.col(),
                        AuditDeductions.SETTLEMENT_MONTH.as(date_format(ReviewOutcomes.STATE_DATE.col(), "yyyyMM")),
                        AuditDeductions.SETTLEMENT_ID.as(Flags.SETTLEMENT_ID.col()),
                        AuditDeductions.AMOUNT_YUAN.as(Money.yuan(fen)),
                        AuditDeductions.REASON.as(lit(REASON)),
                        AuditDeductions.FLAG_ID.as(Flags.FLAG_ID.col()))
                .where(AuditDeductions.AMOUNT_YUAN.col().gt(0)));
    }

    /** Confirmed flags on a settlement that no delivered deduction names. */
    private static Dataset<Row> undelivered(Dataset<Row> reviews, Dataset<Row> flags, Dataset<Row> delivered) {
        Dataset<Row> outcomes = ReviewOutcomes.of(reviews)
                .where(ReviewOutcomes.isConfirmedForGood())
                .select(
                        Reviews.FLAG_ID.col(),
                        ReviewOutcomes.STATE_DATE.col(),
                        CONFIRMED_FEN.as(Money.fen(Reviews.CONFIRMED_YUAN.col())));
        Dataset<Row> named = delivered
                .where(AuditDeductions.FLAG_ID.col().isNotNull())
                .select(AuditDeductions.FLAG_ID.col())
                .distinct();
        return flags.where(Flags.mayBeFollowedUp())
                .where(Flags.SETTLEMENT_ID
                        .col()
                        .isNotNull()
                        .and(Flags.INSTITUTION_CODE.col().isNotNull()))
                .select(
                        Flags.FLAG_ID.col(),
                        Flags.REGION_CODE.col(),
                        Flags.INSTITUTION_CODE.col(),
                        Flags.SETTLEMENT_ID.col())
                .join(broadcast(outcomes), Flags.FLAG_ID.name()) // few, so that flags are only scanned
                .join(named, new String[] {Flags.FLAG_ID.name()}, "left_anti");
    }

    /** What the funds paid of each settlement in the end, and its insurance type; a refund has amounts below 0. */
    private static Dataset<Row> paid(Dataset<Row> settlements, Dataset<Row> confirmed) {
        Column reversedOrOwn =
                coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col());
        Column isRefund = SettlementLists.REFUND_FLAG.col().equalTo("1");
        Column settlement = when(isRefund, reversedOrOwn).otherwise(SettlementLists.SETTLEMENT_ID.col());
        return settlements
                .select(
                        Flags.SETTLEMENT_ID.as(settlement),
                        when(isRefund.equalTo(false), SettlementLists.INSURANCE_TYPE.col())
                                .as(AuditDeductions.INSURANCE_TYPE.name()),
                        SettlementLists.FUND_TOTAL_YUAN.col())
                .join(broadcast(confirmed.select(Flags.SETTLEMENT_ID.col()).distinct()), Flags.SETTLEMENT_ID.name())
                .groupBy(Flags.SETTLEMENT_ID.col())
                .agg(
                        AuditDeductions.INSURANCE_TYPE.as(max(col(AuditDeductions.INSURANCE_TYPE.name()))),
                        PAID_FEN.as(sum(Money.fen(SettlementLists.FUND_TOTAL_YUAN.col()))))
                .where(AuditDeductions.INSURANCE_TYPE.col().isNotNull());
    }

    private ConfirmedDeductions() {}
}
