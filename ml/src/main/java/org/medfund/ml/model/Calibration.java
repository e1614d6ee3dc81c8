package org.medfund.ml.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether scores can be read as chances.
 *
 * @param brier mean squared distance of score and label; 0 is perfect
 * @param slope of the label's log odds on the score's: 1 is right, below 1 the scores are too extreme
 * @param intercept of the same: 0 is right, below 0 the scores are too high
 * @param bins rows by score, in parts of equal size
 */
public record Calibration(double brier, double slope, double intercept, List<Bin> bins) {
    private static final int BINS = 10;
    /** Keeps the slope finite where scores part the labels without error. */
    private static final double RIDGE = 1e-6;

    private static final double SURE = 1e-6;
    private static final double SLOPE_MIN = 1e-3;

    /**
     * @param meanScore mean score of its rows
     * @param positiveShare share of them that is positive
     */
    public record Bin(int rows, double meanScore, double positiveShare) {}

    /**
     * @param scores between 0 and 1, at least one
     * @param labels of the same rows
     */
    public static Calibration of(double[] scores, boolean[] labels) {
        double squares = 0;
        double[] logOdds = new double[scores.length];
        for (int row = 0; row < scores.length; row++) {
            double distance = scores[row] - (labels[row] ? 1 : 0);
            squares += distance * distance;
            double inside = Math.min(Math.max(scores[row], SURE), 1 - SURE);
            logOdds[row] = StrictMath.log(inside / (1 - inside));
        }
        Line line = Line.fit(logOdds, labels);
        return new Calibration(squares / scores.length, line.slope(), line.intercept(), bins(scores, labels));
    }

    /** Chances from log odds that may be too extreme or off their mean: the order of rows stays as it is. */
    public record Line(double slope, double intercept) {
        /** The line with the least log loss; flat if all values are equal. */
        public static Line fit(double[] logOdds, boolean[] labels) {
            float[] values = new float[logOdds.length];
            for (int row = 0; row < logOdds.length; row++) {
                values[row] = (float) logOdds[row];
            }
            LogisticModel model = LogisticFit.fit(Matrix.of(List.of("log_odds"), values.length, values), labels, RIDGE);
            double scale = model.scales().get(0);
            double slope = scale == 0 ? 0 : model.coefficients().get(0) / scale;
            return new Line(slope, model.intercept() - slope * model.means().get(0));
        }

        /** One that keeps the order and says little more than the share of positives; some of each kind are needed. */
        public static Line nearlyFlat(double[] logOdds, boolean[] labels) {
            double positives =
                    IntStream.range(0, labels.length).filter(row -> labels[row]).count();
            double mean = Arrays.stream(logOdds).average().orElseThrow();
            return new Line(SLOPE_MIN, StrictMath.log(positives / (labels.length - positives)) - SLOPE_MIN * mean);
        }

        public double chance(double logOdds) {
            return 1 / (1 + StrictMath.exp(-(intercept + slope * logOdds)));
        }
    }

    private static List<Bin> bins(double[] scores, boolean[] labels) {
        // Of equal scores the positives come first, so that the order of the rows changes nothing.
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> scores[a] != scores[b]
                        ? Double.compare(scores[a], scores[b])
                        : Boolean.compare(labels[b], labels[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) order.length * bin / BINS);
            int to = (int) ((long) order.length * (bin + 1) / BINS);
            double scoreSum = 0;
            int positives = 0;
            for (int at = from; at < to; at++) {
                scoreSum += scores[order[at]];
                positives += labels[order[at]] ? 1 : 0;
            }
            if (to > from) {
                bins.add(new Bin(to - from, scoreSum / (to - from), (double) positives / (to - from)));
            }
        }
        return bins;
    }
}
