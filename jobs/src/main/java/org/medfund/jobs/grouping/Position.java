package org.medfund.jobs.grouping;

/** Which diagnoses or procedures of a case a test looks at. */
enum Position {
    NONE,
    /** The main one only. */
    MAIN,
    /** All but the main one. */
    OTHER,
    /** Any of them, the main one included. */
    ANY
}
