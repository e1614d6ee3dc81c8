package org.medfund.core.quality;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Table;

/** The rows a run has written, as stored and before anybody else can see them. */
@FunctionalInterface
public interface Stored {
    Dataset<Row> rows(Table table);

    /** How many rows the run has written to the table. */
    default long count(Table table) {
        return rows(table).count();
    }
}
