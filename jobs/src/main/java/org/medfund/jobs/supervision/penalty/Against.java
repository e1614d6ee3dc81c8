package org.medfund.jobs.supervision.penalty;

import java.util.Comparator;

/**
 * Whom a finding concerns and how the law sees it.
 *
 * @param entityKind PERSON, DOCTOR, or INSTITUTION
 * @param entityId code, or of a person the keyed pseudonym
 */
record Against(String entityKind, String entityId, ViolationNature nature) implements Comparable<Against> {
    static final String PERSON = "PERSON";
    static final String INSTITUTION = "INSTITUTION";

    private static final Comparator<Against> ORDER = Comparator.comparing(Against::entityKind)
            .thenComparing(Against::entityId)
            .thenComparing(Against::nature);

    /** REG21 art. 41 is of persons; of all others art. 38, and art. 40 where it was done with intent. */
    String lawRef() {
        if (entityKind.equals(PERSON)) {
            return "REG21 art. 41";
        }
        return nature == ViolationNature.FRAUD ? "REG21 art. 40" : "REG21 art. 38";
    }

    @Override
    public int compareTo(Against other) {
        return ORDER.compare(this, other);
    }
}
