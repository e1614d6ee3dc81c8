package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.ml.evaluation.EntityTable.Column;
import org.medfund.ml.evaluation.EntityTable.Numbers;
import org.medfund.ml.evaluation.EntityTable.Texts;
import org.medfund.ml.model.Ranking;

/**
 * Which columns may be learned from, judged by training rows alone.
 *
 * @param table with the columns that are left
 * @param dropped columns that say nothing, with the reason
 * @param suspects columns that alone part the labels almost without error: they may know the label
 */
record Screening(EntityTable table, Map<String, String> dropped, List<String> suspects) {
    private static final double SUSPECT_AUC = 0.999;

    /** A column that is the label under another name becomes a problem. */
    static Screening of(EntityTable table, int[] rows, boolean[] labels, Problems problems) {
        Map<String, String> dropped = new LinkedHashMap<>();
        List<String> suspects = new ArrayList<>();
        Set<String> kept = new LinkedHashSet<>();
        for (Column column : table.columns()) {
            double[] values = values(column, rows, labels);
            int distinct = distinct(column, rows);
            if (distinct <= 1) {
                dropped.put(column.name(), "it is empty or the same in every training row");
            } else if (column instanceof Texts && distinct > rows.length / 2) {
                dropped.put(column.name(), "most entities have a text of their own there");
            } else if (isId(column, table, rows)) {
                dropped.put(column.name(), "it repeats the id");
            } else {
                kept.add(column.name());
                Ranking ranking = Ranking.of(values, labels);
                double auc = Objects.requireNonNullElse(ranking.rocAuc(ranking.everyRow()), 0.5);
                double apart = Math.max(auc, 1 - auc);
                if (apart == 1 && distinct == 2) {
                    problems.add(
                            ProblemCode.INPUT_UNUSABLE,
                            "Column " + column.name() + " of --features is the label under another name.",
                            "It has two values, and they part the labels without an error.",
                            "Leave the column out.");
                } else if (apart > SUSPECT_AUC) {
                    suspects.add(column.name());
                }
            }
        }
        if (kept.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    "No column of --features can be learned from.",
                    "Each is constant, empty, or an id.",
                    "Add columns that describe the entities.");
        }
        return new Screening(table.with(kept), dropped, suspects);
    }

    /** Numbers with missing ones lowest; categories by their share of positives. */
    private static double[] values(Column column, int[] rows, boolean[] labels) {
        double[] values = new double[rows.length];
        if (column instanceof Numbers numbers) {
            for (int at = 0; at < rows.length; at++) {
                float value = numbers.at(rows[at]);
                values[at] = Float.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
            }
        } else if (column instanceof Texts texts) {
            Map<String, int[]> tallies = new HashMap<>();
            for (int at = 0; at < rows.length; at++) {
                int[] tally = tallies.computeIfAbsent(texts.at(rows[at]), category -> new int[2]);
                tally[0]++;
                tally[1] += labels[at] ? 1 : 0;
            }
            for (int at = 0; at < rows.length; at++) {
                int[] tally = tallies.getOrDefault(texts.at(rows[at]), new int[] {1, 0});
                values[at] = (double) tally[1] / tally[0];
            }
        }
        return values;
    }

    private static int distinct(Column column, int[] rows) {
        Set<Object> seen = new LinkedHashSet<>();
        for (int row : rows) {
            if (column instanceof Numbers numbers) {
                seen.add(numbers.at(row));
            } else if (column instanceof Texts texts) {
                seen.add(texts.at(row));
            }
        }
        return seen.size();
    }

    private static boolean isId(Column column, EntityTable table, int[] rows) {
        if (!(column instanceof Numbers numbers)) {
            return false;
        }
        for (int row : rows) {
            String id = table.ids().get(row);
            if (!Cell.isNumber(id) || Cell.number(id) != numbers.at(row)) {
                return false;
            }
        }
        return true;
    }
}
