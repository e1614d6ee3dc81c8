package org.medfund.jobs.weights;

import java.util.Arrays;
import java.util.Random;

/**
 * A region whose true weights are known: costs of groups are log-normal, hospitals treat them at planted levels and costly
 * hospitals see the heavier groups, prices rise by the year, a few groups are seen at one hospital only; then some hospitals
 * upcode, and 3 % of the costs are keyed wrong by a decimal place. Plain arrays, one place a case.
 *
 * @param group as recorded
 * @param trueGroup before upcoding
 * @param logMean of the cost of a group at level 1 in the first year, in fen
 * @param logDeviation of the cost of a group
 * @param logLevel of each hospital, as planted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; objects of a million cases would be slow
record SimulatedRegion(
        int[] group,
        int[] trueGroup,
        int[] hospital,
        int[] year,
        long[] fen,
        double[] logMean,
        double[] logDeviation,
        double[] logLevel) {
    static final int YEARS = 3;
    static final double YEARLY_RISE = 0.04;
    private static final double[] YEAR_SHARES = {0.30, 0.33, 0.37};
    private static final int SINGLE_HOSPITAL_GROUPS = 4;
    private static final double GROSS_ERRORS = 0.03;
    private static final double UPCODED = 0.10;
    private static final int UPCODING_ONE_IN = 7;
    private static final int LEAST_GROUP = 25;

    /** Of the first half of the groups, 1 is heavier than 0, 3 than 2, and so on: what is upcoded goes there. */
    static SimulatedRegion of(long seed, int groups, int hospitals, int cases) {
        Random random = new Random(seed);
        double[] logMean = new double[groups];
        double[] logDeviation = new double[groups];
        double[] size = new double[groups];
        double all = 0;
        for (int g = 0; g < groups; g++) {
            boolean isHeavierPart = g % 2 == 1 && g < groups / 2;
            logMean[g] = isHeavierPart
                    ? logMean[g - 1] + Math.log(1.3 + 0.4 * random.nextDouble())
                    : Math.log(800_000) + 0.8 * random.nextGaussian();
            logDeviation[g] = 0.3 + 0.4 * random.nextDouble();
            size[g] = isHeavierPart
                    ? size[g - 1] * (0.4 + 0.6 * random.nextDouble())
                    : Math.exp(1.3 * random.nextGaussian());
            all += size[g];
        }
        double[] logLevel = new double[hospitals];
        double[] beds = new double[hospitals];
        int[] tier = new int[hospitals];
        for (int h = 0; h < hospitals; h++) {
            tier[h] = random.nextInt(3) - 1;
            logLevel[h] = 0.15 * random.nextGaussian() + 0.1 * tier[h];
            beds[h] = Math.exp(random.nextGaussian());
        }
        int[] count = new int[groups];
        int total = 0;
        for (int g = 0; g < groups; g++) {
            count[g] = Math.max(LEAST_GROUP, (int) (size[g] / all * cases));
            total += count[g];
        }
        int[] trueGroup = new int[total];
        int[] hospital = new int[total];
        int[] year = new int[total];
        double[] cost = new double[total];
        int at = 0;
        for (int g = 0; g < groups; g++) {
            double heaviness = (logMean[g] - Math.log(800_000)) / 0.8;
            double[] shares = new double[hospitals];
            for (int h = 0; h < hospitals; h++) {
                shares[h] = beds[h] * Math.exp(0.7 * random.nextGaussian() + 0.7 * tier[h] * heaviness);
            }
            if (g >= groups - SINGLE_HOSPITAL_GROUPS) {
                int only = random.nextInt(hospitals);
                Arrays.setAll(shares, h -> h == only ? 1 : 0);
            }
            for (int i = 0; i < count[g]; i++) {
                trueGroup[at] = g;
                hospital[at] = drawn(shares, random);
                year[at] = drawn(YEAR_SHARES, random);
                cost[at] = Math.exp(logMean[g]
                        + logDeviation[g] * random.nextGaussian()
                        + logLevel[hospital[at]]
                        + YEARLY_RISE * year[at]);
                at++;
            }
        }
        int[] group = trueGroup.clone();
        long[] fen = new long[total];
        for (int i = 0; i < total; i++) {
            boolean mayBeUpcoded = group[i] < groups / 2 && group[i] % 2 == 0 && group[i] + 1 < groups / 2;
            if (mayBeUpcoded && hospital[i] % UPCODING_ONE_IN == 0 && random.nextDouble() < UPCODED) {
                group[i]++;
            }
            double error = random.nextDouble();
            double factor = error < GROSS_ERRORS / 2 ? 10 : error < GROSS_ERRORS ? 0.1 : 1;
            fen[i] = Math.round(cost[i] * factor);
        }
        return new SimulatedRegion(group, trueGroup, hospital, year, fen, logMean, logDeviation, logLevel);
    }

    int groups() {
        return logMean.length;
    }

    /** The same cases with every cost so many times as high. */
    SimulatedRegion times(long factor) {
        long[] scaled = Arrays.stream(fen).map(cost -> cost * factor).toArray();
        return new SimulatedRegion(group, trueGroup, hospital, year, scaled, logMean, logDeviation, logLevel);
    }

    private static int drawn(double[] shares, Random random) {
        double left = random.nextDouble() * Arrays.stream(shares).sum();
        int last = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                last = i;
                left -= shares[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
