package org.medfund.core.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** A condition the written rows of a run must meet before anybody can see them. */
public record Gate(String name, Function<Stored, GateResult> check) {

    /** Every row of {@code table} satisfies {@code holds}; no row at all is not evaluated. */
    public static Gate everyRow(String name, Table table, Column holds) {
        return everyRow(name, table, holds, null);
    }

    /**
     * Every row of {@code table} satisfies {@code holds}.
     *
     * @param reasonForEmpty why the table may rightly have no rows; null if it may not
     */
    public static Gate everyRow(String name, Table table, Column holds, @Nullable String reasonForEmpty) {
        return new Gate(name, stored -> {
            Column fails = not(coalesce(holds, lit(false))); // a null answer is not a yes
            Row counts = stored.rows(table)
                    .agg(count(lit(1)), sum(when(fails, lit(1L)).otherwise(lit(0L))))
                    .first();
            long rows = counts.getLong(0);
            if (rows == 0) {
                return reasonForEmpty == null
                        ? new GateResult(name, Verdict.NOT_EVALUATED, table.name() + " has no rows to check.")
                        : new GateResult(name, Verdict.PASSED, table.name() + " is empty: " + reasonForEmpty);
            }
            long failing = counts.getLong(1);
            return new GateResult(
                    name,
                    failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                    failing + " of " + rows + " rows of " + table.name() + " fail.");
        });
    }

    /** No two rows of {@code table} have the same grain. */
    public static Gate uniqueGrain(Table table) {
        String name = "unique-grain " + table.name();
        return new Gate(name, stored -> {
            Column[] grain = table.grain().stream().map(Field::col).toArray(Column[]::new);
            Dataset<Row> repeated = stored.rows(table)
                    .groupBy(grain)
                    .agg(count(lit(1)).as("copies"))
                    .where("copies > 1");
            long groups = repeated.count();
            return new GateResult(
                    name,
                    groups == 0 ? Verdict.PASSED : Verdict.FAILED,
                    groups + " keys stand in more than one row of " + table.name() + ".");
        });
    }

    /** Two amounts found in the stored rows are equal to the fen. A missing amount (no rows) counts as 0. */
    public static Gate equalSums(
            String name, Function<Stored, Dataset<Row>> left, Function<Stored, Dataset<Row>> right) {
        return new Gate(name, stored -> {
            BigDecimal leftSum = single(left.apply(stored));
            BigDecimal rightSum = single(right.apply(stored));
            return new GateResult(
                    name,
                    leftSum.compareTo(rightSum) == 0 ? Verdict.PASSED : Verdict.FAILED,
                    leftSum.toPlainString() + " against " + rightSum.toPlainString() + ".");
        });
    }

    private static BigDecimal single(Dataset<Row> oneAmount) {
        Row row = oneAmount.first();
        return row.isNullAt(0) ? BigDecimal.ZERO : row.getDecimal(0);
    }
}
