package org.medfund.jobs.intake;

/** Why a row is refused. The first that applies, in this order, is the one recorded. */
enum Reason {
    /** It has more or fewer cells than the header, so no cell can be trusted to stand under its name. */
    RAGGED_ROW,
    /** A required column is empty. */
    MISSING_VALUE,
    /** A value does not have the form of its column. */
    WRONG_TYPE,
    /** Discharge before admission. */
    NEGATIVE_STAY,
    /** An area that no delivered region table has, or that is in no pooling region on the day of discharge; a pooling area that is none. */
    UNKNOWN_REGION,
    /** An institution that no delivered hospital table has. */
    UNKNOWN_INSTITUTION,
    /** A settlement with a negative amount, or a refund with a positive one. */
    AMOUNT_SIGN,
    /** Whole cost is not funds + person + hospital. */
    IDENTITY_TOTAL,
    /** The seven funds do not add up to their sum. */
    IDENTITY_FUND_SUM,
    /** Account and cash do not add up to the person's part. */
    IDENTITY_PERSON,
    /** The relatives' part of the account payment exceeds the account payment. */
    IDENTITY_MULAID_GT_ACCT,
    /** The same record, in the same version, again. */
    DUPLICATE,
    /** A higher version of the same record is there. */
    SUPERSEDED_VERSION,
    /** Part of a settlement list that this delivery did not load. */
    ORPHAN
}
