package org.medfund.jobs.grouping;

/** Why a case has no group. A closed list: people count by it. */
public enum GroupingReason {
    /** CHECK_FAILED in a claim that marks no diagnosis as the main one; UNGROUPED in a case that has none. */
    NO_MAIN_DIAGNOSIS,
    /** CHECK_FAILED: more than one diagnosis is marked as the main one. */
    SEVERAL_MAIN_DIAGNOSES,
    /** CHECK_FAILED: the birth date lies after the admission. */
    BORN_AFTER_ADMISSION,
    /** CHECK_FAILED: the gender is blank. */
    GENDER_MISSING,
    /** CHECK_FAILED: at most 28 days old, and no birth weight is given. */
    NEWBORN_WEIGHT_MISSING,
    /** CHECK_FAILED: no age is given, and for a newborn, as which it then counts, no birth weight. */
    AGE_MISSING,
    /** CHECK_FAILED: an age, weight, or stay is not a whole number from 0. */
    NUMBER_UNREADABLE,
    /** QY: no group of the diagnosis category fits, but a procedure was carried out. */
    PROCEDURE_OUTSIDE_CATEGORY,
    /** UNGROUPED: the case enters no diagnosis category. */
    NO_CATEGORY,
    /** UNGROUPED: it enters a diagnosis category, but none of the groups there fits. */
    NO_GROUP_IN_CATEGORY,
    /** UNGROUPED: the institution submitted no group. */
    NOT_SUBMITTED
}
