package org.medfund.core.job;

import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.medfund.core.lake.Lake;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * What one run has written so far. Counts are those of the commits, so that no table is read just to count it; a small
 * table is read back once and held, since every look at a stored table lists its files again.
 */
final class StoredRows implements Stored {
    private static final int HELD_ROWS = 20_000;

    private final Lake lake;
    private final String runId;
    private final Map<Table, Long> counts = new HashMap<>();
    private final Map<Table, List<Row>> held = new HashMap<>();

    StoredRows(Lake lake, String runId) {
        this.lake = lake;
        this.runId = runId;
    }

    void append(Table table, Dataset<Row> rows) {
        lake.append(table, runId, rows);
        lake.rowsOfLastCommit(table, runId).ifPresent(count -> counts.put(table, count));
    }

    @Override
    public Dataset<Row> rows(Table table) {
        List<Row> small = held(table);
        return small == null ? onDisk(table) : lake.spark().createDataFrame(small, table.contentSchema());
    }

    @Override
    public long count(Table table) {
        return counts.computeIfAbsent(table, key -> onDisk(key).count());
    }

    /** How many rows the run has written to the table, by the values of a column. */
    Map<String, Long> countBy(Table table, Field<String> field) {
        List<Row> small = held(table);
        if (small != null) {
            return small.stream().collect(Collectors.groupingBy(field::in, Collectors.counting()));
        }
        return onDisk(table).groupBy(field.col()).agg(functions.count(lit(1))).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    private @Nullable List<Row> held(Table table) {
        if (table.isLarge() || count(table) > HELD_ROWS) {
            return null;
        }
        return held.computeIfAbsent(table, key -> key.conform(onDisk(key)).collectAsList());
    }

    private Dataset<Row> onDisk(Table table) {
        return lake.readAll(table).where(Table.RUN_ID.col().equalTo(runId)).drop(Table.RUN_ID.name());
    }
}
