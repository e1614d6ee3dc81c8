package org.medfund.jobs.weights;

/** Why a claim takes no part in calibration (SPEC B.1). The policy sets the order in which they are asked. */
public enum RemovalReason {
    REFUND_PAIR,
    DUPLICATE,
    DATE_ORDER,
    NO_MAIN_DIAG,
    COST_LT_MIN,
    LOS_GT_MAX,
    Z53_SHORT,
    NOT_IN_SCOPE,
    AMOUNT_MISMATCH
}
