package org.medfund.jobs.supervision;

/** The part of the rule library a rule stands in (SPEC E.y). */
public enum LibraryClass {
    POLICY,
    MANAGEMENT,
    MEDICAL
}
