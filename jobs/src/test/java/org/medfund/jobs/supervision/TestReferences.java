package org.medfund.jobs.supervision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Table;
import org.medfund.core.testkit.Rows;

/** Reference tables from text tables, of which single rows can be taken away. */
public final class TestReferences {
    public static final TestReferences NONE = new TestReferences();

    private final Map<Table, List<Row>> rows = new HashMap<>();

    public static TestReferences of(Table table, String block) {
        return new TestReferences().and(table, block);
    }

    public TestReferences and(Table table, String block) {
        rows.computeIfAbsent(table, none -> new ArrayList<>()).addAll(Rows.list(table, block));
        return this;
    }

    public References references() {
        return References.of(rows);
    }

    /** The same without one row, named as evidence names it. */
    TestReferences without(String tableName, String rowKey) {
        TestReferences left = new TestReferences();
        rows.forEach((table, ofTable) -> left.rows.put(
                table,
                ofTable.stream()
                        .filter(row -> !table.name().equals(tableName)
                                || !key(table, row).equals(rowKey))
                        .toList()));
        return left;
    }

    private static String key(Table table, Row row) {
        return table.grain().stream()
                .map(field -> String.valueOf(field.inOrNull(row)))
                .collect(Collectors.joining("|"));
    }
}
