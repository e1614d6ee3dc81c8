package org.medfund.jobs.report.why;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.csv.PlainText;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.jobs.report.PersonalValues;

/** Finds the one row a key means. */
final class RowSearch {
    private static final int VALUES_MAX = 100_000;
    private static final int ROWS_SHOWN = 5;

    /**
     * From the form {@code k=v,k=v}; a value may have commas in it.
     *
     * @throws IllegalArgumentException if a part has no value, or a column comes twice
     */
    static Map<String, String> key(String text) {
        Map<String, String> key = new LinkedHashMap<>();
        for (String part : text.split(",(?=\\w+=)")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("write column=value, several of them with commas between");
            }
            if (key.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("a column is given twice");
            }
        }
        return key;
    }

    /**
     * The row, with {@link Table#RUN_ID}.
     *
     * @throws org.medfund.core.problem.Refusal if there is none, or more than one
     */
    static Row one(JobContext job, Table table, Map<String, String> key) {
        key.keySet().forEach(name -> column(table, name));
        Dataset<Row> rows = job.readTraced(table);
        Dataset<Row> found = rows;
        for (var each : key.entrySet()) {
            found = found.where(has(column(table, each.getKey()), each.getValue()));
        }
        List<Row> some = job.small(found.limit(ROWS_SHOWN + 1), ROWS_SHOWN + 1);
        if (some.isEmpty()) {
            throw none(job, table, rows, key);
        }
        if (some.size() > 1) {
            throw several(table, some, key);
        }
        return some.get(0);
    }

    /** @throws org.medfund.core.problem.Refusal if the table has no such column */
    static Field<?> column(Table table, String name) {
        return table.field(name)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.ARGUMENTS,
                                "Table " + table.name() + " has no column " + name + ".",
                                "Near it are "
                                        + String.join(
                                                ", ",
                                                NearNames.of(
                                                        name,
                                                        table.fields().stream()
                                                                .map(Field::name)
                                                                .toList()))
                                        + "; its rows are told apart by "
                                        + String.join(
                                                ", ",
                                                table.grain().stream()
                                                        .map(Field::name)
                                                        .toList())
                                        + ".",
                                "See docs/data-dictionary.md.")
                        .refusal());
    }

    /** A value as it may be printed. */
    static String shown(Table table, Field<?> field, Row row) {
        Object value = row.getAs(field.name());
        return value == null
                ? "null"
                : PersonalValues.has(table, field, row) ? "(personal, not shown)" : PlainText.of(value);
    }

    private static Column has(Field<?> field, String value) {
        return value.equals("null")
                ? field.col().isNull()
                : field.col().cast(DataTypes.StringType).equalTo(value);
    }

    private static RuntimeException none(JobContext job, Table table, Dataset<Row> rows, Map<String, String> key) {
        String why = "Each of these values occurs, but not together.";
        Dataset<Row> left = rows;
        for (var each : key.entrySet()) {
            Field<?> field = column(table, each.getKey());
            Dataset<Row> narrowed = left.where(has(field, each.getValue()));
            if (job.small(narrowed.select(field.col()).limit(1), 1).isEmpty()) {
                why = PersonalValues.mayHave(table, field)
                        ? "No row has this value in " + field.name() + "."
                        : near(job, left, field, each.getValue());
                break;
            }
            left = narrowed;
        }
        return Problem.of(
                        ProblemCode.ARGUMENTS,
                        "Table " + table.name() + " has no published row with that key.",
                        why,
                        "Correct the key; the export command writes all rows.")
                .refusal();
    }

    private static String near(JobContext job, Dataset<Row> rows, Field<?> field, String value) {
        List<String> values = job
                .small(
                        rows.where(field.col().isNotNull())
                                .select(field.col().cast(DataTypes.StringType))
                                .distinct()
                                .limit(VALUES_MAX),
                        VALUES_MAX)
                .stream()
                .map(row -> row.getString(0))
                .toList();
        return "There, " + field.name() + " is never " + value + "; near it are "
                + String.join(", ", NearNames.of(value, values)) + ".";
    }

    private static RuntimeException several(Table table, List<Row> rows, Map<String, String> key) {
        List<Field<?>> open = new ArrayList<>(table.grain());
        open.removeIf(field -> key.containsKey(field.name()));
        String examples = rows.stream()
                .limit(ROWS_SHOWN)
                .map(row -> open.stream()
                        .map(field -> field.name() + "=" + shown(table, field, row))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("; "));
        return Problem.of(
                        ProblemCode.ARGUMENTS,
                        "Several rows of " + table.name() + " have that key.",
                        open.isEmpty()
                                ? "Two runs have published it."
                                : "They differ in " + examples + (rows.size() > ROWS_SHOWN ? "; and so on." : "."),
                        "Add the columns that tell them apart to --key.")
                .refusal();
    }

    private RowSearch() {}
}
