package org.medfund.jobs.clearingkpi;

/** Why a clearing indicator has no value. */
enum Reason {
    /** No monthly settlement of the region and year, neither settled here nor delivered. */
    NO_SETTLEMENT,
    /** The year is not cleared: no statement. */
    NO_STATEMENT,
    /** No case of the year is paid. */
    NO_CASE,
    /** Nothing is due between regions, or it has not been netted. */
    NO_TRANSFER_DUE,
    /** Payables were published as of another day: net-regions of the year with the same --on comes first. */
    PAYABLES_AS_OF_ANOTHER_DAY,
    /** No advance fund of the year, or no month to hold against it. */
    NO_ADVANCE,
    /** The policy has no deadline for the year. */
    NO_DEADLINE,
    /** The year's clearing is not paid yet. */
    NOT_CLEARED,
    /** Not done, and the deadline has not passed. */
    NOT_DUE,
    /** Nobody said when the data were published. */
    NO_PUBLICATION,
    /** All input is there, and what is divided by is 0. */
    ZERO_DENOMINATOR
}
