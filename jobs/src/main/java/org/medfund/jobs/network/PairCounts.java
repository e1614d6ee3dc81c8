package org.medfund.jobs.network;

import java.util.Arrays;

/**
 * How often each two persons came together: a hash table of pairs that makes no object. Occasions of a pair follow each
 * other: one begins only after both stays of the one before, so that no stay counts twice.
 */
final class PairCounts {
    private static final int FIRST_SLOTS = 1024;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** One more than the place of a pair; 0 is free. Twice as many as pairs at least. */
    private int[] slots = new int[FIRST_SLOTS];

    private long[] pairs = new long[FIRST_SLOTS / 2];
    private int[] times = new int[FIRST_SLOTS / 2];
    private int[] lasts = new int[FIRST_SLOTS / 2];
    private int size;

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /**
     * Two persons in one window. Called in order of the earlier stay and then of the later.
     *
     * @param one a person, from 0
     * @param other another person, from 0
     * @param earlier place of the earlier stay
     * @param later place of the later stay
     */
    void add(int one, int other, int earlier, int later) {
        long pair = ((long) Math.min(one, other) << Integer.SIZE) | Math.max(one, other);
        int at = slot(pair);
        if (slots[at] == 0) {
            if (size == pairs.length) {
                grow();
                at = slot(pair);
            }
            pairs[size] = pair;
            times[size] = 1;
            lasts[size] = later;
            slots[at] = ++size;
            return;
        }
        int place = slots[at] - 1;
        if (earlier > lasts[place]) {
            times[place]++;
            lasts[place] = later;
        }
    }

    /** Pairs that came together at all. */
    int size() {
        return size;
    }

    /** The person of the pair with the smaller number. */
    int first(int place) {
        return (int) (pairs[place] >>> Integer.SIZE);
    }

    int second(int place) {
        return (int) pairs[place];
    }

    int times(int place) {
        return times[place];
    }

    /** Where the pair stands, or is to stand. */
    private int slot(long pair) {
        long hash = pair * MIX;
        int mask = slots.length - 1;
        int at = (int) (hash ^ (hash >>> Integer.SIZE)) & mask;
        while (slots[at] != 0 && pairs[slots[at] - 1] != pair) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        pairs = Arrays.copyOf(pairs, size * 2);
        times = Arrays.copyOf(times, size * 2);
        lasts = Arrays.copyOf(lasts, size * 2);
        slots = new int[slots.length * 2];
        for (int place = 0; place < size; place++) {
            slots[slot(pairs[place])] = place + 1;
        }
    }
}
