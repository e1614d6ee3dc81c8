package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One DRG of an ADRG and what it asks of a case.
 *
 * @param severity which level of complication the case must have
 * @param dischargeWays the case's must be one of them; empty if that is not asked
 * @param anyProcedure of every set some procedure must be in it; empty if that is not asked
 * @param laterProcedure a procedure after the main one must be in it; empty if that is not asked
 * @param procedureCountMin the case has at least so many procedures
 */
record DrgRow(
        String drg,
        Severity severity,
        Bounds ageYears,
        Bounds stayDays,
        Set<String> dischargeWays,
        List<CodeSet> anyProcedure,
        CodeSet laterProcedure,
        int procedureCountMin)
        implements Serializable {

    /** Which complications or comorbidities are asked for. */
    enum Severity {
        NONE,
        CC,
        MCC,
        MCC_OR_CC
    }

    boolean holds(CodedCase coded, Complications complications) {
        GroupingCase input = coded.input();
        return ageYears.contain(input.ageYears())
                && stayDays.contain(input.stayDays())
                && (dischargeWays.isEmpty() || dischargeWays.contains(input.dischargeWay()))
                && coded.procedures().length >= procedureCountMin
                && anyProcedure.stream().allMatch(set -> set.containsAny(coded.procedures(), 0))
                && (laterProcedure.isEmpty() || laterProcedure.containsAny(coded.procedures(), 1))
                && severityHolds(coded, complications);
    }

    private boolean severityHolds(CodedCase coded, Complications complications) {
        return switch (severity) {
            case NONE -> true;
            case CC -> complications.hasCc(coded.diagnoses());
            case MCC -> complications.hasMcc(coded.diagnoses());
            case MCC_OR_CC -> complications.hasMcc(coded.diagnoses()) || complications.hasCc(coded.diagnoses());
        };
    }

    /** Whether the row takes every case that reaches it. */
    boolean isUnconditional() {
        return severity == Severity.NONE
                && ageYears.isEverything()
                && stayDays.isEverything()
                && dischargeWays.isEmpty()
                && procedureCountMin == 0
                && anyProcedure.isEmpty()
                && laterProcedure.isEmpty();
    }
}
