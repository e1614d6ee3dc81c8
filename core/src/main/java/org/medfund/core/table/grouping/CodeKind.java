package org.medfund.core.table.grouping;

/** What a number of {@link CodeNumbers} may stand for. */
public enum CodeKind {
    REGION,
    SCHEME,
    GROUP,
    INSURANCE,
    INSTITUTION,
    PERSON
}
