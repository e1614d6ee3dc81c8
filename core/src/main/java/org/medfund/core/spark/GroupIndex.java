package org.medfund.core.spark;

import java.util.Arrays;

/**
 * Numbers the groups of regions as they are met, 0, 1, 2, and on: a hash table that makes no object. Nearly all the time of a
 * look-up is waiting for memory, so that what it touches is kept small enough for the cache of a core.
 */
public final class GroupIndex {

    private static final int FIRST_SLOTS = 2048;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int PLACE_BITS = 32;
    private static final long TAG = -1L << PLACE_BITS;

    /** The upper half of the hash, and below it one more than the place of the group; 0 is free. */
    private long[] slots = new long[FIRST_SLOTS];

    private long[] regions = new long[FIRST_SLOTS / 2];
    private long[] groups = new long[FIRST_SLOTS / 2];
    private long[] schemes = new long[FIRST_SLOTS / 2];
    private long[] adrgs = new long[FIRST_SLOTS / 2];
    private int size;

    public int size() {
        return size;
    }

    /** The place of a group. */
    public int of(long region, long group, long scheme, long adrg) {
        long hash = hash(region, group);
        long[] table = slots;
        int mask = table.length - 1;
        int at = (int) hash & mask;
        for (long slot = table[at]; slot != 0; slot = table[at]) {
            int place = (int) slot - 1;
            if (((slot ^ hash) & TAG) == 0 && groups[place] == group && regions[place] == region) {
                return place;
            }
            at = (at + 1) & mask;
        }
        return add(region, group, scheme, adrg, hash);
    }

    public long region(int place) {
        return regions[place];
    }

    public long group(int place) {
        return groups[place];
    }

    public long scheme(int place) {
        return schemes[place];
    }

    public long adrg(int place) {
        return adrgs[place];
    }

    /** One of so many receivers, the same for a group wherever it is met. */
    public int receiver(int place, int receivers) {
        return (int) Long.remainderUnsigned(hash(regions[place], groups[place]), receivers);
    }

    private int add(long region, long group, long scheme, long adrg, long hash) {
        if (size == regions.length) {
            regions = Arrays.copyOf(regions, size * 2);
            groups = Arrays.copyOf(groups, size * 2);
            schemes = Arrays.copyOf(schemes, size * 2);
            adrgs = Arrays.copyOf(adrgs, size * 2);
            slots = new long[slots.length * 2];
            for (int place = 0; place < size; place++) {
                take(hash(regions[place], groups[place]), place);
            }
        }
        regions[size] = region;
        groups[size] = group;
        schemes[size] = scheme;
        adrgs[size] = adrg;
        take(hash, size);
        return size++;
    }

    private void take(long hash, int place) {
        int at = (int) hash & (slots.length - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = (hash & TAG) | (place + 1);
    }

    private static long hash(long region, long group) {
        long hash = ((region * MIX) ^ group) * MIX;
        hash = (hash ^ (hash >>> 32)) * MIX; // the low bits decide the slot, and depend on all others only now
        return hash ^ (hash >>> 29);
    }
}
