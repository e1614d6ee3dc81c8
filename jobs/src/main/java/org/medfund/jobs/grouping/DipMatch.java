package org.medfund.jobs.grouping;

import org.jspecify.annotations.Nullable;

/**
 * What a case was matched with.
 *
 * @param disease null if the case is ungrouped
 */
public record DipMatch(Step step, @Nullable DipDisease disease) {

    /** How a disease was found, in the order they are tried (SPEC C.1). */
    public enum Step {
        /** The related operations of the disease are those of the case. */
        EXACT_ALL_RELATED,
        /** All related operations of the disease are among those of the case, as many as of any disease. */
        MAX_RELATED_MATCH,
        /** Diagnosis and main procedure alone. */
        DX_MAIN_ONLY,
        /** A comprehensive disease. */
        COMPREHENSIVE,
        UNGROUPED
    }
}
