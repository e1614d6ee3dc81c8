package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.medfund.jobs.clearing.DifferencePostings.FEN;
import static org.medfund.jobs.clearing.DifferencePostings.FIRST;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;

/** The entitlement of every case as a posting of its own, or the difference to what is posted of it. */
final class CasePostings {
    private static final Field<Boolean> IS_NOW = Field.flag("is_now", "The case is there, with an entitlement");
    private static final String TAKEN_BACK = "TAKEN_BACK";

    /**
     * One posting per case whose entitlement is not what its books say: a first posting, or the difference, which names the
     * first. A negative amount has its accounts exchanged. A case that is gone, or is another institution's now, is taken
     * back where it was posted.
     *
     * <p>Source: SPEC D.1 (differences), D.4 step 1: an entitlement may be negative case by case.
     *
     * @param payments {@link CasePayments} of the months looked at: one row per case, entitlement in yuan
     * @param earlier {@link Postings} of earlier periods that these cases may stand in; others than those of cases are
     *     passed over
     * @param code CASE_ENTITLEMENT, or that of a correction of the year before
     * @return {@link Postings}: empty if nothing has changed
     */
    static Dataset<Row> of(Dataset<Row> payments, Dataset<Row> earlier, PostingCode code, Period period) {
        Dataset<Row> now = payments.where(CasePayments.ENTITLEMENT_YUAN.col().notEqual(0))
                .select(
                        Postings.REGION_CODE.as(CasePayments.REGION_CODE.col()),
                        Postings.INSURANCE_TYPE.as(CasePayments.INSURANCE_TYPE.col()),
                        Postings.INSTITUTION_CODE.as(CasePayments.INSTITUTION_CODE.col()),
                        Postings.SETTLEMENT_ID.as(CasePayments.SETTLEMENT_ID.col()),
                        FEN.as(Money.fen(CasePayments.ENTITLEMENT_YUAN.col())),
                        FIRST.as(lit(null).cast(DataTypes.StringType)),
                        IS_NOW.as(lit(true)));
        return DifferencePostings.of(differences(now, ofCases(earlier)), postingId(code, period), code, period);
    }

    /** What earlier periods have posted of each case, taken back, with the id of each posting. */
    private static Dataset<Row> ofCases(Dataset<Row> postings) {
        Column fen = PostedSums.signedFen(PostingCode.CASE_ENTITLEMENT);
        return postings.where(Postings.POSTING_CODE.col().equalTo(PostingCode.CASE_ENTITLEMENT.name()))
                .select(
                        Postings.REGION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        Postings.INSTITUTION_CODE.col(),
                        Postings.SETTLEMENT_ID.col(),
                        FEN.as(fen.multiply(lit(-1))),
                        FIRST.as(Postings.POSTING_ID.col()),
                        IS_NOW.as(lit(false)));
    }

    private static Dataset<Row> differences(Dataset<Row> now, Dataset<Row> posted) {
        return now.unionByName(posted)
                .groupBy(
                        Postings.SETTLEMENT_ID.col(),
                        Postings.REGION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        Postings.INSTITUTION_CODE.col())
                // Labels of periods sort as the periods do, months before the year, so the first id is the earliest.
                .agg(
                        sum(FEN.col()).as(FEN.name()),
                        min(FIRST.col()).as(FIRST.name()),
                        max(IS_NOW.col()).as(IS_NOW.name()))
                .where(FEN.col().notEqual(0));
    }

    private static Column postingId(PostingCode code, Period period) {
        return concat_ws(
                "/",
                Postings.REGION_CODE.col(),
                lit(period.toString()),
                Postings.INSURANCE_TYPE.col(),
                lit(code.name()),
                Postings.SETTLEMENT_ID.col(),
                // The same case may be taken back from one institution and given to another.
                when(not(IS_NOW.col()), TAKEN_BACK));
    }

    private CasePostings() {}
}
