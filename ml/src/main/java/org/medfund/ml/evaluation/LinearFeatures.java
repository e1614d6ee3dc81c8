package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.medfund.ml.model.Matrix;

/**
 * Columns as a linear model needs them, learned from training rows: a missing value is the median, and a column of its own
 * says that it was missing; a skewed column is taken as the logarithm of 1 and its size; values outside the training
 * rows' range are drawn to its edge.
 */
final class LinearFeatures {
    private final List<Rule> rules;
    private final List<String> names;

    /** @param isFlagged whether rows without a value are marked */
    private record Rule(float least, float largest, float median, boolean isFlagged, boolean isLog) {

        float of(float value) {
            float inside = Float.isNaN(value) ? median : Math.min(Math.max(value, least), largest);
            return isLog ? log(inside) : inside;
        }
    }

    private LinearFeatures(List<Rule> rules, List<String> names) {
        this.rules = rules;
        this.names = names;
    }

    static LinearFeatures fit(Matrix training) {
        List<Rule> rules = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column = 0; column < training.width(); column++) {
            float[] present = present(training, column);
            boolean isFlagged = present.length < training.rows() && present.length > 0;
            rules.add(
                    present.length == 0
                            ? new Rule(0, 0, 0, false, false)
                            : new Rule(
                                    present[0],
                                    present[present.length - 1],
                                    present[present.length / 2],
                                    isFlagged,
                                    isLessSkewedAsLog(present)));
            names.add(training.columns().get(column));
            if (isFlagged) {
                names.add(training.columns().get(column) + " (missing)");
            }
        }
        return new LinearFeatures(rules, names);
    }

    Matrix of(Matrix rows) {
        float[] values = new float[Math.multiplyExact(rows.rows(), names.size())];
        int next = 0;
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.width(); column++) {
                Rule rule = rules.get(column);
                float value = rows.at(row, column);
                values[next++] = rule.of(value);
                if (rule.isFlagged()) {
                    values[next++] = Float.isNaN(value) ? 1 : 0;
                }
            }
        }
        return Matrix.of(names, rows.rows(), values);
    }

    /** Ascending. */
    private static float[] present(Matrix rows, int column) {
        float[] present = new float[rows.rows()];
        int size = 0;
        for (int row = 0; row < rows.rows(); row++) {
            float value = rows.at(row, column);
            if (!Float.isNaN(value)) {
                present[size++] = value;
            }
        }
        float[] sorted = Arrays.copyOf(present, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private static boolean isLessSkewedAsLog(float[] values) {
        float[] logs = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = log(values[i]);
        }
        return Math.abs(skewness(logs)) < Math.abs(skewness(values));
    }

    /** Keeps the sign. */
    private static float log(float value) {
        return (float) Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }

    private static double skewness(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        double cubes = 0;
        for (float value : values) {
            double distance = value - mean;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        double spread = Math.sqrt(squares / values.length);
        return spread == 0 ? 0 : cubes / values.length / (spread * spread * spread);
    }
}
