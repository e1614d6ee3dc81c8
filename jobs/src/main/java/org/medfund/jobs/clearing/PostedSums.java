package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;

/** What books say by posting code: signed sums, positive the way the code is defined. */
final class PostedSums {

    /**
     * One row per key, one column of fen per posting code under its name.
     *
     * @param postings {@link Postings}; null keys group by themselves: leave them out before
     */
    static Dataset<Row> byCode(Dataset<Row> postings, List<Field<?>> key) {
        Column[] sums = Arrays.stream(PostingCode.values())
                .map(code -> sum(when(Postings.POSTING_CODE.col().equalTo(code.name()), signedFen(code))
                                .otherwise(0L))
                        .as(code.name()))
                .toArray(Column[]::new);
        return postings.groupBy(key.stream().map(Field::col).toArray(Column[]::new))
                .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
    }

    /** The amount of a posting of this code in fen; negative if its accounts are exchanged. */
    static Column signedFen(PostingCode code) {
        Column amount = Money.fen(Postings.AMOUNT_YUAN.col());
        return when(Postings.DEBIT_ACCOUNT.col().equalTo(code.debit().name()), amount)
                .otherwise(amount.multiply(lit(-1)));
    }

    private PostedSums() {}
}
