package org.medfund.jobs.weights;

import java.util.Arrays;

/**
 * The costs of the cases of one group in one region, as they come: of each kept case its cost, its year, and whether it was
 * treated at the grassroots in one long, so that a case takes eight bytes and sorting by cost sorts all.
 *
 * @see CostSums for what becomes of them
 */
final class GroupCosts {
    /** Years of a calibration window that fit beside the cost. */
    static final int YEARS_MAX = 16;

    private static final int YEAR_BITS = 4;
    private static final int NOTE_BITS = YEAR_BITS + 1;
    private static final long GRASSROOTS = 1L << YEAR_BITS;
    private static final int FIRST_SIZE = 16;
    /** Region, group, scheme, ADRG, and the number of kept cases. */
    private static final int HEADER = 5;

    private final long region;
    private final long group;
    private final long scheme;
    private final long adrg;
    private final long[] removed;
    private long[] packed;
    private int size;

    /**
     * All by their numbers in the facts.
     *
     * @param adrg below 0 if the scheme has no ADRGs
     * @param years of the window, at most {@link #YEARS_MAX}
     */
    GroupCosts(long region, long group, long scheme, long adrg, int years) {
        if (years > YEARS_MAX) {
            throw new IllegalArgumentException("A window of " + years + " years does not fit.");
        }
        this.region = region;
        this.group = group;
        this.scheme = scheme;
        this.adrg = adrg;
        removed = new long[years];
        packed = new long[FIRST_SIZE];
    }

    long region() {
        return region;
    }

    long group() {
        return group;
    }

    long scheme() {
        return scheme;
    }

    long adrg() {
        return adrg;
    }

    int years() {
        return removed.length;
    }

    /** Cases that cleaning took out. */
    long removed(int year) {
        return removed[year];
    }

    /** A case that stays, by the place of its year in the window. */
    void keep(long fen, int year, boolean isGrassroots) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size * 2);
        }
        packed[size++] = (fen << NOTE_BITS) | (isGrassroots ? GRASSROOTS : 0) | year;
    }

    /** A case that leaves by cleaning. */
    void remove(int year) {
        removed[year]++;
    }

    /** Of every kept case cost, year, and place in one, ascending by cost. The costs are not to be added to after this. */
    long[] sorted() {
        Arrays.sort(packed, 0, size);
        return packed.length == size ? packed : Arrays.copyOf(packed, size);
    }

    static long fen(long packed) {
        return packed >> NOTE_BITS;
    }

    static int year(long packed) {
        return (int) (packed & (YEARS_MAX - 1));
    }

    static boolean isGrassroots(long packed) {
        return (packed & GRASSROOTS) != 0;
    }

    /** Longs that {@link #write} takes. */
    int length() {
        return HEADER + removed.length + size;
    }

    /** Puts all of it into a block from a place on, and returns the place behind it. */
    int write(long[] block, int from) {
        int at = from;
        block[at++] = region;
        block[at++] = group;
        block[at++] = scheme;
        block[at++] = adrg;
        block[at++] = size;
        System.arraycopy(removed, 0, block, at, removed.length);
        at += removed.length;
        System.arraycopy(packed, 0, block, at, size);
        return at + size;
    }

    /** Adds every group written to a block to a table. */
    static void readAll(long[] block, int years, GroupCostTable into) {
        int at = 0;
        while (at < block.length) {
            GroupCosts costs = into.of(block[at], block[at + 1], block[at + 2], block[at + 3]);
            int count = (int) block[at + HEADER - 1];
            at += HEADER;
            for (int year = 0; year < years; year++) {
                costs.removed[year] += block[at++];
            }
            costs.append(block, at, count);
            at += count;
        }
    }

    private void append(long[] block, int from, int count) {
        if (size + count > packed.length) {
            packed = Arrays.copyOf(packed, Math.max(size + count, Math.min(size * 2, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(block, from, packed, size, count);
        size += count;
    }
}
