package org.medfund.jobs.referral;

import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * The exact interval for the mean of a count (Garwood): ends are quantiles of a gamma distribution.
 *
 * @param low 0 where nothing was counted
 */
record PoissonInterval(double low, double high) {
    private static final double TAIL = 0.025; // of each side: an interval of 95 %

    static PoissonInterval of(long count) {
        double low = count == 0 ? 0 : quantile(count, TAIL);
        return new PoissonInterval(low, quantile(count + 1, 1 - TAIL));
    }

    private static double quantile(long shape, double share) {
        return new GammaDistribution(null, shape, 1, GammaDistribution.DEFAULT_INVERSE_ABSOLUTE_ACCURACY)
                .inverseCumulativeProbability(share);
    }
}
