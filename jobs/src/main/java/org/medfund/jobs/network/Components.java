package org.medfund.jobs.network;

import java.util.Arrays;

/**
 * Persons who hang together by pairs that came together often enough. What chance links grows without bound where it grows
 * at all, so a component that is too large is taken apart: in it a pair must have come together once more, and again.
 */
final class Components {
    private long[] firsts = new long[16];
    private long[] seconds = new long[16];
    private int[] times = new int[16];
    private int size;

    /**
     * One person of a component.
     *
     * @param member the person
     * @param component the smallest member: the name of the component
     * @param togetherMin how often a pair of it came together at least
     */
    record Member(long member, long component, int togetherMin) {}

    /** Takes members one by one, in order of their codes. */
    @FunctionalInterface
    interface Receiver {
        void take(Member member);
    }

    void add(long first, long second, int together) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        firsts[size] = first;
        seconds[size] = second;
        times[size++] = together;
    }

    /**
     * The members of every component that is neither too small nor too large.
     *
     * @param togetherMin how often a pair must have come together, to begin with
     */
    void find(int togetherMin, int membersMin, int membersMax, Receiver receiver) {
        long[] both = Arrays.copyOf(firsts, size * 2);
        System.arraycopy(seconds, 0, both, size, size);
        long[] codes = Ranks.distinct(both, both.length);
        int[] one = new int[size];
        int[] other = new int[size];
        for (int edge = 0; edge < size; edge++) {
            one[edge] = Ranks.of(codes, firsts[edge]);
            other[edge] = Ranks.of(codes, seconds[edge]);
        }
        boolean[] isSettled = new boolean[codes.length];
        int together = togetherMin;
        while (true) {
            UnionFind groups = new UnionFind(codes.length);
            boolean hasMore = false;
            for (int edge = 0; edge < size; edge++) {
                if (times[edge] >= together && !isSettled[one[edge]]) { // both ends are settled at once
                    groups.link(one[edge], other[edge]);
                    hasMore = true;
                }
            }
            if (!hasMore) {
                return;
            }
            int[] sizes = new int[codes.length];
            for (int person = 0; person < codes.length; person++) {
                sizes[groups.root(person)]++;
            }
            for (int person = 0; person < codes.length; person++) {
                int root = groups.root(person);
                if (isSettled[person] || sizes[root] > membersMax) {
                    continue;
                }
                isSettled[person] = true;
                if (sizes[root] >= membersMin) {
                    receiver.take(new Member(codes[person], codes[root], together));
                }
            }
            together++;
        }
    }
}
