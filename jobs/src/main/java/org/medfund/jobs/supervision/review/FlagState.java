package org.medfund.jobs.supervision.review;

import java.util.Set;

/**
 * The states of a flag (SPEC E) and the transitions between them. A flag that nobody has decided on is NEW.
 *
 * <p>The institution is heard before anybody decides. An appeal is decided once, by others; then the flag is closed.
 * Without an appeal it is closed once the time to appeal is over.
 */
public enum FlagState {
    NEW,
    /** The institution has replied, or let the time for it pass. */
    HOSPITAL_REPLY,
    CONFIRMED,
    REJECTED,
    APPEALED,
    CLOSED;

    /**
     * The states that may come next.
     *
     * @param wasAppealed whether the flag has been appealed before: there is no second appeal
     */
    public Set<FlagState> next(boolean wasAppealed) {
        return switch (this) {
            case NEW -> Set.of(HOSPITAL_REPLY);
            case HOSPITAL_REPLY, APPEALED -> Set.of(CONFIRMED, REJECTED);
            case CONFIRMED, REJECTED -> wasAppealed ? Set.of(CLOSED) : Set.of(APPEALED, CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** Whether it says what is held of the flag; the other states only say where it is. */
    public boolean isDecision() {
        return this == CONFIRMED || this == REJECTED;
    }
}
