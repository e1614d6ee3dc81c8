package org.medfund.jobs.network;

import java.util.Arrays;

/** Whole numbers 0, 1, 2, ... for codes, in the order of the codes. */
final class Ranks {

    /** The first {@code size} codes, ascending, each once. */
    static long[] distinct(long[] codes, int size) {
        long[] sorted = Arrays.copyOf(codes, size);
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** The rank of a code that is one of these. */
    static int of(long[] distinct, long code) {
        return Arrays.binarySearch(distinct, code);
    }

    private Ranks() {}
}
