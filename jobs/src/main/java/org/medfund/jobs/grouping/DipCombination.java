package org.medfund.jobs.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;

/**
 * The cases with one diagnosis, main procedure, and set of kept related operations.
 *
 * @param diagnosis cut as core diseases are, such as K35.3
 * @param mainProcedure null for conservative treatment
 * @param related kept related operations, sorted
 */
public record DipCombination(
        String diagnosis,
        @Nullable String mainProcedure,
        ProcedureClass procedureClass,
        List<String> related,
        CostSpread costs) {}
