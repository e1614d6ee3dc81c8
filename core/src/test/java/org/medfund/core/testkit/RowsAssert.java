package org.medfund.core.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares rows with a text table, in any order. Only the columns the text table names are compared. */
public final class RowsAssert {
    public static void assertRows(Dataset<Row> actual, String expected) {
        List<String> columns = Rows.cells(
                expected.lines().filter(line -> !line.isBlank()).findFirst().orElseThrow());
        assertEquals(Rows.text(expected), Rows.text(actual, columns));
    }

    private RowsAssert() {}
}
