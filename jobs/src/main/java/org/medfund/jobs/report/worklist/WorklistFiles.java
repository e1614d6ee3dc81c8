package org.medfund.jobs.report.worklist;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.csv.Csv;
import org.medfund.jobs.report.Sheet;
import org.medfund.jobs.report.Texts;

/** A worklist as CSV, which import-reviews reads back, and as sheets of a workbook with Chinese and English headings. */
final class WorklistFiles {
    /** Without it Excel takes Chinese for another encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> NOTES = List.of("name_zh", "name_en", "meaning");

    /** The header and a line for each flag. */
    static Stream<String> csv(Worklist worklist) {
        return Stream.concat(
                Stream.of(BYTE_ORDER_MARK + Csv.header(WorklistRows.COLUMNS.toArray(String[]::new))),
                worklist.flags().stream().map(WorklistFiles::shown).map(Csv::line));
    }

    /** @param schema of the flags */
    static List<Sheet> sheets(Worklist worklist, StructType schema, Texts texts) {
        return List.of(
                new Sheet(
                        "worklist",
                        WorklistRows.COLUMNS.stream()
                                .map(name -> new Sheet.Column(
                                        name,
                                        texts.chinese("column." + name).orElse(""),
                                        texts.english("column." + name).orElse(""),
                                        schema.apply(name).dataType()))
                                .toList(),
                        worklist.flags().stream().map(WorklistFiles::shown)),
                new Sheet(
                        "notes",
                        NOTES.stream()
                                .map(name -> new Sheet.Column(
                                        name,
                                        texts.chinese("column." + name).orElse(""),
                                        texts.english("column." + name).orElse(""),
                                        DataTypes.StringType))
                                .toList(),
                        Stream.of(
                                note(texts, "sheet.worklist_order", ""),
                                note(texts, "sheet.worklist_fill", ""),
                                note(texts, "sheet.worklist_clue", ""),
                                note(
                                        texts,
                                        "sheet.worklist_left_out",
                                        worklist.leftOutCount() + "; "
                                                + worklist.leftOutYuan().toPlainString()))));
    }

    private static Row note(Texts texts, String key, String value) {
        return RowFactory.create(
                texts.chinese(key).orElse(""), texts.english(key).orElse(""), value);
    }

    private static Row shown(Row flag) {
        return RowFactory.create(WorklistRows.COLUMNS.stream()
                .map(name -> flag.get(flag.fieldIndex(name)))
                .toArray());
    }

    private WorklistFiles() {}
}
