package org.medfund.core.job;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.lake.Lake;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Table;

/** What one run has written so far. Counts are those of the commits, so that no table is read just to count it. */
final class StoredRows implements Stored {
    private final Lake lake;
    private final String runId;
    private final Map<Table, Long> counts = new HashMap<>();

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
        return lake.readAll(table).where(Table.RUN_ID.col().equalTo(runId)).drop(Table.RUN_ID.name());
    }

    @Override
    public long count(Table table) {
        return counts.computeIfAbsent(table, key -> rows(key).count());
    }
}
