package org.medfund.jobs.network;

/** The SplitMix64 sequence of a seed: the same draws on every machine and in every version of Java. */
final class SplitMix {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private long state;

    SplitMix(long... seeds) {
        for (long seed : seeds) {
            state = mix(state + STEP + seed);
        }
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        state += STEP;
        return (int) (((mix(state) >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
