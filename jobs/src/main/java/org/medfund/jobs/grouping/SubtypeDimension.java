package org.medfund.jobs.grouping;

/** What a core disease may be split by (SPEC C.4). */
enum SubtypeDimension {
    CCI,
    SEVERITY,
    TUMOUR_SEVERITY,
    AGE,
    ICU_DAYS
}
