package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;

/** What books say by posting code: signed sums, positive the way the code is defined. */
final class PostedSums {
    private static final String FEN = "posted_fen";

    /**
     * One row per key, one column of fen per posting code under its name.
     *
     * @param postings {@link Postings}; null keys group by themselves: leave them out before
     */
    static Dataset<Row> byCode(Dataset<Row> postings, List<Field<?>> key) {
        // Of five million postings each is added once; what is told apart by code are the sums.
        Column[] ofPosting = Stream.concat(key.stream(), Stream.of(Postings.POSTING_CODE, Postings.DEBIT_ACCOUNT))
                .map(Field::col)
                .toArray(Column[]::new);
        Dataset<Row> sums = postings.groupBy(ofPosting)
                .agg(sum(Money.fen(Postings.AMOUNT_YUAN.col())).as(FEN));
        Column[] byCode = Arrays.stream(PostingCode.values())
                .map(code -> sum(when(Postings.POSTING_CODE.col().equalTo(code.name()), signed(code, col(FEN)))
                                .otherwise(0L))
                        .as(code.name()))
                .toArray(Column[]::new);
        return sums.groupBy(key.stream().map(Field::col).toArray(Column[]::new))
                .agg(byCode[0], Arrays.copyOfRange(byCode, 1, byCode.length));
    }

    /** The amount of a posting of this code in fen; negative if its accounts are exchanged. */
    static Column signedFen(PostingCode code) {
        return signed(code, Money.fen(Postings.AMOUNT_YUAN.col()));
    }

    private static Column signed(PostingCode code, Column fen) {
        return when(Postings.DEBIT_ACCOUNT.col().equalTo(code.debit().name()), fen)
                .otherwise(fen.multiply(lit(-1)));
    }

    private PostedSums() {}
}
