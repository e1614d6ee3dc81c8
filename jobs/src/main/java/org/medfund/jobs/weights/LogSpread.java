package org.medfund.jobs.weights;

/**
 * Mean and standard deviation of the natural logarithm of costs (SPEC B.2). A statistic in doubles: its sums run over
 * sorted costs, so they are the same however the data lies.
 */
public record LogSpread(double mean, double standardDeviation) {
    /** A cost exactly on a bound stays in; this keeps the last bit of a double from putting it out. */
    private static final double SLACK = 1e-12;

    /**
     * Of positive amounts in ascending order; amounts of 0 and below have no logarithm and are passed over.
     *
     * @param deltaDegreesOfFreedom 0 for the population form
     */
    public static LogSpread of(long[] sorted, int deltaDegreesOfFreedom) {
        int first = 0;
        while (first < sorted.length && sorted[first] <= 0) {
            first++;
        }
        double[] logs = new double[sorted.length - first];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = NaturalLog.of(sorted[first + i]);
        }
        int divisor = logs.length - deltaDegreesOfFreedom;
        if (divisor <= 0) {
            return new LogSpread(logs.length == 0 ? 0 : logs[0], 0);
        }
        double sum = 0;
        for (double log : logs) {
            sum += log;
        }
        double mean = sum / logs.length;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return new LogSpread(mean, StrictMath.sqrt(squares / divisor));
    }

    /** How many standard deviations the logarithm of a positive amount lies above the mean. */
    public double z(long amount) {
        return (NaturalLog.of(amount) - mean) / standardDeviation;
    }

    /** True if the amount is positive and no more than so many standard deviations below the mean. */
    boolean isNotBelow(long amount, double standardDeviations) {
        return amount > 0 && mean - NaturalLog.of(amount) <= reach(standardDeviations);
    }

    /** True if the amount is no more than so many standard deviations above the mean; so are amounts of 0 and below. */
    boolean isNotAbove(long amount, double standardDeviations) {
        return amount <= 0 || NaturalLog.of(amount) - mean <= reach(standardDeviations);
    }

    private double reach(double standardDeviations) {
        return standardDeviations * standardDeviation + SLACK * (1 + StrictMath.abs(mean));
    }
}
