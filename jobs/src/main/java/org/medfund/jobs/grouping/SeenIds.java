package org.medfund.jobs.grouping;

import java.util.Arrays;

/** Digests met before, in open addressing: 16 to 32 bytes each. */
final class SeenIds {
    private static final long FREE = 0;

    private long[] slots = new long[1 << 16];
    private int size;

    /** Remembers a digest; false if it was met before. */
    boolean add(long digest) {
        long kept = digest == FREE ? 1 : digest;
        if (2 * size >= slots.length) {
            long[] before = slots;
            slots = new long[2 * before.length];
            Arrays.stream(before).filter(each -> each != FREE).forEach(this::put);
        }
        boolean isNew = put(kept);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private boolean put(long digest) {
        int slot = (int) (digest & (slots.length - 1));
        while (slots[slot] != FREE && slots[slot] != digest) {
            slot = (slot + 1) & (slots.length - 1);
        }
        boolean isNew = slots[slot] == FREE;
        slots[slot] = digest;
        return isNew;
    }
}
