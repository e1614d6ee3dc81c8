package org.medfund.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.medfund.core.table.Table;

/**
 * One sheet of a workbook: its columns, and its rows one after the other.
 *
 * @param columns as many as a row has values, in their order
 */
public record Sheet(String name, List<Column> columns, Stream<Row> rows) {

    /**
     * @param chinese name in Chinese; empty if the texts have none
     * @param english name in English, or what a value means
     */
    public record Column(String name, String chinese, String english, DataType type) {

        /** How Excel shows a value; the value itself keeps every digit. */
        String format() {
            if (type instanceof DecimalType decimal) {
                return (name.endsWith("_yuan") ? "#,##0" : "0")
                        + (decimal.scale() == 0 ? "" : "." + "0".repeat(decimal.scale()));
            }
            return switch (type.typeName()) {
                case "long" -> "#,##0";
                case "integer" -> "0";
                case "double" -> "0.0000";
                case "date" -> "yyyy-mm-dd";
                case "timestamp" -> "yyyy-mm-dd hh:mm:ss";
                case "boolean" -> "General";
                default -> "@";
            };
        }
    }

    /** The columns of these rows, each with its name in the texts and what the table's definition says of it. */
    public static List<Column> columns(Dataset<Row> rows, Table table, Texts texts) {
        return Arrays.stream(rows.schema().fields())
                .map(field -> column(field, table, texts))
                .toList();
    }

    private static Column column(StructField field, Table table, Texts texts) {
        String key = "column." + field.name();
        String meaning = table.fields().stream()
                .filter(known -> known.name().equals(field.name()))
                .map(known -> known.doc())
                .findFirst()
                .orElseGet(() -> texts.english(key).orElse(""));
        return new Column(field.name(), texts.chinese(key).orElse(""), meaning, field.dataType());
    }
}
