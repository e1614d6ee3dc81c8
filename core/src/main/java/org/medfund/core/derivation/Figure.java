package org.medfund.core.derivation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * One figure of a lake table.
 *
 * @param key values of columns that find its row, as text
 */
public record Figure(Table table, Field<?> column, Map<String, String> key) {

    /** The figure whose row has the same values in these columns as this row. */
    public static Figure alike(Table table, Field<?> column, Row row, Field<?>... same) {
        Map<String, String> key = new LinkedHashMap<>();
        Arrays.stream(same)
                .forEach(field -> key.put(field.name(), String.valueOf(row.get(row.fieldIndex(field.name())))));
        return new Figure(table, column, key);
    }

    /** As the command why takes it. */
    @Override
    public String toString() {
        return table.name() + " " + column.name() + " --key "
                + key.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(","));
    }
}
