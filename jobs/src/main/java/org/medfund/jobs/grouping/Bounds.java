package org.medfund.jobs.grouping;

import java.io.Serializable;

/** From {@code min} to {@code max}, both included. */
record Bounds(int min, int max) implements Serializable {
    boolean contain(int value) {
        return min <= value && value <= max;
    }

    boolean isEverything() {
        return min == Integer.MIN_VALUE && max == Integer.MAX_VALUE;
    }
}
