package org.medfund.jobs.clearing;

import java.util.Comparator;

/** Whose books these are: a pooling region and an insurance type. */
record Pool(String regionCode, String insuranceType) implements Comparable<Pool> {
    private static final Comparator<Pool> ORDER =
            Comparator.comparing(Pool::regionCode).thenComparing(Pool::insuranceType);

    @Override
    public int compareTo(Pool other) {
        return ORDER.compare(this, other);
    }
}
