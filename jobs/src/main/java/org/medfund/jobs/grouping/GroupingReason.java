package org.medfund.jobs.grouping;

/** Why a case has no group. A closed list: people count by it. */
public enum GroupingReason {
    /** CHECK_FAILED: no diagnosis is marked as the main one. */
    NO_MAIN_DIAGNOSIS,
    /** CHECK_FAILED: more than one diagnosis is marked as the main one. */
    SEVERAL_MAIN_DIAGNOSES,
    /** CHECK_FAILED: the birth date lies after the admission. */
    BORN_AFTER_ADMISSION,
    /** CHECK_FAILED: the gender is blank. */
    GENDER_MISSING,
    /** CHECK_FAILED: at most 28 days old, and no birth weight is given. */
    NEWBORN_WEIGHT_MISSING,
    /** QY: no group of the diagnosis category fits, but a procedure was carried out. */
    PROCEDURE_OUTSIDE_CATEGORY,
    /** UNGROUPED: the case enters no diagnosis category. */
    NO_CATEGORY,
    /** UNGROUPED: it enters a diagnosis category, but none of the groups there fits. */
    NO_GROUP_IN_CATEGORY,
    /** UNGROUPED: the institution submitted no group. */
    NOT_SUBMITTED
}
