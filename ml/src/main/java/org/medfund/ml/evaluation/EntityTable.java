package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/**
 * A feature table: one row per entity, in the order of its file.
 *
 * @param rowOfId where an entity stands
 * @param columns what is known of the entities, without the id
 */
record EntityTable(List<String> ids, Map<String, Integer> rowOfId, List<Column> columns) {

    /** One column. Its arrays are read only. */
    sealed interface Column {
        String name();
    }

    /** Numbers; NaN where the cell is empty. */
    static final class Numbers implements Column {
        private final String name;
        private final float[] values;

        Numbers(String name, float[] values) {
            this.name = name;
            this.values = values;
        }

        @Override
        public String name() {
            return name;
        }

        float at(int row) {
            return values[row];
        }
    }

    /** Categories; an empty text where the cell is empty. */
    static final class Texts implements Column {
        private final String name;
        private final String[] values;

        Texts(String name, String[] values) {
            this.name = name;
            this.values = values;
        }

        @Override
        public String name() {
            return name;
        }

        String at(int row) {
            return values[row];
        }
    }

    /**
     * Reads every column but those left out: as numbers where every cell is one or missing, else as categories.
     *
     * @param leftOut names of columns that are no features
     * @return null if an id is missing or repeated, a value is infinite, or there are no rows; the problems say so
     */
    static @Nullable EntityTable read(CsvTable file, String idColumn, Set<String> leftOut, Problems problems) {
        int before = problems.found().size();
        int idAt = file.indexOf(idColumn);
        int width = file.header().size();
        boolean[] isText = new boolean[width];
        int[] infinite = new int[width];
        List<String> ids = new ArrayList<>();
        file.forEachRow(cells -> {
            ids.add(cells.get(idAt).strip());
            for (int at = 0; at < width; at++) {
                String cell = cells.get(at).strip();
                if (at != idAt && !isText[at] && !Cell.isMissing(cell)) {
                    isText[at] = !Cell.isNumber(cell);
                    infinite[at] += !isText[at] && Float.isInfinite(Cell.number(cell)) ? 1 : 0;
                }
            }
        });
        Map<String, Integer> rowOfId = rowsOf(ids, "--features", problems);
        List<Integer> features = IntStream.range(0, width)
                .filter(at -> at != idAt && !leftOut.contains(file.header().get(at)))
                .boxed()
                .toList();
        for (int at : features) {
            if (!isText[at] && infinite[at] > 0) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Column " + file.header().get(at) + " of --features has " + infinite[at]
                                + " infinite values, or values too large for a float.",
                        "No learner can place them.",
                        "Write the largest meaningful value, or leave the cells empty.");
            }
        }
        if (features.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    "--features has no column but the id and the label.",
                    "There is nothing to learn from.",
                    "Add columns that describe the entities.");
        }
        return problems.found().size() > before ? null : filled(file, ids, rowOfId, features, isText);
    }

    private static EntityTable filled(
            CsvTable file, List<String> ids, Map<String, Integer> rowOfId, List<Integer> features, boolean[] isText) {
        Map<Integer, float[]> numbers = new LinkedHashMap<>();
        Map<Integer, String[]> texts = new LinkedHashMap<>();
        for (int at : features) {
            if (isText[at]) {
                texts.put(at, new String[ids.size()]);
            } else {
                numbers.put(at, new float[ids.size()]);
            }
        }
        int[] row = {0};
        Map<String, String> shared = new HashMap<>();
        file.forEachRow(cells -> {
            numbers.forEach((at, values) -> {
                String cell = cells.get(at).strip();
                values[row[0]] = Cell.isMissing(cell) ? Float.NaN : Cell.number(cell);
            });
            texts.forEach((at, values) -> {
                String cell = cells.get(at).strip();
                values[row[0]] = Cell.isMissing(cell) ? "" : shared.computeIfAbsent(cell, each -> each);
            });
            row[0]++;
        });
        List<Column> columns = new ArrayList<>();
        for (int at : features) {
            String name = file.header().get(at);
            String[] categories = texts.get(at);
            float[] values = numbers.get(at);
            if (categories != null) {
                columns.add(new Texts(name, categories));
            } else if (values != null) {
                columns.add(new Numbers(name, values));
            }
        }
        return new EntityTable(List.copyOf(ids), rowOfId, List.copyOf(columns));
    }

    /** Where each id stands. Blank and repeated ones become problems: a row per claim is not a row per entity. */
    static Map<String, Integer> rowsOf(List<String> ids, String option, Problems problems) {
        Map<String, Integer> rowOfId = new HashMap<>();
        int blank = 0;
        int repeated = 0;
        for (int row = 0; row < ids.size(); row++) {
            if (ids.get(row).isEmpty()) {
                blank++;
            } else if (rowOfId.putIfAbsent(ids.get(row), row) != null) {
                repeated++;
            }
        }
        if (ids.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE, option + " has no rows.", "Only a header was found.", "Add its rows.");
        }
        if (blank > 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    blank + " rows of " + option + " have no id.",
                    "An entity without an id cannot be joined.",
                    "Fill in the ids or leave the rows out.");
        }
        if (repeated > 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    repeated + " rows of " + option + " repeat the id of a row before.",
                    "One row per entity is judged; rows of one entity on both sides of a split would give it away.",
                    "Aggregate to one row per entity.");
        }
        return rowOfId;
    }

    /** The labels of some rows, by row. */
    static boolean[] chosen(boolean[] labels, int[] rows) {
        boolean[] chosen = new boolean[rows.length];
        for (int at = 0; at < rows.length; at++) {
            chosen[at] = labels[rows[at]];
        }
        return chosen;
    }

    int[] everyRow() {
        return IntStream.range(0, ids.size()).toArray();
    }

    /** The same rows with only the columns of these names. */
    EntityTable with(Set<String> names) {
        return new EntityTable(
                ids,
                rowOfId,
                columns.stream().filter(column -> names.contains(column.name())).toList());
    }
}
