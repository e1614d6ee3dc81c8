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
    CONFLICT,
    STORAGE,
    SESSION
}
