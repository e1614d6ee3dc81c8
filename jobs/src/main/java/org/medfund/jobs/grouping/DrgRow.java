package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One DRG of an ADRG and what it asks of a case.
 *
 * @param severity which level of complication the case must have
 * @param dischargeWays the case's must be one of them; empty if that is not asked
 * @param procedureFacts the procedures it asks for; all must hold
 * @param procedureCountMin the case has at least so many procedures
 * @param result what a case gets that it fits
 */
record DrgRow(
        String drg,
        Severity severity,
        Bounds ageYears,
        Bounds stayDays,
        Set<String> dischargeWays,
        List<Integer> procedureFacts,
        int procedureCountMin,
        GroupingResult result)
        implements Serializable {

    /** Which complications or comorbidities are asked for. */
    enum Severity {
        NONE,
        CC,
        MCC,
        MCC_OR_CC
    }

    boolean holds(GroupingCase input, CaseFacts facts, Complications complications) {
        return ageYears.contain(input.ageYears())
                && stayDays.contain(input.stayDays())
                && (dischargeWays.isEmpty() || dischargeWays.contains(input.dischargeWay()))
                && input.procedures().size() >= procedureCountMin
                && proceduresHold(facts)
                && severityHolds(input, facts, complications);
    }

    private boolean proceduresHold(CaseFacts facts) {
        for (int i = 0; i < procedureFacts.size(); i++) {
            if (!facts.has(procedureFacts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean severityHolds(GroupingCase input, CaseFacts facts, Complications complications) {
        return switch (severity) {
            case NONE -> true;
            case CC -> complications.hasCc(input, facts);
            case MCC -> complications.hasMcc(input, facts);
            case MCC_OR_CC -> complications.hasMcc(input, facts) || complications.hasCc(input, facts);
        };
    }

    /** Whether the row takes every case that reaches it. */
    boolean isUnconditional() {
        return severity == Severity.NONE
                && ageYears.isEverything()
                && stayDays.isEverything()
                && dischargeWays.isEmpty()
                && procedureCountMin == 0
                && procedureFacts.isEmpty();
    }
}
