package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;

/** The entitlement of every case as a posting of its own. */
final class CasePostings {

    /**
     * One posting per case with an entitlement: a negative one with its accounts exchanged, none for zero.
     *
     * <p>Source: SPEC D.4, step 1: an entitlement may be negative case by case.
     *
     * @param payments {@link CasePayments}: one row per case, entitlement in yuan
     * @return {@link Postings}: empty if no case has an entitlement
     */
    static Dataset<Row> of(Dataset<Row> payments) {
        PostingCode code = PostingCode.CASE_ENTITLEMENT;
        Column entitlement = CasePayments.ENTITLEMENT_YUAN.col();
        Column isForward = entitlement.gt(0);
        Column year = CasePayments.YEAR.col().cast(DataTypes.StringType);
        Column postingId = concat_ws(
                "/",
                CasePayments.REGION_CODE.col(),
                year,
                CasePayments.INSURANCE_TYPE.col(),
                lit(code.name()),
                CasePayments.SETTLEMENT_ID.col());
        return Postings.TABLE.conform(payments.where(entitlement.notEqual(0))
                .select(
                        Postings.POSTING_ID.as(postingId),
                        Postings.REGION_CODE.as(CasePayments.REGION_CODE.col()),
                        Postings.PERIOD.as(year),
                        Postings.INSURANCE_TYPE.as(CasePayments.INSURANCE_TYPE.col()),
                        Postings.POSTING_CODE.as(lit(code.name())),
                        Postings.DEBIT_ACCOUNT.as(when(isForward, code.debit().name())
                                .otherwise(code.credit().name())),
                        Postings.CREDIT_ACCOUNT.as(when(isForward, code.credit().name())
                                .otherwise(code.debit().name())),
                        Postings.AMOUNT_YUAN.as(abs(entitlement)),
                        Postings.INSTITUTION_CODE.as(CasePayments.INSTITUTION_CODE.col()),
                        Postings.SETTLEMENT_ID.as(CasePayments.SETTLEMENT_ID.col()),
                        Postings.CORRECTS_POSTING_ID.as(lit(null).cast(DataTypes.StringType))));
    }

    private CasePostings() {}
}
