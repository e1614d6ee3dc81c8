package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.time.Period;

/** Differences between what is true now and what books say, as postings that name what they correct (SPEC D.1). */
final class DifferencePostings {
    static final Field<Long> FEN = Field.count("fen", "Now, less posted before");
    static final Field<String> FIRST = Field.text("first_posting_id", "First posting of what is corrected");

    /**
     * One posting per difference. A negative amount has its accounts exchanged.
     *
     * @param differences region, insurance type, institution, and settlement of {@link Postings}, with {@link #FEN}, not 0,
     *     and {@link #FIRST}, null if nothing was posted
     * @param postingId unique for each
     */
    static Dataset<Row> of(Dataset<Row> differences, Column postingId, PostingCode code, Period period) {
        Column isForward = FEN.col().gt(0);
        return Postings.TABLE.conform(differences.select(
                Postings.POSTING_ID.as(postingId),
                Postings.REGION_CODE.col(),
                Postings.PERIOD.as(lit(period.toString())),
                Postings.INSURANCE_TYPE.col(),
                Postings.POSTING_CODE.as(lit(code.name())),
                Postings.DEBIT_ACCOUNT.as(when(isForward, code.debit().name())
                        .otherwise(code.credit().name())),
                Postings.CREDIT_ACCOUNT.as(when(isForward, code.credit().name())
                        .otherwise(code.debit().name())),
                Postings.AMOUNT_YUAN.as(Money.yuan(abs(FEN.col()))),
                Postings.INSTITUTION_CODE.col(),
                Postings.SETTLEMENT_ID.col(),
                Postings.CORRECTS_POSTING_ID.as(FIRST.col())));
    }

    private DifferencePostings() {}
}
