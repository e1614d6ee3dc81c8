package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way into an ADRG. Everything it asks for must hold; other rules of the same ADRG are alternatives.
 *
 * @param id as in adrg_rule.csv
 * @param diagnosisFact the diagnoses it asks for
 * @param otherDiagnosisFact the other diagnosis it asks for
 * @param procedures the procedures it asks for
 * @param drgs the DRGs of the ADRG, in the order they are tried
 * @param withoutDrg what a case gets that fits none of the DRGs; null if the next rule is tried
 */
record AdrgRule(
        String id,
        String adrg,
        int diagnosisFact,
        int otherDiagnosisFact,
        ProcedureGroups procedures,
        ValidProcedure validProcedure,
        Bounds ageDays,
        Bounds birthWeightG,
        List<DrgRow> drgs,
        @Nullable GroupingResult withoutDrg)
        implements Serializable {

    boolean holds(GroupingCase input, CaseFacts facts) {
        return facts.has(diagnosisFact)
                && procedures.areHit(facts)
                && facts.has(otherDiagnosisFact)
                && validProcedure.holds(facts)
                && ageDays.contain(input.ageDays())
                && birthWeightG.contain(input.birthWeightG());
    }
}
