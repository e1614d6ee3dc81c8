package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.jobs.clearing.DifferencePostings.FEN;
import static org.medfund.jobs.clearing.DifferencePostings.FIRST;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.time.Period;

/** Audit deductions of a closed year that its books do not have: each institution's as a posting of the difference. */
final class LateDeductions {

    /**
     * One correction per institution whose deductions of the year are not what its books say; it names their first posting,
     * if there is one. More deducted is owed less: a negative amount, which has its accounts exchanged.
     *
     * <p>Source: SPEC D.1 (a locked period is not computed again; differences in the next).
     *
     * @param deductions {@link AuditDeductions} of the closed year that institutions bear
     * @param books {@link Postings} of that year's periods; others than those of deductions are passed over
     * @param period of the corrections
     * @return {@link Postings}: empty if nothing has come late
     */
    static Dataset<Row> of(Dataset<Row> deductions, Dataset<Row> books, Period period) {
        Dataset<Row> now = deductions.select(
                Postings.REGION_CODE.as(AuditDeductions.REGION_CODE.col()),
                Postings.INSURANCE_TYPE.as(AuditDeductions.INSURANCE_TYPE.col()),
                Postings.INSTITUTION_CODE.as(AuditDeductions.INSTITUTION_CODE.col()),
                FEN.as(Money.fen(AuditDeductions.AMOUNT_YUAN.col()).multiply(lit(-1))),
                FIRST.as(lit(null).cast(DataTypes.StringType)));
        Dataset<Row> posted = books.where(Postings.POSTING_CODE.col().equalTo(PostingCode.AUDIT_DEDUCTION.name()))
                .select(
                        Postings.REGION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        Postings.INSTITUTION_CODE.col(),
                        FEN.as(PostedSums.signedFen(PostingCode.AUDIT_DEDUCTION)),
                        FIRST.as(Postings.POSTING_ID.col()));
        Dataset<Row> differences = now.unionByName(posted)
                .groupBy(Postings.REGION_CODE.col(), Postings.INSURANCE_TYPE.col(), Postings.INSTITUTION_CODE.col())
                .agg(sum(FEN.col()).as(FEN.name()), min(FIRST.col()).as(FIRST.name()))
                .where(FEN.col().notEqual(0));
        PostingCode code = PostingCode.PRIOR_YEAR_CORRECTION;
        Column postingId = concat_ws(
                "/",
                Postings.REGION_CODE.col(),
                lit(period.toString()),
                Postings.INSURANCE_TYPE.col(),
                lit(code.name()),
                lit(PostingCode.AUDIT_DEDUCTION.name()), // beside those of cases, under a settlement's number
                Postings.INSTITUTION_CODE.col());
        return DifferencePostings.of(
                differences.withColumn(Postings.SETTLEMENT_ID.name(), lit(null).cast(DataTypes.StringType)),
                postingId,
                code,
                period);
    }

    private LateDeductions() {}
}
