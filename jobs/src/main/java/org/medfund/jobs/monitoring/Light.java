package org.medfund.jobs.monitoring;

/** How an indicator stands (SPEC F.1). */
public enum Light {
    GREEN,
    YELLOW,
    RED,
    /** There is no value, or no limit to hold it against. */
    NONE
}
