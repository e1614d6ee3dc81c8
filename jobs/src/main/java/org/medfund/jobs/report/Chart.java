package org.medfund.jobs.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * A chart of the report.
 *
 * @param id names its title in the texts
 * @param shape how it is drawn
 * @param labelKind what the labels are
 * @param valueKind what the values are
 * @param labels of the category axis
 * @param rowLabels of the other axis of a heat map; empty elsewhere
 * @param series values by label, empty text where there is none; in a heat map one series per row label
 * @param untold values that are not drawn because they rest on a small number of cases
 */
public record Chart(
        String id,
        Shape shape,
        Kind labelKind,
        Kind valueKind,
        List<String> labels,
        List<String> rowLabels,
        List<Series> series,
        long untold) {

    public enum Shape {
        BARS,
        STACKED,
        /** Lying bars, the first on top. */
        LYING,
        LYING_STACKED,
        RING,
        HEAT
    }

    /** @param name a key of the texts, or a word the page translates */
    public record Series(String name, List<String> values) {}

    /** One series per column of the rows, one label per row. */
    static Chart of(String id, Shape shape, List<Row> rows, Grid.Column label, Grid.Column... values) {
        return new Chart(
                id,
                shape,
                label.kind(),
                values[0].kind(),
                rows.stream().map(row -> Grid.cell(row, label)).toList(),
                List.of(),
                Arrays.stream(values)
                        .map(value -> new Series(
                                value.name(),
                                rows.stream().map(row -> number(row, value)).toList()))
                        .toList(),
                Arrays.stream(values).mapToLong(value -> untold(rows, value)).sum());
    }

    /**
     * One series per value of {@code by}, one label per value of {@code label}; labels in the order of the rows, series
     * sorted.
     */
    static Chart by(String id, Shape shape, List<Row> rows, Grid.Column label, Grid.Column by, Grid.Column value) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>();
        for (Row row : rows) {
            String name = Grid.cell(row, by);
            names.add(name);
            values.computeIfAbsent(Grid.cell(row, label), key -> new LinkedHashMap<>())
                    .put(name, number(row, value));
        }
        return new Chart(
                id,
                shape,
                label.kind(),
                value.kind(),
                List.copyOf(values.keySet()),
                shape == Shape.HEAT ? List.copyOf(names) : List.of(),
                names.stream()
                        .map(name -> new Series(
                                name,
                                values.values().stream()
                                        .map(of -> of.getOrDefault(name, ""))
                                        .toList()))
                        .toList(),
                untold(rows, value));
    }

    /** The chart, of whose values so many more are not drawn. */
    Chart withUntold(long more) {
        return new Chart(id, shape, labelKind, valueKind, labels, rowLabels, series, untold + more);
    }

    private static long untold(List<Row> rows, Grid.Column column) {
        return rows.stream()
                .filter(row -> Grid.cell(row, column).startsWith("<"))
                .count();
    }

    /** A bar cannot be drawn of a count that is not told. */
    private static String number(Row row, Grid.Column column) {
        String text = Grid.cell(row, column);
        return text.startsWith("<") ? "" : text;
    }
}
