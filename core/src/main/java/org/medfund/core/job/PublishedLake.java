package org.medfund.core.job;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.lake.Lake;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;

/**
 * A lake as whoever is no job reads it, such as a notebook: published rows only, the same that every job sees. What is
 * published later is not seen.
 */
public final class PublishedLake {
    private final RunLedger ledger;
    private final PublishedRows published;

    public PublishedLake(Lake lake) {
        this.ledger = new RunLedger(lake);
        this.published = new PublishedRows(lake, ledger, Map.of());
    }

    /** Every published row of a table, of a landed table the records that count; none if nothing is published. */
    public Dataset<Row> read(Table table) {
        return table.landing() != null ? published.ofDeliveries(table) : published.ofRuns(table, ledger.visible(table));
    }

    /**
     * As {@link #read(Table)}.
     *
     * @param table such as {@code weights.relative_weights}
     * @throws IllegalArgumentException if there is no such table
     */
    public Dataset<Row> read(String table) {
        return read(Tables.named(table)
                .orElseThrow(
                        () -> new IllegalArgumentException(table + " is no table; docs/data-dictionary.md has all")));
    }

    /** The runs whose rows a reader of the table sees, in the order they were published. */
    public List<RunLedger.Entry> runs(Table table) {
        return ledger.visible(table);
    }
}
