package org.medfund.jobs.weights;

import java.util.Arrays;
import java.util.function.LongToIntFunction;
import org.medfund.core.spark.GroupIndex;

/**
 * The costs of one partition of cases, by group, as they are sent to the receivers that put groups together.
 *
 * <p>A case is appended to what goes to the receiver of its group; only when all are there are they laid by group. To append
 * to an array of each group instead waits for memory three times a case.
 */
final class GroupCostTable {
    /** Region, group, scheme, and ADRG. */
    static final int KEY = 4;

    /** The same, and the number of kept cases. */
    static final int HEADER = KEY + 1;

    private final int years;
    private final CostBuffer[] buffers;
    private final GroupIndex index = new GroupIndex();
    private final LongToIntFunction firstYearOf;
    private int[] receivers = new int[1024];
    private int[] firstYears = new int[1024];
    private int[] kept = new int[1024];
    private long[] removed;

    /**
     * @param years of the window, at most {@link GroupCosts#YEARS_MAX}
     * @param receivers that groups are sent to
     * @param firstYearOf the window of a region, by its number
     */
    GroupCostTable(int years, int receivers, LongToIntFunction firstYearOf) {
        if (years > GroupCosts.YEARS_MAX) {
            throw new IllegalArgumentException("A window of " + years + " years does not fit.");
        }
        this.years = years;
        this.firstYearOf = firstYearOf;
        removed = new long[kept.length * years];
        buffers = new CostBuffer[receivers];
        Arrays.setAll(buffers, each -> new CostBuffer());
    }

    /**
     * The place of a group, all by their numbers in the facts.
     *
     * @param adrg below 0 if the scheme has no ADRGs
     */
    int of(long region, long group, long scheme, long adrg) {
        int before = index.size();
        int place = index.of(region, group, scheme, adrg);
        if (place == before) {
            if (place == kept.length) {
                kept = Arrays.copyOf(kept, place * 2);
                receivers = Arrays.copyOf(receivers, place * 2);
                firstYears = Arrays.copyOf(firstYears, place * 2);
                removed = Arrays.copyOf(removed, removed.length * 2);
            }
            receivers[place] = index.receiver(place, buffers.length);
            firstYears[place] = firstYearOf.applyAsInt(region);
        }
        return place;
    }

    /** A case that stays. */
    void keep(int group, long fen, int year, boolean isGrassroots) {
        kept[group]++;
        buffers[receivers[group]].add(group, GroupCosts.packed(fen, year - firstYears[group], isGrassroots));
    }

    /** A case that leaves by cleaning. */
    void remove(int group, int year) {
        removed[group * years + year - firstYears[group]]++;
    }

    /**
     * What goes to one receiver, group after group: the header, removed cases by year, and the kept ones. Empty if it has no
     * group here. May be asked for once: what is sent is forgotten.
     */
    long[] block(int receiver) {
        int length = 0;
        for (int group = 0; group < index.size(); group++) {
            if (receivers[group] == receiver) {
                length = Math.addExact(length, HEADER + years + kept[group]);
            }
        }
        long[] block = new long[length];
        int[] next = new int[index.size()];
        int at = 0;
        for (int group = 0; group < index.size(); group++) {
            if (receivers[group] == receiver) {
                block[at] = index.region(group);
                block[at + 1] = index.group(group);
                block[at + 2] = index.scheme(group);
                block[at + 3] = index.adrg(group);
                block[at + KEY] = kept[group];
                System.arraycopy(removed, group * years, block, at + HEADER, years);
                next[group] = at + HEADER + years;
                at = next[group] + kept[group];
            }
        }
        buffers[receiver].writeByGroup(block, next);
        buffers[receiver] = new CostBuffer();
        return block;
    }
}
