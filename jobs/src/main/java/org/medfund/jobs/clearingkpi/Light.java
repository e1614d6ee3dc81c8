package org.medfund.jobs.clearingkpi;

/** Light of a clearing indicator. */
enum Light {
    GREEN,
    YELLOW,
    RED,
    /** Not measurable, or measured with nothing to hold it against. */
    NONE
}
