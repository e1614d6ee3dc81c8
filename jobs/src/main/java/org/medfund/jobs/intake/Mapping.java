package org.medfund.jobs.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.problem.ProblemCode.LANDING;
import static org.medfund.core.problem.ProblemCode.MAPPING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How files of another form become landing tables.
 *
 * @param file the mapping file, for messages
 * @param targets by landing table
 * @param absent required landing tables the source does not have, with the reason
 * @param currency of every amount, ISO 4217
 */
record Mapping(String file, Map<String, Target> targets, Map<String, String> absent, String currency) {

    /** What a column of the source file may be qualified with, beside look-ups that have one of the same name. */
    private static final String SOURCE = "source";

    /**
     * One landing table.
     *
     * @param from source file; each of its rows gives one row
     * @param isDistinct whether equal rows become one
     * @param lookUps further source files by the name their columns are used under
     * @param columns Spark SQL over source columns, by landing column
     */
    record Target(String from, boolean isDistinct, Map<String, LookUp> lookUps, Map<String, String> columns) {}

    /** The row of another source file whose {@code key} equals an expression over the source row; none is allowed. */
    record LookUp(String from, String key, String equals) {}

    static Mapping read(Path path, Problems problems) {
        return MappingFile.read(path, problems);
    }

    /**
     * The tables made from the source files.
     *
     * @param mustHave whether a delivery without this table is refused, unless the mapping says it is absent
     */
    Delivery deliver(JobContext job, LandingFolder folder, Predicate<Table> mustHave, Problems problems) {
        Map<String, LandedFile> sources = sources(job.spark(), folder, problems);
        Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
        Map<Table, Delivery.Count> counts = new LinkedHashMap<>();
        for (Table table : Tables.landed()) {
            String name = Delivery.fileOf(table);
            Target target = targets.get(name);
            if (target != null) {
                Dataset<Row> rows = rows(job, table, target, sources, problems);
                if (rows != null) {
                    tables.put(table, rows);
                    LandedFile.Count count =
                            Objects.requireNonNull(sources.get(target.from())).count();
                    if (count != null && !target.isDistinct()) {
                        counts.put(table, new Delivery.Count(count.rows(), Optional.empty()));
                    }
                }
            } else if (!absent.containsKey(name) && mustHave.test(table)) {
                problems.add(
                        MAPPING,
                        file + " maps nothing to " + name + ".",
                        "A delivery must have it while the lake has none.",
                        "Map it, or name it under absent: with the reason.");
            }
        }
        List<String> remarks = new ArrayList<>();
        absent.forEach((name, reason) -> remarks.add("Absent by the mapping: " + name + ", " + reason));
        folder.entries().stream()
                .filter(entry -> !sources.containsKey(String.valueOf(entry.getFileName())))
                .forEach(entry -> remarks.add("Not read, the mapping does not name it: " + entry.getFileName()));
        return new Delivery(tables, counts, remarks);
    }

    /** Every source file the mapping names, opened once. */
    private Map<String, LandedFile> sources(SparkSession spark, LandingFolder folder, Problems problems) {
        Map<String, LandedFile> sources = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        targets.values().forEach(target -> {
            names.add(target.from());
            target.lookUps().values().forEach(lookUp -> names.add(lookUp.from()));
        });
        for (String name : names.stream().distinct().sorted().toList()) {
            Path path = folder.root().resolve(name);
            if (!Files.exists(path)
                    || !Objects.equals(
                            path.normalize().getParent(), folder.root().normalize())) {
                problems.add(
                        LANDING,
                        "The delivery lacks " + name + ".",
                        file + " reads it; " + folder.root() + " was looked at.",
                        "Add the file, or correct the mapping.");
                continue;
            }
            LandedFile source = LandedFile.open(spark, folder, path, problems);
            if (source != null && !source.hasRows()) {
                problems.add(LANDING, name + " has no rows.", file + " reads it.", "Deliver the rows.");
            } else if (source != null) {
                sources.put(name, source);
            }
        }
        return sources;
    }

    private @Nullable Dataset<Row> rows(
            JobContext job, Table table, Target target, Map<String, LandedFile> sources, Problems problems) {
        LandedFile source = sources.get(target.from());
        if (source == null) {
            return null;
        }
        Dataset<Row> rows = source.rows(job.spark()).as(SOURCE);
        boolean isSound = true;
        for (var lookUp : target.lookUps().entrySet()) {
            Dataset<Row> joined = joined(job, rows, lookUp.getKey(), lookUp.getValue(), sources, table, problems);
            isSound &= joined != null;
            rows = joined != null ? joined : rows;
        }
        List<Column> columns = new ArrayList<>();
        for (Field<?> field : Judged.landedFields(table)) {
            String code = Objects.requireNonNull(field.landingCode());
            String sql = target.columns().get(code);
            if (sql != null) {
                String where = Delivery.fileOf(table) + "." + code;
                isSound &= isSound(job.spark(), rows, sql, where, problems);
                columns.add(expr(sql).cast("string").as(code));
            }
        }
        if (!isSound) {
            return null;
        }
        columns.add(col(LandedFile.RAGGED_LINE));
        Dataset<Row> mapped = rows.select(columns.toArray(Column[]::new));
        return target.isDistinct() ? mapped.distinct() : mapped;
    }

    private boolean isSound(SparkSession spark, Dataset<Row> rows, String sql, String where, Problems problems) {
        Optional<String> refusal = SafeExpression.refusal(spark, sql).or(() -> unresolved(rows, sql));
        refusal.ifPresent(why -> problems.add(
                MAPPING,
                file + ", " + where + ": " + sql + " cannot be used.",
                why + ".",
                "Use columns of the source and the functions in docs/landing.md."));
        return refusal.isEmpty();
    }

    /** Spark looks at names and types when it plans; no row is read. */
    private static Optional<String> unresolved(Dataset<Row> rows, String sql) {
        try {
            var plan = rows.select(expr(sql).cast("string")).queryExecution().analyzed();
            return CollectionConverters.asJava(plan.expressions()).stream()
                    .flatMap(expression -> SafeExpression.failingCast(expression).stream())
                    .findFirst();
        } catch (Exception analysis) { // AnalysisException is checked in Scala only
            return Optional.of(String.valueOf(analysis.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("Spark cannot resolve it")
                    .replaceFirst("[. ]+SQLSTATE.*$", ""));
        }
    }

    /** Left join: rows without a match stay, and no row is multiplied. */
    private @Nullable Dataset<Row> joined(
            JobContext job,
            Dataset<Row> rows,
            String name,
            LookUp lookUp,
            Map<String, LandedFile> sources,
            Table table,
            Problems problems) {
        LandedFile source = sources.get(lookUp.from());
        if (source == null) {
            return null;
        }
        String where = Delivery.fileOf(table) + ", look-up " + name;
        if (!source.header().contains(lookUp.key())) {
            problems.add(
                    MAPPING,
                    file + ", " + where + ": " + lookUp.from() + " has no column " + lookUp.key() + ".",
                    "Its first line was looked at, which must be a header.",
                    "Correct key:.");
            return null;
        }
        if (!isSound(job.spark(), rows, lookUp.equals(), where, problems)) {
            return null;
        }
        Dataset<Row> other = source.rows(job.spark()).drop(LandedFile.RAGGED_LINE);
        Column key = col("`" + lookUp.key() + "`");
        boolean isRepeated = !job.small(
                        other.where(key.isNotNull())
                                .groupBy(key)
                                .agg(count(lit(1)).as("copies"))
                                .where("copies > 1")
                                .limit(1),
                        1)
                .isEmpty();
        if (isRepeated) {
            problems.add(
                    MAPPING,
                    file + ", " + where + ": " + lookUp.key() + " is not unique in " + lookUp.from() + ".",
                    "A look-up finds at most one row, or rows would be multiplied.",
                    "Choose another key, or clean the file.");
            return null;
        }
        Dataset<Row> named = other.as(name);
        return rows.join(named, expr(lookUp.equals()).equalTo(col(name + ".`" + lookUp.key() + "`")), "left");
    }
}
