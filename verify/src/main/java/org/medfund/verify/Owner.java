package org.medfund.verify;

import java.util.Comparator;

/** Whose account of the books: an institution, or the pool itself where the institution is empty, of an insurance type. */
record Owner(String insuranceType, String institution) implements Comparable<Owner> {
    private static final Comparator<Owner> ORDER =
            Comparator.comparing(Owner::insuranceType).thenComparing(Owner::institution);

    static Owner pool(String insuranceType) {
        return new Owner(insuranceType, "");
    }

    boolean isPool() {
        return institution.isEmpty();
    }

    @Override
    public int compareTo(Owner other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return isPool() ? insuranceType : insuranceType + "/" + institution;
    }
}
