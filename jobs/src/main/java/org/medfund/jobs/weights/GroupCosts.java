package org.medfund.jobs.weights;

import org.medfund.core.spark.GroupIndex;

/**
 * The costs of all cases of one group in one region: of each kept case its cost, its year, and whether it was treated at the
 * grassroots in one long, so that a case takes eight bytes and sorting by cost sorts all.
 *
 * @see CostSums for what becomes of them
 */
final class GroupCosts {
    /** Years of a calibration window that fit beside the cost. */
    static final int YEARS_MAX = 16;

    private static final int YEAR_BITS = 4;
    private static final int NOTE_BITS = YEAR_BITS + 1;
    private static final long GRASSROOTS = 1L << YEAR_BITS;

    private final long region;
    private final long group;
    private final long scheme;
    private final long adrg;
    private final long[] removed;
    private final long[] sorted;

    /**
     * All by their numbers in the facts.
     *
     * @param removed by year: cases that cleaning took out
     * @param sorted the kept cases, as {@link #packed} makes them, ascending
     */
    GroupCosts(GroupIndex index, int place, long[] removed, long[] sorted) {
        region = index.region(place);
        group = index.group(place);
        scheme = index.scheme(place);
        adrg = index.adrg(place);
        this.removed = removed;
        this.sorted = sorted;
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

    /** Below 0 if the scheme has no ADRGs. */
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

    /** Of every kept case cost, year, and place in one, ascending by cost. */
    long[] sorted() {
        return sorted;
    }

    /** A case that stays, by the place of its year in the window. */
    static long packed(long fen, int year, boolean isGrassroots) {
        return (fen << NOTE_BITS) | (isGrassroots ? GRASSROOTS : 0) | year;
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
}
