package org.medfund.jobs.network;

/** Which of the numbers 0, 1, 2, ... hang together. The root of a component is its smallest number, whatever the order of links. */
final class UnionFind {
    private final int[] parents;

    /** Every number by itself. */
    UnionFind(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /** The smallest number that hangs together with this one. */
    int root(int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]]; // halves the way for the next look-up
            at = parents[at];
        }
        return at;
    }

    void link(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a < b) {
            parents[b] = a;
        } else {
            parents[a] = b;
        }
    }
}
