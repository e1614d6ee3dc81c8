package org.medfund.jobs.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.problem.ProblemCode.LANDING;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.CsvLine;
import org.medfund.core.problem.Problems;

/**
 * One landing file, or a folder of its parts, read as text.
 *
 * @param header names of the columns, as they stand
 * @param hasRows false if there is nothing below the header
 * @param count what a pass over the bytes counted; null of Parquet files
 */
record LandedFile(
        Path path,
        boolean isParquet,
        List<Path> parts,
        List<String> header,
        boolean hasRows,
        boolean isMultiLine,
        @Nullable Count count) {

    /** Rows of a file, and the sum of its column of whole costs. */
    record Count(long rows, BigDecimal totalCostYuan) {}

    /** The line of a row that has more or fewer cells than the header; null for other rows. */
    static final String RAGGED_LINE = "landed_ragged_line";

    /** @return null, and problems, if it cannot be used */
    static @Nullable LandedFile open(SparkSession spark, LandingFolder folder, Path path, Problems problems) {
        List<Path> parts = Files.isDirectory(path) ? LandingFolder.visible(path) : List.of(path);
        Set<String> endings = new HashSet<>();
        parts.forEach(part -> endings.add(String.valueOf(part.getFileName()).replaceFirst("^.*\\.", "")));
        if (endings.size() != 1 || !(endings.contains("csv") || endings.contains("parquet"))) {
            problems.add(
                    LANDING,
                    path.getFileName() + " is neither CSV nor Parquet.",
                    parts.isEmpty() ? "The folder is empty." : "Endings found: " + endings + ".",
                    "Deliver .csv or .parquet files, one kind a table.");
            return null;
        }
        return endings.contains("csv") ? csv(folder, path, parts, problems) : parquet(spark, path, parts, problems);
    }

    private static @Nullable LandedFile csv(LandingFolder folder, Path path, List<Path> parts, Problems problems) {
        List<String> header = List.of();
        boolean hasRows = false;
        boolean isMultiLine = false;
        boolean isMalformed = false;
        Count count = new Count(0, BigDecimal.ZERO);
        for (Path part : parts) {
            FileScan scan = Objects.requireNonNull(
                    folder.scans().get(folder.root().relativize(part).toString()));
            isMultiLine |= scan.hasBreakInQuotes();
            count = new Count(
                    count.rows() + scan.records(), count.totalCostYuan().add(scan.totalCostYuan()));
            if (scan.notUtf8Line() > 0) {
                problems.add(
                        LANDING,
                        folder.root().relativize(part) + " is not UTF-8; line " + scan.notUtf8Line() + " is the first.",
                        "CSV is read as UTF-8. Chinese systems often export GBK.",
                        "Convert it, for instance with iconv -f GB18030 -t UTF-8.");
                return null;
            }
            if (!scan.malformedLines().isEmpty()) {
                isMalformed = true;
                problems.add(
                        LANDING,
                        folder.root().relativize(part) + " has quotes where none may stand, on lines "
                                + scan.malformedLines() + ".",
                        "A quote opens a cell only at its beginning, ends it only before a comma or the line's end, and"
                                + " is doubled inside (RFC 4180); a stray one may swallow the lines after it.",
                        "Write the file again with its cells quoted.");
            }
            List<String> lines = firstTwoLines(part);
            if (lines.isEmpty()) {
                continue;
            }
            List<String> names =
                    CsvLine.cells(lines.get(0)).stream().map(String::strip).toList();
            if (!header.isEmpty() && !header.equals(names)) {
                problems.add(
                        LANDING,
                        "The parts of " + path.getFileName() + " have different headers.",
                        part.getFileName() + " differs from the parts before it.",
                        "Write every part with the same columns in the same order.");
                return null;
            }
            header = names;
            hasRows |= lines.size() > 1;
        }
        List<String> names =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (int at = 0; at < names.size(); at++) {
            int first = names.indexOf(names.get(at));
            if (names.get(at).isBlank() || first < at) {
                // Told by place: a file without a header has a row there, with ids of persons perhaps.
                problems.add(
                        LANDING,
                        "The header of " + path.getFileName() + " has "
                                + (names.get(at).isBlank()
                                        ? "no name for column " + (at + 1) + "."
                                        : "one name for columns " + (first + 1) + " and " + (at + 1) + "."),
                        "Columns are found by name; case makes no difference.",
                        "Give each column a name of its own.");
                return null;
            }
        }
        return isMalformed ? null : new LandedFile(path, false, parts, header, hasRows, isMultiLine, count);
    }

    private static @Nullable LandedFile parquet(SparkSession spark, Path path, List<Path> parts, Problems problems) {
        try {
            Dataset<Row> rows = spark.read().parquet(uris(parts));
            return new LandedFile(path, true, parts, List.of(rows.columns()), true, false, null);
        } catch (Exception unreadable) { // Spark's own exceptions share no unchecked type
            problems.add(
                    LANDING,
                    path.getFileName() + " cannot be read as Parquet.",
                    "Spark says " + unreadable.getClass().getSimpleName() + ".",
                    "Write the file again.");
            return null;
        }
    }

    private static List<String> firstTwoLines(Path part) {
        try (BufferedReader in = Files.newBufferedReader(part, StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && lines.size() < 2; line = in.readLine()) {
                if (!line.isBlank()) {
                    lines.add(lines.isEmpty() ? line.replaceFirst("^\uFEFF", "") : line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the header of " + part, e);
        }
    }

    /** Every column as text, and {@link #RAGGED_LINE}. */
    Dataset<Row> rows(SparkSession spark) {
        return isParquet ? parquetRows(spark) : csvRows(spark);
    }

    private Dataset<Row> csvRows(SparkSession spark) {
        List<StructField> fields = new ArrayList<>();
        header.forEach(name -> fields.add(DataTypes.createStructField(name, DataTypes.StringType, true)));
        fields.add(DataTypes.createStructField(RAGGED_LINE, DataTypes.StringType, true));
        return spark.read()
                .schema(new StructType(fields.toArray(StructField[]::new)))
                .option("header", true)
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", RAGGED_LINE)
                .option("columnPruning", false) // a ragged row is only noticed if all its cells are read
                .option("quote", "\"")
                .option("escape", "\"")
                .option("multiLine", isMultiLine)
                .option("encoding", "UTF-8")
                .csv(uris(parts));
    }

    private Dataset<Row> parquetRows(SparkSession spark) {
        Dataset<Row> rows = spark.read().parquet(uris(parts));
        List<Column> columns = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            Column column = col("`" + field.name() + "`");
            boolean isFlag = field.dataType().equals(DataTypes.BooleanType);
            columns.add((isFlag ? column.cast("int") : column).cast("string").as(field.name()));
        }
        columns.add(lit(null).cast("string").as(RAGGED_LINE));
        return rows.select(columns.toArray(Column[]::new));
    }

    private static String[] uris(List<Path> parts) {
        return parts.stream().map(part -> part.toUri().toString()).toArray(String[]::new);
    }
}
