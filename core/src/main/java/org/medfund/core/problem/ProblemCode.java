package org.medfund.core.problem;

/** Kinds of problem, for counting and for scripts. */
public enum ProblemCode {
    ARGUMENTS,
    CONFIGURATION,
    POLICY,
    LANDING,
    MAPPING,
    SCHEME,
    INPUT_MISSING,
    INPUT_UNUSABLE,
    /** The period is settled for good: here, or where it was delivered from. */
    CLOSED,
    CONFLICT,
    STORAGE,
    SESSION
}
