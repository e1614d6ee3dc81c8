package org.medfund.jobs.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case came to its result.
 *
 * @param path categories entered and rules that held there, in the order they were tried; empty if the check failed
 * @param decidingCodes codes of the case that the rule behind the result found in its lists; empty if there is none
 * @param complications the other diagnoses that are CC or MCC in the scheme, in the order of the case
 * @param remedies what would make an ungroupable case groupable, each tried out; empty if it has a group, or if nothing
 *     of {@link Remedy.Kind} helps
 */
public record Explanation(
        GroupingResult result,
        List<Step> path,
        List<String> decidingCodes,
        List<Complication> complications,
        List<Remedy> remedies) {

    /**
     * One thing that happened on the way.
     *
     * @param mdc the category it happened in
     * @param ruleId the rule of adrg_rule.csv that held; null if none did
     * @param drg the group that fitted; null if there was none
     */
    public record Step(
            String mdc,
            Outcome outcome,
            @Nullable String ruleId,
            @Nullable String drg) {}

    /** How a step ended. */
    public enum Outcome {
        /** A rule held and a group fitted. */
        GROUPED,
        /** A rule held, no DRG of its ADRG fitted, and the scheme makes the ADRG the group. */
        GROUPED_AS_ADRG,
        /** A rule held, no DRG of its ADRG fitted, and the next rule was tried. */
        PASSED_ON,
        /** A valid procedure that belongs to no rule of the category: the case is QY. */
        AMBIGUOUS,
        /** No rule was left; the case went on to the next category. */
        LEFT
    }

    /**
     * An other diagnosis that is a complication or comorbidity.
     *
     * @param isMajor MCC rather than CC
     * @param exclusionList the list that struck it out, because the main diagnosis is in it; null if none did
     * @param hasCounted whether the group asks for this level and the code was not struck out
     */
    public record Complication(
            String diagnosis, boolean isMajor, @Nullable String exclusionList, boolean hasCounted) {}

    Explanation with(List<Remedy> found) {
        return new Explanation(result, path, decidingCodes, complications, found);
    }
}
