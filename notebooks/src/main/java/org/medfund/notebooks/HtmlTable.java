package org.medfund.notebooks;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows as a table in a notebook: numbers to the right, decimals with the places they have, null as a dash. */
public final class HtmlTable {
    private static final String CELL = "padding:2px 10px;border-bottom:1px solid #e2e7ee;text-align:";

    /** The first {@code max} rows; it says so if there are more. */
    public static String of(Dataset<Row> rows, int max) {
        return of(rows.schema(), rows.limit(max + 1).collectAsList(), max);
    }

    static String of(StructType schema, List<Row> rows, int max) {
        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse;font-size:13px\"><tr>");
        for (var field : schema.fields()) {
            html.append("<th style=\"")
                    .append(CELL)
                    .append(align(schema, field.name()))
                    .append("\">")
                    .append(escaped(field.name()))
                    .append("</th>");
        }
        html.append("</tr>");
        for (Row row : rows.subList(0, Math.min(max, rows.size()))) {
            html.append("<tr>");
            for (int at = 0; at < schema.size(); at++) {
                html.append("<td style=\"")
                        .append(CELL)
                        .append(align(schema, schema.fieldNames()[at]))
                        .append("\">")
                        .append(escaped(text(row.get(at))))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</table>");
        return rows.size() > max ? html + "<p>The first " + max + " rows.</p>" : html.toString();
    }

    private static String align(StructType schema, String column) {
        return schema.apply(column).dataType() instanceof NumericType ? "right" : "left";
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "\u2013";
        }
        return value instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private HtmlTable() {}
}
