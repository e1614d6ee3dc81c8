package org.medfund.jobs.clearing;

/** The five steps of clearing (SPEC D.1, PLAN25). */
enum PeriodStep {
    /** Budget fixed, rules, deadlines. */
    PLAN,
    /** Upload, reconciliation, freeze, special cases, audit. */
    DATA,
    ASSESSMENT,
    AMOUNT,
    /** Approval and payment. */
    PAYMENT
}
