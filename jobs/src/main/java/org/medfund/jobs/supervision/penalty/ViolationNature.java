package org.medfund.jobs.supervision.penalty;

/** How the law sees a confirmed finding (SPEC E.6). */
public enum ViolationNature {
    /** REG21 art. 38. */
    VIOLATION,
    /** Done with intent to take fund money, REG21 art. 40. */
    FRAUD
}
