package org.medfund.jobs.weights;

/**
 * The weights that a calibration of a {@link SimulatedRegion} is after: what the policy's own steps (bounds around the
 * quartiles, SPEC B.2; mean of yearly means, SPEC B.3) come to on infinitely many of its cases, in their true groups, all at
 * level 1, none keyed wrong. Trimming is thus part of what is meant by a weight, not an error of it: it takes more from the
 * mean of a widely spread group than from that of an even one, and it is the rule that wants it so. All exact integrals of
 * log-normal distributions.
 */
final class TrueWeights {
    private static final int HALVINGS = 100;
    private static final double QUARTILE_DISTANCES = 1.5;

    /** By group, after trimming. */
    final double[] trimmed;
    /** By group, were nothing trimmed. */
    final double[] whole;

    /** @param yearWeights oldest first, adding up to 1 */
    TrueWeights(SimulatedRegion region, double[] yearWeights) {
        int groups = region.groups();
        double[][] cases = new double[groups][SimulatedRegion.YEARS];
        for (int i = 0; i < region.fen().length; i++) {
            cases[region.trueGroup()[i]][region.year()[i]]++;
        }
        trimmed = weights(region, cases, yearWeights, true);
        whole = weights(region, cases, yearWeights, false);
    }

    private static double[] weights(SimulatedRegion region, double[][] cases, double[] yearWeights, boolean trims) {
        int groups = cases.length;
        double[] mean = new double[groups];
        double[] costOfYear = new double[SimulatedRegion.YEARS];
        double[] casesOfYear = new double[SimulatedRegion.YEARS];
        for (int g = 0; g < groups; g++) {
            double deviation = region.logDeviation()[g];
            double[] centre = new double[SimulatedRegion.YEARS];
            for (int y = 0; y < centre.length; y++) {
                centre[y] = region.logMean()[g] + SimulatedRegion.YEARLY_RISE * y;
            }
            double first = quantile(0.25, cases[g], centre, deviation);
            double third = quantile(0.75, cases[g], centre, deviation);
            double low = trims ? first - QUARTILE_DISTANCES * (third - first) : 0;
            double high = trims ? third + QUARTILE_DISTANCES * (third - first) : Double.POSITIVE_INFINITY;
            for (int y = 0; y < centre.length; y++) {
                double top = (Math.log(high) - centre[y]) / deviation;
                double bottom = low <= 0 ? Double.NEGATIVE_INFINITY : (Math.log(low) - centre[y]) / deviation;
                double kept = normal(top) - normal(bottom);
                double cost = Math.exp(centre[y] + deviation * deviation / 2)
                        * (normal(top - deviation) - normal(bottom - deviation));
                mean[g] += yearWeights[y] * cost / kept;
                costOfYear[y] += cases[g][y] * cost;
                casesOfYear[y] += cases[g][y] * kept;
            }
        }
        double regionMean = 0;
        for (int y = 0; y < costOfYear.length; y++) {
            regionMean += yearWeights[y] * costOfYear[y] / casesOfYear[y];
        }
        for (int g = 0; g < groups; g++) {
            mean[g] /= regionMean;
        }
        return mean;
    }

    /** Of the group's three years together. */
    private static double quantile(double share, double[] cases, double[] centre, double deviation) {
        double low = 0;
        double high = Math.exp(centre[centre.length - 1] + 10 * deviation);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double below = 0;
            double all = 0;
            for (int y = 0; y < centre.length; y++) {
                below += cases[y] * normal((Math.log(middle) - centre[y]) / deviation);
                all += cases[y];
            }
            if (below < share * all) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double normal(double z) {
        return Double.isInfinite(z)
                ? (z > 0 ? 1 : 0)
                : 0.5 * org.apache.commons.math3.special.Erf.erfc(-z / Math.sqrt(2));
    }
}
