package org.medfund.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows as lines of a CSV file (RFC 4180). Null is an empty cell; an empty text is two quotes. */
public final class Csv {
    public static String header(String... names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(cell(name));
        }
        return String.join(",", cells);
    }

    public static String line(Row row) {
        List<String> cells = new ArrayList<>();
        for (int at = 0; at < row.size(); at++) {
            cells.add(cell(row.get(at)));
        }
        return String.join(",", cells);
    }

    /** A line of these values. */
    public static String line(List<?> values) {
        List<String> cells = new ArrayList<>();
        values.forEach(value -> cells.add(cell(value)));
        return String.join(",", cells);
    }

    private static String cell(@Nullable Object value) {
        String text = PlainText.of(value);
        boolean isQuoted = value != null
                && (text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r'));
        return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private Csv() {}
}
