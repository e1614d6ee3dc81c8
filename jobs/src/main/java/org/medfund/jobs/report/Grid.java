package org.medfund.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.PlainText;
import org.medfund.core.table.Field;

/**
 * A table of the report.
 *
 * @param id names its title in the texts
 * @param rows one plain text per column; empty where there is no value
 * @param isCut whether there were more rows than are shown
 */
public record Grid(String id, List<Column> columns, List<List<String>> rows, boolean isCut) {

    /** @param name of the column in the rows, and of its heading in the texts */
    public record Column(String name, Kind kind) {
        static Column of(Field<?> field) {
            return new Column(field.name(), Kind.of(field));
        }

        static Column of(Field<?> field, Kind kind) {
            return new Column(field.name(), kind);
        }
    }

    static Grid of(String id, List<Row> rows, Column... columns) {
        return of(id, rows, Integer.MAX_VALUE, columns);
    }

    /** The first {@code max} of the rows. */
    static Grid of(String id, List<Row> rows, int max, Column... columns) {
        List<List<String>> cells = rows.stream()
                .limit(max)
                .map(row ->
                        Arrays.stream(columns).map(column -> cell(row, column)).toList())
                .toList();
        return new Grid(id, List.of(columns), cells, rows.size() > max);
    }

    /** With one more column, of these values. */
    Grid withColumn(Column column, List<String> values) {
        List<Column> moreColumns = new ArrayList<>(columns);
        moreColumns.add(column);
        List<List<String>> moreRows = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            List<String> cells = new ArrayList<>(rows.get(at));
            cells.add(values.get(at));
            moreRows.add(cells);
        }
        return new Grid(id, moreColumns, moreRows, isCut);
    }

    static String cell(Row row, Column column) {
        Object value = row.get(row.fieldIndex(column.name()));
        return column.kind() == Kind.CASES ? SmallCells.shown((Long) value) : PlainText.of(value);
    }
}
