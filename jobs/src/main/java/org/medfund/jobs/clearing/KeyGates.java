package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.clearing.Postings;

/** Conditions on sums by institution or pool, with which statements are held against postings. */
final class KeyGates {
    private static final List<Field<?>> INSTITUTION =
            List.of(Postings.REGION_CODE, Postings.INSURANCE_TYPE, Postings.INSTITUTION_CODE);

    /** The columns that name an institution of a pool; every table of the books has them under these names. */
    static String[] institutionKey() {
        return INSTITUTION.stream().map(Field::name).toArray(String[]::new);
    }

    /** Statements beside the postings about institutions, one column of signed fen per code; neither side may lack one. */
    static Dataset<Row> withPostings(Dataset<Row> statements, Dataset<Row> postings) {
        return statements.join(
                PostedSums.byCode(postings.where(Postings.INSTITUTION_CODE.col().isNotNull()), INSTITUTION),
                institutionKey(),
                "full_outer");
    }

    /** The postings of a code in fen; none is 0. */
    static Column posted(PostingCode code) {
        return zeroIfNull(functions.col(code.name()));
    }

    /** A missing statement stays null, and so fails. */
    static Column stated(Field<?> yuan) {
        return Money.fen(yuan.col());
    }

    static Column zeroIfNull(Column fen) {
        return coalesce(fen, lit(0L));
    }

    /** Every row of a table has statements that add up: a condition on its own columns. */
    static Gate everyStatement(String name, Table table, Column holds, @Nullable String reasonForEmpty) {
        return everyKey(name, "statements", stored -> stored.rows(table), holds, reasonForEmpty);
    }

    /** The condition holds for every row; no row at all is not evaluated. */
    static Gate everyKey(String name, String what, Function<Stored, Dataset<Row>> rows, Column holds) {
        return everyKey(name, what, rows, holds, null);
    }

    /** @param reasonForEmpty why there may rightly be no rows; null if there may not */
    static Gate everyKey(
            String name,
            String what,
            Function<Stored, Dataset<Row>> rows,
            Column holds,
            @Nullable String reasonForEmpty) {
        return new Gate(name, stored -> {
            Column fails = not(coalesce(holds, lit(false))); // a null answer is not a yes
            Row counts = rows.apply(stored)
                    .agg(count(lit(1)), sum(when(fails, lit(1L)).otherwise(lit(0L))))
                    .first();
            long all = counts.getLong(0);
            long failing = all == 0 ? 0 : counts.getLong(1);
            if (all == 0 && reasonForEmpty != null) {
                return new GateResult(name, Verdict.PASSED, "No " + what + ": " + reasonForEmpty);
            }
            return new GateResult(
                    name,
                    all == 0 ? Verdict.NOT_EVALUATED : failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                    failing + " of " + all + " " + what + " fail.");
        });
    }

    /** All of these hold. */
    static Column all(Column... conditions) {
        return Arrays.stream(conditions).reduce(Column::and).orElseThrow();
    }

    private KeyGates() {}
}
