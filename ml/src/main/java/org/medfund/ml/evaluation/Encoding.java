package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medfund.ml.evaluation.EntityTable.Column;
import org.medfund.ml.evaluation.EntityTable.Numbers;
import org.medfund.ml.evaluation.EntityTable.Texts;
import org.medfund.ml.model.Matrix;

/**
 * Columns as numbers, learned from training rows alone. Numbers stay as they are. A category becomes how often it
 * stands in the training rows, and its share of positives there, drawn towards the share of all; a category that does not
 * stand there has count 0 and the share of all.
 */
final class Encoding {
    private static final int FOLDS = 5;
    private static final long SEED = 20_250_101;
    /** So many rows of the overall share are added to those of a category. */
    private static final double PRIOR_ROWS = 10;

    private final EntityTable table;
    private final int[] training;
    private final boolean[] labels;
    private final Map<String, Map<String, Tally>> tallies = new HashMap<>();
    private final double share;

    private static final Tally NONE = new Tally();

    private static final class Tally {
        private int rows;
        private int positives;
    }

    private Encoding(EntityTable table, int[] training, boolean[] labels) {
        this.table = table;
        this.training = training;
        this.labels = labels;
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        share = (double) positives / labels.length;
        for (Column column : table.columns()) {
            if (column instanceof Texts texts) {
                tallies.put(column.name(), tallies(texts));
            }
        }
    }

    /**
     * @param training rows of the table
     * @param labels of these rows, in their order
     */
    static Encoding fit(EntityTable table, int[] training, boolean[] labels) {
        return new Encoding(table, training, labels);
    }

    private Map<String, Tally> tallies(Texts texts) {
        Map<String, Tally> byCategory = new HashMap<>();
        for (int at = 0; at < training.length; at++) {
            Tally tally = byCategory.computeIfAbsent(texts.at(training[at]), category -> new Tally());
            tally.rows++;
            tally.positives += labels[at] ? 1 : 0;
        }
        return byCategory;
    }

    /** Rows that were not trained on. */
    Matrix of(int[] rows) {
        float[] values = new float[Math.multiplyExact(rows.length, names().size())];
        for (int at = 0; at < rows.length; at++) {
            fill(values, at, rows[at], this);
        }
        return Matrix.of(names(), rows.length, values);
    }

    /** The training rows. The share of a category is that of other rows: its own label would give a row away. */
    Matrix training() {
        if (tallies.isEmpty()) {
            return of(training);
        }
        float[] values = new float[Math.multiplyExact(training.length, names().size())];
        for (int[] fold : Folds.stratified(labels, FOLDS, SEED)) {
            int[] others = Folds.others(training.length, fold);
            Encoding elsewhere = fit(table, Folds.rows(training, others), EntityTable.chosen(labels, others));
            for (int at : fold) {
                fill(values, at, training[at], elsewhere);
            }
        }
        return Matrix.of(names(), training.length, values);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column instanceof Texts) {
                names.add(column.name() + " (log count)");
                names.add(column.name() + " (share of positives)");
            } else {
                names.add(column.name());
            }
        }
        return names;
    }

    /** @param shares where the shares of categories come from */
    private void fill(float[] values, int at, int row, Encoding shares) {
        int next = at * (table.columns().size() + tallies.size());
        for (Column column : table.columns()) {
            if (column instanceof Texts texts) {
                String category = texts.at(row);
                values[next++] = (float) Math.log1p(tally(column.name(), category).rows);
                values[next++] = (float) shares.shareOf(column.name(), category);
            } else if (column instanceof Numbers numbers) {
                values[next++] = numbers.at(row);
            }
        }
    }

    private Tally tally(String column, String category) {
        return tallies.getOrDefault(column, Map.of()).getOrDefault(category, NONE);
    }

    private double shareOf(String column, String category) {
        Tally tally = tally(column, category);
        return (tally.positives + PRIOR_ROWS * share) / (tally.rows + PRIOR_ROWS);
    }
}
