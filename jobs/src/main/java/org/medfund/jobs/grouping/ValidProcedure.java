package org.medfund.jobs.grouping;

/** A test of a rule on whether the case has a procedure that counts as one. */
enum ValidProcedure {
    NO_TEST,
    FIRST,
    ANY,
    NOT_FIRST,
    NOT_ANY;

    boolean holds(CodedCase coded) {
        return switch (this) {
            case NO_TEST -> true;
            case FIRST -> coded.isMainProcedureValid();
            case ANY -> coded.isAnyProcedureValid();
            case NOT_FIRST -> !coded.isMainProcedureValid();
            case NOT_ANY -> !coded.isAnyProcedureValid();
        };
    }
}
