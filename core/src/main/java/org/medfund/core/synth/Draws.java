package org.medfund.core.synth;

/**
 * Random draws that depend only on a seed and on whom they are for, never on partition, order, or machine.
 *
 * <p>SplitMix64: the key (seed and ids) is hashed to a start, each draw moves on by a fixed odd step.
 */
final class Draws {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    /** Draws of one entity for one purpose; equal ids give equal draws. */
    Draws(long seed, long... ids) {
        long key = mix(seed);
        for (long id : ids) {
            key = mix(key + STEP * (id + 1));
        }
        state = key;
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** From 0 inclusive to 1 exclusive. */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** From 0 inclusive to {@code bound} exclusive. */
    int below(int bound) {
        return (int) Math.floorMod(next(), (long) bound);
    }

    /** Both ends inclusive. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Standard normal: Box and Muller, with StrictMath so that every machine draws the same. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** The index whose share of the last cumulative weight a uniform draw falls into. */
    int pick(double[] cumulativeWeights) {
        double point = uniform() * cumulativeWeights[cumulativeWeights.length - 1];
        int at = 0;
        while (cumulativeWeights[at] <= point) {
            at++;
        }
        return at;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
