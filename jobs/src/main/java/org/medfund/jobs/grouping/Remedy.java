package org.medfund.jobs.grouping;

/**
 * A change that would give an ungroupable case a group. Each was tried out on the case.
 *
 * @param value the code or number that the case was tried with; empty where nothing is put in
 * @param wouldBe what the changed case gets
 */
public record Remedy(Kind kind, String value, GroupingResult wouldBe) {

    /** Every kind of change that is tried, in this order. It is for a person to say whether the change is true. */
    public enum Kind {
        /** The gender was missing. */
        GENDER_GIVEN,
        /** The birth weight was missing. */
        BIRTH_WEIGHT_GIVEN,
        /** The main diagnosis is known to the scheme in another letter case, or without the blanks around it. */
        CODE_AS_THE_SCHEME_WRITES_IT,
        /** One of the other diagnoses in the place of the main one. */
        ANOTHER_MAIN_DIAGNOSIS,
        /** One of the later procedures in the place of the main one. */
        ANOTHER_MAIN_PROCEDURE,
        /** A valid procedure before the others; any one will do, whichever is in no list of a rule. */
        A_VALID_PROCEDURE,
        /** A procedure that a rule of an entered category asks for, before the others. */
        A_PROCEDURE_OF_THE_CATEGORY,
        /** The procedures left out. */
        WITHOUT_PROCEDURES,
        /** Another gender. */
        ANOTHER_GENDER,
        /** Another age: the diagnosis belongs to another time of life. */
        ANOTHER_AGE
    }
}
