package org.medfund.jobs.monitoring;

/** Why an indicator has no value: the input that is missing. */
enum NotMeasurable {
    /** No residents and insured of the region and year. */
    NO_POPULATION,
    /** No monthly income and expenditure of the pool and year. */
    NO_FUND_BALANCE,
    /** Not all of the twelve months up to the year's last have an expenditure. */
    FEWER_THAN_TWELVE_MONTHS,
    /** No stay or visit of the region that was settled in the year. */
    NO_SETTLEMENT,
    /** No case of the region and year. */
    NO_STAY,
    /** The year's claims of the region have not been scanned. */
    NO_SCAN,
    /** All input is there, and what is divided by is 0. */
    ZERO_DENOMINATOR
}
