package org.medfund.jobs.outofarea;

import java.util.Arrays;

/** How long a payable has been open (SPEC D.7). */
public enum AgeBucket {
    UP_TO_30("0-30", 30),
    UP_TO_60("31-60", 60),
    UP_TO_90("61-90", 90),
    OVER_90(">90", Integer.MAX_VALUE);

    private final String label;
    private final int daysMax;

    AgeBucket(String label, int daysMax) {
        this.label = label;
        this.daysMax = daysMax;
    }

    /** @param days 0 or more */
    public static AgeBucket of(int days) {
        return Arrays.stream(values())
                .filter(bucket -> days <= bucket.daysMax)
                .findFirst()
                .orElseThrow();
    }

    /** As published: days from and to. */
    @Override
    public String toString() {
        return label;
    }
}
