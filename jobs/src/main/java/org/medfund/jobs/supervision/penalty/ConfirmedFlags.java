package org.medfund.jobs.supervision.penalty;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.ReviewOutcomes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;

/** The flags that reviewers have confirmed for good, and what was deducted of each. */
final class ConfirmedFlags {
    private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private static final Field<String> KIND = Field.text("against_kind", "PERSON, DOCTOR, or INSTITUTION");
    private static final Field<String> ID = Field.text("against_id", "Whom it concerns");
    private static final Field<Long> DEDUCTED_FEN = Field.count("deducted_fen", "Deducted, fen");

    /**
     * One row per flag, as known on a day: later transitions and deductions of later months do not count. Whom a flag without
     * an institution on a claim concerns is not known: it is left out.
     *
     * @param flags {@link Flags}
     * @param reviews {@link Reviews}
     * @param deductions {@link AuditDeductions}, delivered and confirmed
     * @return rows that {@link #in} reads
     */
    static Dataset<Row> of(Dataset<Row> flags, Dataset<Row> reviews, Dataset<Row> deductions, LocalDate asOf) {
        Dataset<Row> outcomes = ReviewOutcomes.of(
                        reviews.where(Reviews.DECIDED_DATE.col().leq(lit(asOf))))
                .where(ReviewOutcomes.isConfirmedForGood())
                .where(Reviews.FINDING.col().isin(ViolationNature.VIOLATION.name(), ViolationNature.FRAUD.name()));
        Dataset<Row> deducted = deductions
                .where(AuditDeductions.FLAG_ID.col().isNotNull())
                .where(AuditDeductions.SETTLEMENT_MONTH.col().leq(asOf.format(YEAR_MONTH)))
                .groupBy(AuditDeductions.FLAG_ID.col())
                .agg(DEDUCTED_FEN.as(sum(Money.fen(AuditDeductions.AMOUNT_YUAN.col()))));
        Column isClaim = Flags.ENTITY_KIND.col().equalTo("CLAIM");
        return flags.where(Flags.mayBeFollowedUp())
                .select(
                        Flags.FLAG_ID.col(),
                        Flags.RULE_ID.col(),
                        Flags.LAW_REF.col(),
                        KIND.as(when(isClaim, lit(Against.INSTITUTION)).otherwise(Flags.ENTITY_KIND.col())),
                        ID.as(when(isClaim, Flags.INSTITUTION_CODE.col()).otherwise(Flags.ENTITY_ID.col())))
                .where(ID.col().isNotNull())
                .join(broadcast(outcomes), Flags.FLAG_ID.name()) // few, so that flags are only scanned
                .join(deducted, new String[] {Flags.FLAG_ID.name()}, "left")
                .withColumn(DEDUCTED_FEN.name(), coalesce(DEDUCTED_FEN.col(), lit(0L)));
    }

    static ConfirmedFlag in(Row row) {
        return new ConfirmedFlag(
                Flags.FLAG_ID.in(row),
                Flags.RULE_ID.in(row),
                Flags.LAW_REF.in(row),
                new Against(KIND.in(row), ID.in(row), ViolationNature.valueOf(Reviews.FINDING.in(row))),
                ReviewOutcomes.STATE_DATE.in(row),
                Reviews.CONFIRMED_YUAN.in(row),
                Money.yuan(DEDUCTED_FEN.in(row)));
    }

    private ConfirmedFlags() {}
}
