package org.medfund.jobs.weights;

import java.util.Arrays;
import org.medfund.jobs.weights.CostTrimming.Range;

/**
 * How much wider the interval of a trimmed mean is than the spread of the kept costs alone would say (docs/policy-readings.md,
 * "Precision of a weight").
 *
 * <p>Bounds are drawn by the same cases, so chance moves them too, and with them the mean. Every case has an influence on the
 * mean: what it adds itself if it is kept, and what it adds by moving the bounds, each by the density of costs there times
 * its distance from the mean. The variance of the mean is the sum of squared influences; the widening is the root of that sum
 * over the sum of the kept costs' own squared deviations. For percentiles this is the variance of the winsorised mean. A
 * statistic in doubles over sorted costs.
 */
final class TrimInfluence {
    private static final double LOWER = 0.25;
    private static final double UPPER = 0.75;
    /** Shares to either side over which the density at a quartile is taken, and the exponent that narrows them. */
    private static final double REACH_MAX = 0.1;

    private static final double REACH = 0.5;
    private static final double NARROWING = -0.2;

    private final long[] sorted;
    private final double mean;
    private final int from;
    private final int to;
    private final Range range;

    private TrimInfluence(long[] sorted, Range range) {
        this.sorted = sorted;
        this.range = range;
        from = firstAbove(sorted, range.lowestFen() - 1.0);
        to = firstAbove(sorted, (double) range.highestFen());
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        mean = sum / Math.max(1, to - from);
    }

    /**
     * The factor of the half width; 1 if nothing was trimmed by these bounds, or every kept cost is the same.
     *
     * @param sortedFen every case of the group, ascending
     * @param range as {@link CostTrimming#range} draws it by the same policy
     */
    static double widening(long[] sortedFen, Range range, TrimPolicy policy) {
        if (range.equals(Range.EVERYTHING) || sortedFen.length == 0) {
            return 1;
        }
        TrimInfluence influence = new TrimInfluence(sortedFen, range);
        double own = influence.squares(new double[sortedFen.length]);
        if (own == 0) {
            return 1;
        }
        double[] ofBounds = switch (policy.method()) {
            case TRIM_NONE -> new double[sortedFen.length];
            case TRIM_PCT ->
                influence.byPercentiles(
                        policy.lowShare().doubleValue(), policy.highShare().doubleValue());
            case TRIM_P1_P99 -> influence.byPercentiles(CostTrimming.P1.doubleValue(), CostTrimming.P99.doubleValue());
            case TRIM_IQR15 ->
                influence.byQuartiles(policy.interquartileFactor().doubleValue());
            case TRIM_RATIO ->
                influence.byMean(
                        policy.lowRatio().doubleValue(), policy.highRatio().doubleValue());
            case TRIM_LOG3SD -> influence.byLogarithms(policy);
        };
        return Math.sqrt(influence.squares(ofBounds) / own);
    }

    /** Squared influences, added up; the bounds' part of each case is given. */
    private double squares(double[] ofBounds) {
        double squares = 0;
        for (int i = 0; i < sorted.length; i++) {
            double all = ofBounds[i] + (i >= from && i < to ? sorted[i] - mean : 0);
            squares += all * all;
        }
        return squares;
    }

    /** The density at a percentile cancels. */
    private double[] byPercentiles(double low, double high) {
        double[] parts = new double[sorted.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (range.highestFen() - mean) * (high - (i < to ? 1 : 0))
                    - (range.lowestFen() - mean) * (low - (i < from ? 1 : 0));
        }
        return parts;
    }

    private double[] byQuartiles(double factor) {
        double atHigh = densityAt((double) range.highestFen()) * (range.highestFen() - mean);
        double atLow = densityAt((double) range.lowestFen()) * (range.lowestFen() - mean);
        double first = quantile(LOWER);
        double third = quantile(UPPER);
        double spacingFirst = spacing(LOWER);
        double spacingThird = spacing(UPPER);
        double[] parts = new double[sorted.length];
        for (int i = 0; i < parts.length; i++) {
            double moveFirst = (LOWER - (sorted[i] < first ? 1 : 0)) * spacingFirst;
            double moveThird = (UPPER - (sorted[i] < third ? 1 : 0)) * spacingThird;
            parts[i] = atHigh * ((1 + factor) * moveThird - factor * moveFirst)
                    - atLow * ((1 + factor) * moveFirst - factor * moveThird);
        }
        return parts;
    }

    private double[] byMean(double low, double high) {
        double all = Arrays.stream(sorted).mapToDouble(fen -> fen).sum() / sorted.length;
        double slope = densityAt((double) range.highestFen()) * (range.highestFen() - mean) * high
                - densityAt((double) range.lowestFen()) * (range.lowestFen() - mean) * low;
        return Arrays.stream(sorted).mapToDouble(fen -> slope * (fen - all)).toArray();
    }

    private double[] byLogarithms(TrimPolicy policy) {
        LogSpread spread = LogSpread.of(sorted, policy.deltaDegreesOfFreedom());
        double reach = policy.standardDeviations().doubleValue();
        double high = StrictMath.exp(spread.mean() + reach * spread.standardDeviation());
        double low = StrictMath.exp(spread.mean() - reach * spread.standardDeviation());
        double atHigh = densityAt(high) * (high - mean) * high;
        double atLow = densityAt(low) * (low - mean) * low;
        double[] parts = new double[sorted.length];
        for (int i = 0; i < parts.length; i++) {
            if (sorted[i] > 0 && spread.standardDeviation() > 0) {
                double z = spread.z(sorted[i]);
                double moveMean = z * spread.standardDeviation();
                double moveReach = reach * spread.standardDeviation() * (z * z - 1) / 2;
                parts[i] = atHigh * (moveMean + moveReach) - atLow * (moveMean - moveReach);
            }
        }
        return parts;
    }

    /** Cases per fen around a cost, as a share of all, within a window that narrows as cases become many. */
    private double densityAt(double fen) {
        double half = (quantile(UPPER) - quantile(LOWER)) * Math.pow(sorted.length, NARROWING);
        if (half <= 0) {
            return 0;
        }
        int count = firstAbove(sorted, fen + half) - firstAbove(sorted, fen - half);
        return count / (2 * half * sorted.length);
    }

    /** Fen per share of cases at a quantile: one over the density there. */
    private double spacing(double share) {
        double reach = Math.min(REACH_MAX, REACH * Math.pow(sorted.length, NARROWING));
        return (quantile(share + reach) - quantile(share - reach)) / (2 * reach);
    }

    private double quantile(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The first place of a cost above a limit. */
    private static int firstAbove(long[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
