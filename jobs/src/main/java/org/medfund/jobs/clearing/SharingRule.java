package org.medfund.jobs.clearing;

/** How surplus and overspend against the standard are shared (SPEC D.4, step 2). */
public enum SharingRule {
    /** All or nothing below the lower breakpoint. */
    SHARE_TIER_STEP,
    /** The surplus an institution keeps grows without a step. */
    SHARE_TIER_CONT,
    /** The standard, whatever was booked. */
    SHARE_NONE
}
