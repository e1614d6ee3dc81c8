package org.medfund.jobs.weights;

/** Why a claim takes no part in calibration (SPEC B.1). The policy sets the order in which they are asked. */
public enum RemovalReason {
    REFUND_PAIR,
    DUPLICATE,
    DATE_ORDER,
    NO_MAIN_DIAG,
    /** Asked in the place of NO_MAIN_DIAG: the code is not on the list in force, or is excluded. */
    BAD_DIAG,
    COST_LT_MIN,
    LOS_GT_MAX,
    /** Only where a region names it, such as Qingyang since 2025. */
    LOS_LT_MIN,
    Z53_SHORT,
    NOT_IN_SCOPE,
    AMOUNT_MISMATCH
}
