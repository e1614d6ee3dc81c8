package org.medfund.jobs.supervision.review;

import java.util.List;
import java.util.Map;
import org.medfund.core.region.Region;

/**
 * What is known of the flags that a file of decisions names, and of the others of their settlements.
 *
 * @param flags by id, of the file only
 * @param histories by flag id; none of a flag that is new
 * @param terms by region
 * @param limits by settlement
 */
record Recorded(
        Map<String, ReviewedFlag> flags,
        Map<String, FlagHistory> histories,
        Map<Region, ReviewTerms> terms,
        Map<String, ClaimLimit> limits) {

    FlagHistory history(String flagId) {
        return histories.getOrDefault(flagId, FlagHistory.NONE);
    }

    boolean has(Decision decision) {
        return history(decision.flagId()).decisions().contains(decision);
    }

    /** Whether all of them are recorded: then the file has been imported before. */
    boolean hasAll(List<DecisionFile.Numbered> decisions) {
        return decisions.stream().map(DecisionFile.Numbered::decision).allMatch(this::has);
    }
}
