package org.medfund.jobs.grouping;

/** A test of a rule on whether the case has a procedure that counts as one. */
enum ValidProcedure {
    NO_TEST,
    FIRST,
    ANY,
    NOT_FIRST,
    NOT_ANY;

    boolean holds(CaseFacts facts) {
        return switch (this) {
            case NO_TEST -> true;
            case FIRST -> facts.has(FactBook.VALID_MAIN_PROCEDURE);
            case ANY -> facts.has(FactBook.VALID_PROCEDURE);
            case NOT_FIRST -> !facts.has(FactBook.VALID_MAIN_PROCEDURE);
            case NOT_ANY -> !facts.has(FactBook.VALID_PROCEDURE);
        };
    }
}
