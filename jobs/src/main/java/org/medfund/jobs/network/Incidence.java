package org.medfund.jobs.network;

import java.util.Arrays;

/**
 * Who was admitted on which day by which doctor: the bipartite graph of persons and the admission days of doctors, an edge a
 * stay, in arrays. Stays lie in order of doctor, day, and person, so that the order in which they were added is nowhere to
 * be seen.
 */
final class Incidence {
    private static final int DAY_BITS = 20;
    private static final int PERSON_BITS = 24;
    private static final int DOCTORS_MAX = 1 << (Long.SIZE - 1 - DAY_BITS - PERSON_BITS);

    private final long[] codes;
    private final boolean[] areLinked;
    /** Of each stay its doctor and, below, its day. */
    private final long[] slots;

    private final int[] persons;
    private final int[] ends;

    /** Stays as they are met, in any order. */
    static final class Builder {
        private long[] members = new long[16];
        private long[] doctors = new long[16];
        private int[] days = new int[16];
        private boolean[] links = new boolean[16];
        private int size;

        /** @param isLinked whether the person may hang together with others; else the stay only takes its place */
        void add(long member, long doctor, int day, boolean isLinked) {
            if (size == members.length) {
                members = Arrays.copyOf(members, size * 2);
                doctors = Arrays.copyOf(doctors, size * 2);
                days = Arrays.copyOf(days, size * 2);
                links = Arrays.copyOf(links, size * 2);
            }
            members[size] = member;
            doctors[size] = doctor;
            days[size] = day;
            links[size++] = isLinked;
        }

        /**
         * The graph; days are counted from 1970.
         *
         * @param windowDays days from the first admission of a window to its last, at most
         * @param windowStaysMax a window with more stays is a hub: it links nobody
         */
        Incidence build(int windowDays, int windowStaysMax) {
            return new Incidence(this, windowDays, windowStaysMax);
        }
    }

    private Incidence(Builder from, int windowDays, int windowStaysMax) {
        codes = Ranks.distinct(from.members, from.size);
        long[] doctors = Ranks.distinct(from.doctors, from.size);
        if (codes.length >= (1 << PERSON_BITS) || doctors.length >= DOCTORS_MAX) {
            throw new IllegalStateException(codes.length + " persons of " + doctors.length + " doctors are too many");
        }
        areLinked = new boolean[codes.length];
        long[] packed = new long[from.size];
        for (int i = 0; i < from.size; i++) {
            int person = Ranks.of(codes, from.members[i]);
            areLinked[person] |= from.links[i];
            long slot = ((long) Ranks.of(doctors, from.doctors[i]) << DAY_BITS) | from.days[i];
            packed[i] = (slot << PERSON_BITS) | person;
        }
        Arrays.sort(packed);
        slots = new long[from.size];
        persons = new int[from.size];
        for (int i = 0; i < from.size; i++) {
            slots[i] = packed[i] >>> PERSON_BITS;
            persons[i] = (int) (packed[i] & ((1 << PERSON_BITS) - 1));
        }
        ends = ends(slots, windowDays, windowStaysMax);
    }

    /**
     * Of each stay the place after the last one of the window that begins with its day; its own place if that is a hub.
     * Doctors lie further apart than any window.
     */
    private static int[] ends(long[] slots, int windowDays, int windowStaysMax) {
        int[] ends = new int[slots.length];
        int first = 0;
        int end = 0;
        for (int i = 0; i < slots.length; i++) {
            first = slots[first] == slots[i] ? first : i;
            while (end < slots.length && slots[end] - slots[i] <= windowDays) {
                end++;
            }
            ends[i] = end - first > windowStaysMax ? i : end;
        }
        return ends;
    }

    int personCount() {
        return codes.length;
    }

    /** The code of a person. */
    long code(int person) {
        return codes[person];
    }

    /** The person of each stay, in a copy that may be changed. */
    int[] persons() {
        return persons.clone();
    }

    /** Whether two stays are of one doctor. */
    boolean isSameDoctor(int stay, int other) {
        return slots[stay] >>> DAY_BITS == slots[other] >>> DAY_BITS;
    }

    /** Whether two stays are of one doctor and day. */
    boolean isSameSlot(int stay, int other) {
        return slots[stay] == slots[other];
    }

    /**
     * How often each two linked persons came together.
     *
     * @param whose the person of each stay: as admitted, or as dealt out anew
     * @param counts is cleared first
     */
    void countPairs(int[] whose, PairCounts counts) {
        counts.clear();
        for (int i = 0; i < whose.length; i++) {
            int one = whose[i];
            if (!areLinked[one]) {
                continue;
            }
            for (int j = i + 1; j < ends[i]; j++) {
                int other = whose[j];
                if (other != one && areLinked[other]) {
                    counts.add(one, other, i, j);
                }
            }
        }
    }
}
