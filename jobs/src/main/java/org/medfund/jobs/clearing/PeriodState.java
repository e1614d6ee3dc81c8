package org.medfund.jobs.clearing;

import java.util.Optional;
import java.util.Set;

/**
 * The states of a clearing period (SPEC D.1) and the transitions between them. A period that nobody has marked is a draft.
 *
 * <p>Up to DISPUTED a period may go back to FROZEN or DRAFT and be computed again. From CONFIRMED on it goes forward only:
 * what turns out later, an objection too, is a difference posting of the next period.
 */
public enum PeriodState {
    DRAFT,
    FROZEN,
    CALCULATED,
    CONFIRMING,
    DISPUTED,
    CONFIRMED,
    APPROVED,
    PAID,
    LOCKED;

    /** The states that may come next; none of the same. */
    public Set<PeriodState> next() {
        return switch (this) {
            case DRAFT -> Set.of(FROZEN);
            case FROZEN -> Set.of(CALCULATED, DRAFT);
            case CALCULATED -> Set.of(CONFIRMING, FROZEN, DRAFT);
            case CONFIRMING -> Set.of(DISPUTED, CONFIRMED, FROZEN, DRAFT);
            case DISPUTED -> Set.of(CONFIRMED, FROZEN, DRAFT);
            case CONFIRMED -> Set.of(APPROVED);
            case APPROVED -> Set.of(PAID);
            case PAID -> Set.of(LOCKED);
            case LOCKED -> Set.of();
        };
    }

    /** The states that a period's first mark may have. */
    static Set<PeriodState> first() {
        return Set.of(DRAFT, FROZEN);
    }

    /** @param from empty if the period has no mark yet */
    static boolean isAllowed(Optional<PeriodState> from, PeriodState to) {
        return from.map(PeriodState::next).orElseGet(PeriodState::first).contains(to);
    }

    /** Neither the period nor one it rests on is computed again. */
    boolean isClosed() {
        return compareTo(CONFIRMED) >= 0;
    }

    /** Its inputs are pinned: computing on others would not be what was frozen. */
    boolean isPinned() {
        return compareTo(FROZEN) >= 0;
    }

    /** It rests on published postings, which must be those of its calculation. */
    boolean restsOnPostings() {
        return compareTo(CALCULATED) >= 0;
    }

    /**
     * The step of clearing (PLAN25) that a mark of this state belongs to.
     *
     * @param hasAssessments whether assessments are among the inputs frozen: then the assessment has been made
     */
    PeriodStep step(boolean hasAssessments) {
        return switch (this) {
            case DRAFT -> PeriodStep.PLAN;
            case FROZEN -> hasAssessments ? PeriodStep.ASSESSMENT : PeriodStep.DATA;
            case CALCULATED, CONFIRMING, DISPUTED, CONFIRMED -> PeriodStep.AMOUNT;
            case APPROVED, PAID, LOCKED -> PeriodStep.PAYMENT;
        };
    }
}
