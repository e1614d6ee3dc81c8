package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.csv.Csv;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.ops.GateResults;
import org.medfund.core.table.ops.Runs;

/**
 * Writes a published table as CSV, or as an Excel workbook if the file is called so: columns in table order, rows sorted
 * by grain. The same rows give the same file, however they are stored. {@code ops.runs} and {@code ops.gates} have every run in them, and its id.
 */
public final class ExportJob implements Job {
    public static final Option<Table> TABLE = Option.required(
                    "table", "TABLE", "Table, such as weights.relative_weights", ExportJob::named)
            .byPosition();
    public static final Option<Path> OUT =
            Option.required("out", "FILE", "File to write: .xlsx for Excel, any other name for CSV", Path::of);
    public static final Option<String> WHERE =
            Option.optional("where", "SQL", "Condition on the rows, such as \"year = 2025\"", text -> text);

    private static final Field<Long> ROW_COUNT = Field.count("row_count", "Rows to write");
    private static final int SHEET_NAME_MAX = 31;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String doc() {
        return "Writes a published table as CSV or for Excel, sorted by its grain.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(TABLE, OUT, WHERE);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Table table = args.get(TABLE);
        Path file = args.get(OUT);
        Optional<String> where = args.find(WHERE);
        boolean isRecord = table.equals(Runs.TABLE) || table.equals(GateResults.TABLE);
        Dataset<Row> rows = isRecord ? job.records().rows(table) : job.read(table);

        Stream<Row> sorted = refusingBadCondition(where, () -> {
            Dataset<Row> chosen = sorted(table, where.map(rows::where).orElse(rows));
            if (isWorkbook(file)) {
                Workbook.refuseTooMany(
                        table.name(),
                        ROW_COUNT.in(job.small(chosen.agg(ROW_COUNT.as(count(lit(1)))), 1)
                                .get(0)),
                        "Narrow them with --where, or write CSV: give the file another ending.");
            }
            return job.stream(chosen);
        });
        Outputs outputs = Outputs.forReading().summary(stored -> List.of(file.toString()));
        return isWorkbook(file)
                ? outputs.file(
                        file,
                        new Workbook(List.of(
                                new Sheet(sheetName(table), Sheet.columns(rows, table, Texts.of(job)), sorted))))
                : outputs.file(file, Stream.concat(Stream.of(Csv.header(rows.columns())), sorted.map(Csv::line)));
    }

    private static boolean isWorkbook(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    /** Excel allows 31 letters, and some signs not at all, none of which the name of a table has. */
    private static String sheetName(Table table) {
        String name = table.name().substring(table.name().indexOf('.') + 1);
        return name.substring(0, Math.min(name.length(), SHEET_NAME_MAX));
    }

    /** By grain; should that not tell two rows apart, by every other column, so that the order is never left open. */
    private static Dataset<Row> sorted(Table table, Dataset<Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        table.grain().stream().map(Field::name).forEach(names::add);
        names.addAll(List.of(rows.columns()));
        return rows.orderBy(names.stream().map(functions::col).toArray(Column[]::new));
    }

    private static <T> T refusingBadCondition(Optional<String> where, Supplier<T> step) {
        try {
            return step.get();
        } catch (Exception e) { // Spark throws checked exceptions it does not declare
            if (where.isPresent()) {
                Optional<String> reason = ConditionTrouble.in(e);
                if (reason.isPresent()) {
                    throw Problem.of(
                                    ProblemCode.ARGUMENTS,
                                    "--where " + where.get() + " cannot be used:",
                                    reason.get(),
                                    "Write a condition on the table's columns, which the data dictionary lists, such as"
                                            + " \"year = 2025\".")
                            .refusal();
                }
            }
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    private static Table named(String name) {
        return Tables.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no such table"
                        + NearNames.told(
                                name, Tables.ALL.stream().map(Table::name).toList())
                        + "; docs/data-dictionary.md has all"));
    }
}
