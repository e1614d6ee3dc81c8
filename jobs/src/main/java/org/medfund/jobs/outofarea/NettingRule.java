package org.medfund.jobs.outofarea;

/** How regions settle with each other (SPEC D.7; XP22 arts 46-48 read as gross). */
public enum NettingRule {
    /** Every flow is transferred. */
    NET_GROSS,
    /** Each pair of regions transfers the difference. */
    NET_BILATERAL,
    /** Each region pays or receives its net. */
    NET_MULTILATERAL
}
