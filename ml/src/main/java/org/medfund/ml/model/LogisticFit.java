package org.medfund.ml.model;

import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link LogisticModel} by Newton's method: the least mean log loss plus half the ridge times the squared
 * coefficients. The same rows in the same order give the same model.
 */
public final class LogisticFit {
    private static final int STEPS_MAX = 60;
    private static final double SETTLED = 1e-9;
    private static final int HALVINGS_MAX = 30;

    private final Matrix rows;
    private final boolean[] labels;
    private final double ridge;
    private final double[] means;
    private final double[] scales;

    private LogisticFit(Matrix rows, boolean[] labels, double ridge) {
        this.rows = rows;
        this.labels = labels;
        this.ridge = ridge;
        means = new double[rows.width()];
        scales = new double[rows.width()];
    }

    /**
     * @param rows without missing values; a column that never varies gets no weight
     * @param ridge above 0: keeps coefficients finite when a feature parts the classes without error
     */
    public static LogisticModel fit(Matrix rows, boolean[] labels, double ridge) {
        if (rows.rows() == 0 || rows.rows() != labels.length || !(ridge > 0)) {
            throw new IllegalArgumentException("Rows, a label for each, and a ridge above 0 are needed.");
        }
        LogisticFit fit = new LogisticFit(rows, labels, ridge);
        fit.standardise();
        double[] weights = fit.weights();
        return new LogisticModel(
                rows.columns(),
                boxed(fit.means),
                boxed(fit.scales),
                boxed(Arrays.copyOf(weights, rows.width())),
                weights[rows.width()]);
    }

    private void standardise() {
        for (int column = 0; column < rows.width(); column++) {
            double sum = 0;
            for (int row = 0; row < rows.rows(); row++) {
                sum += rows.at(row, column);
            }
            double mean = sum / rows.rows();
            double squares = 0;
            for (int row = 0; row < rows.rows(); row++) {
                double distance = rows.at(row, column) - mean;
                squares += distance * distance;
            }
            double scale = Math.sqrt(squares / rows.rows());
            means[column] = mean;
            // What is left of a constant after rounding is not a spread.
            scales[column] = scale > 1e-12 * Math.abs(mean) ? scale : 0;
        }
    }

    /** Coefficients, then the intercept. */
    private double[] weights() {
        int width = rows.width();
        double[] weights = new double[width + 1];
        double share = 0;
        for (boolean label : labels) {
            share += label ? 1 : 0;
        }
        share = Math.min(Math.max(share / labels.length, 1e-6), 1 - 1e-6);
        weights[width] = StrictMath.log(share / (1 - share));
        double[][] curvature = new double[width + 1][width + 1];
        double[] slope = new double[width + 1];
        double loss = loss(weights);
        for (int step = 0; step < STEPS_MAX; step++) {
            derive(weights, slope, curvature);
            double[] change = Cholesky.solve(curvature, slope);
            double largest = Arrays.stream(change).map(Math::abs).max().orElse(0);
            double[] next = weights;
            double nextLoss = loss;
            double part = 1;
            for (int halving = 0; halving < HALVINGS_MAX; halving++, part /= 2) {
                next = moved(weights, change, part);
                nextLoss = loss(next);
                if (nextLoss <= loss) {
                    break;
                }
            }
            if (nextLoss > loss) {
                break;
            }
            weights = next;
            loss = nextLoss;
            if (largest * part < SETTLED) {
                break;
            }
        }
        return weights;
    }

    private static double[] moved(double[] weights, double[] change, double part) {
        double[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= part * change[i];
        }
        return moved;
    }

    /** The standardised row, with a 1 for the intercept. */
    private void read(int row, double[] standardised) {
        int width = rows.width();
        for (int column = 0; column < width; column++) {
            standardised[column] = scales[column] == 0 ? 0 : (rows.at(row, column) - means[column]) / scales[column];
        }
        standardised[width] = 1;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double loss(double[] weights) {
        double[] standardised = new double[rows.width() + 1];
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            read(row, standardised);
            double logOdds = dot(weights, standardised);
            double wrong = labels[row] ? -logOdds : logOdds;
            sum += wrong > 0
                    ? wrong + StrictMath.log1p(StrictMath.exp(-wrong))
                    : StrictMath.log1p(StrictMath.exp(wrong));
        }
        double squares = 0;
        for (int column = 0; column < rows.width(); column++) {
            squares += weights[column] * weights[column];
        }
        return sum / rows.rows() + ridge / 2 * squares;
    }

    private void derive(double[] weights, double[] slope, double[][] curvature) {
        int size = rows.width() + 1;
        Arrays.fill(slope, 0);
        for (double[] line : curvature) {
            Arrays.fill(line, 0);
        }
        double[] standardised = new double[size];
        for (int row = 0; row < rows.rows(); row++) {
            read(row, standardised);
            double chance = 1 / (1 + StrictMath.exp(-dot(weights, standardised)));
            double error = chance - (labels[row] ? 1 : 0);
            double spread = chance * (1 - chance);
            for (int i = 0; i < size; i++) {
                slope[i] += error * standardised[i];
                double weighted = spread * standardised[i];
                double[] line = curvature[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += weighted * standardised[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            boolean isIntercept = i == size - 1;
            slope[i] = slope[i] / rows.rows() + (isIntercept ? 0 : ridge * weights[i]);
            for (int j = 0; j <= i; j++) {
                curvature[i][j] /= rows.rows();
            }
            curvature[i][i] += isIntercept ? 1e-12 : ridge;
        }
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
