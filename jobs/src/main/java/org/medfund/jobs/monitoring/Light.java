package org.medfund.jobs.monitoring;

/** Alarm light of an indicator. */
public enum Light {
    GREEN,
    YELLOW,
    RED,
    /** Measured, with no limit to hold it against. */
    NONE,
    /** There is no value. */
    NOT_MEASURABLE
}
