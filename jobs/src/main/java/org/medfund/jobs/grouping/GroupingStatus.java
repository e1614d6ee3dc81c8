package org.medfund.jobs.grouping;

/** How the grouping of one case ended. */
public enum GroupingStatus {
    /** The case has a group. */
    SUCCESS,
    /** Its procedure does not belong to its diagnosis category, and the scheme sets such cases apart. */
    QY,
    /** No group of the scheme fits. */
    UNGROUPED,
    /** What the case says of itself is too incomplete to group it. */
    CHECK_FAILED
}
