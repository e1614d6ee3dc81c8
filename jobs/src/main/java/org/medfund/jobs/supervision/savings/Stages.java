package org.medfund.jobs.supervision.savings;

import org.jspecify.annotations.Nullable;
import org.medfund.core.care.ReviewOutcomes;

/**
 * Where the money that one flag identified stands: every fen in one stage. Fen, none negative.
 *
 * @param open not decided for good
 * @param rejected by the reviewers, or left over where they confirmed less than was identified
 * @param certified confirmed for good and not recovered yet
 * @param recovered confirmed for good and taken back
 */
record Stages(long open, long rejected, long certified, long recovered) {

    /**
     * A confirmation is final once the review is closed; a rejection as it stands, for nobody asks for the money meanwhile. Of
     * what is confirmed no more counts than the flag identified, for the rest is identified by other flags.
     *
     * @param identifiedFen what counts of the flag
     * @param state of the review; null if there is none
     * @param decision the last one; null if there is none
     * @param confirmedFen by that decision
     * @param recoveredFen by deductions that name the flag
     */
    static Stages of(
            long identifiedFen,
            @Nullable String state,
            @Nullable String decision,
            long confirmedFen,
            long recoveredFen) {
        if (!isDecided(state)) {
            return new Stages(identifiedFen, 0, 0, 0);
        }
        long confirmed = ReviewOutcomes.CONFIRMED.equals(decision) ? within(confirmedFen, identifiedFen) : 0;
        long recovered = within(recoveredFen, confirmed);
        return new Stages(0, identifiedFen - confirmed, confirmed - recovered, recovered);
    }

    /** Whether nothing is open any more. */
    static boolean isDecided(@Nullable String state) {
        return ReviewOutcomes.CLOSED.equals(state) || ReviewOutcomes.REJECTED.equals(state);
    }

    private static long within(long amount, long limit) {
        return Math.max(0, Math.min(amount, limit));
    }
}
