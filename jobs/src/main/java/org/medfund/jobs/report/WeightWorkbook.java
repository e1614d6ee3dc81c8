package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.table.weights.RelativeWeights.GROUP_CODE;
import static org.medfund.core.table.weights.RelativeWeights.REGION_CODE;
import static org.medfund.core.table.weights.RelativeWeights.SCHEME;
import static org.medfund.core.table.weights.RelativeWeights.YEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.table.weights.WeightSensitivities;

/**
 * The sheets of the weight book for planners: weights of the year, what they would be under other trims, how well the
 * scheme explains cost, the weights of every published year, what each column means, and the runs all of it is from.
 * Every figure is that of the table, small counts among them.
 */
final class WeightWorkbook {
    private static final List<String> NOTES =
            List.of("sheet", "column_name", "name_zh", "name_en", "unit_zh", "unit_en", "meaning", "source_table");
    private static final int SCOPE_REGIONS_SHOWN = 40;
    private static final String PART = "part";
    private static final Field<Long> ROW_COUNT = Field.count("row_count", "Rows to write");

    /** A sheet and the table it is made from. */
    private record Part(String name, Table table, Dataset<Row> rows) {}

    /** @throws org.medfund.core.problem.Refusal if Excel cannot hold one of them */
    static List<Sheet> sheets(ReportInput in, Texts texts) {
        Dataset<Row> history = in.history(RelativeWeights.TABLE);
        List<Part> parts = List.of(
                new Part(
                        "weights",
                        RelativeWeights.TABLE,
                        named(in.rows(RelativeWeights.TABLE), in, SCHEME, GROUP_CODE)
                                .orderBy(REGION_CODE.col(), GROUP_CODE.col())),
                new Part(
                        "sensitivities",
                        WeightSensitivities.TABLE,
                        named(
                                        in.rows(WeightSensitivities.TABLE),
                                        in,
                                        WeightSensitivities.SCHEME,
                                        WeightSensitivities.GROUP_CODE)
                                .orderBy(REGION_CODE.col(), GROUP_CODE.col(), WeightSensitivities.TRIM_POLICY.col())),
                new Part(
                        "scheme_quality",
                        SchemeQualities.TABLE,
                        in.rows(SchemeQualities.TABLE)
                                .orderBy(SchemeQualities.REGION_CODE.col(), SchemeQualities.JUDGED_ON.col())),
                new Part(
                        "history",
                        RelativeWeights.TABLE,
                        named(history, in, SCHEME, GROUP_CODE)
                                .orderBy(REGION_CODE.col(), GROUP_CODE.col(), YEAR.col())));
        refuseTooMany(in, parts);
        List<Sheet> sheets = new ArrayList<>();
        for (Part part : parts) {
            sheets.add(new Sheet(part.name(), Sheet.columns(part.rows(), part.table(), texts), in.stream(part.rows())));
        }
        sheets.add(new Sheet("notes", textColumns(NOTES, texts), notes(in, sheets, parts, texts)));
        sheets.add(runs(in, texts));
        return sheets;
    }

    /** History has most rows by far: every published year of every region. */
    private static void refuseTooMany(ReportInput in, List<Part> parts) {
        Dataset<Row> counts = parts.stream()
                .map(part -> part.rows().agg(ROW_COUNT.as(count(lit(1)))).withColumn(PART, lit(part.name())))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        Map<String, Long> rows = new TreeMap<>();
        in.small(counts).forEach(row -> rows.put(row.<String>getAs(PART), ROW_COUNT.in(row)));
        for (Part part : parts) {
            Workbook.refuseTooMany(
                    "the sheet " + part.name() + " of " + part.table().name(),
                    rows.getOrDefault(part.name(), 0L),
                    "Write a workbook for each region with --region, or the table as CSV with export.");
        }
    }

    /** The rows with the names of their groups beside the code. */
    private static Dataset<Row> named(Dataset<Row> rows, ReportInput in, Field<String> scheme, Field<String> group) {
        List<Column> columns = new ArrayList<>();
        for (String name : rows.columns()) {
            columns.add(functions.col(name));
            if (name.equals(group.name())) {
                columns.add(GroupCatalogue.GROUP_NAME.col());
                columns.add(GroupCatalogue.GROUP_NAME_EN.col());
            }
        }
        return GroupNames.addTo(rows, in, scheme, group).select(columns.toArray(Column[]::new));
    }

    private static List<Sheet.Column> textColumns(List<String> names, Texts texts) {
        return names.stream()
                .map(name -> new Sheet.Column(
                        name,
                        texts.chinese("column." + name).orElse(""),
                        texts.english("column." + name).orElse(""),
                        DataTypes.StringType))
                .toList();
    }

    /** What the book is about and how it is to be read, then every column of every sheet. */
    private static Stream<Row> notes(ReportInput in, List<Sheet> sheets, List<Part> parts, Texts texts) {
        List<Row> notes = new ArrayList<>();
        List<String> regions = in.regionsOf(RelativeWeights.TABLE);
        String scope = in.year() + ", "
                + (regions.size() > SCOPE_REGIONS_SHOWN ? regions.size() + " regions" : String.join(" ", regions));
        notes.add(RowFactory.create(
                "*",
                "",
                texts.chinese("sheet.scope").orElse(""),
                texts.english("sheet.scope").orElse(""),
                "",
                "",
                scope,
                ""));
        for (String key : List.of("sheet.negotiation", "sheet.small_cells", "sheet.digits")) {
            notes.add(RowFactory.create(
                    "*", "", texts.chinese(key).orElse(""), texts.english(key).orElse(""), "", "", "", ""));
        }
        for (int at = 0; at < parts.size(); at++) {
            for (Sheet.Column column : sheets.get(at).columns()) {
                String unit = unit(column.name());
                notes.add(RowFactory.create(
                        parts.get(at).name(),
                        column.name(),
                        column.chinese(),
                        texts.english("column." + column.name()).orElse(""),
                        texts.chinese(unit).orElse(""),
                        texts.english(unit).orElse(""),
                        column.english(),
                        parts.get(at).table().name()));
            }
        }
        return notes.stream();
    }

    /** The key of the unit of a column; of no text if its values have none. */
    private static String unit(String column) {
        if (column.endsWith("_yuan")) {
            return "unit.yuan";
        }
        if (column.endsWith("case_count")) {
            return "unit.cases";
        }
        if (column.endsWith("group_count")) {
            return "unit.groups";
        }
        if (column.startsWith("measured_weight") || column.equals(RelativeWeights.RELATIVE_WEIGHT.name())) {
            return "unit.weight";
        }
        return List.of("cost_cv", "cost_cv_mean", "credibility", "reduction_in_variance")
                        .contains(column)
                ? "unit.ratio"
                : "";
    }

    private static Sheet runs(ReportInput in, Texts texts) {
        List<Row> runs = in.runs();
        List<Sheet.Column> columns = new ArrayList<>();
        for (var field : runs.get(0).schema().fields()) {
            String key = "column." + field.name();
            columns.add(new Sheet.Column(
                    field.name(),
                    texts.chinese(key).orElse(""),
                    texts.english(key).orElse(""),
                    field.dataType()));
        }
        return new Sheet("runs", columns, runs.stream());
    }

    private WeightWorkbook() {}
}
