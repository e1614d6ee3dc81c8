package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;

/**
 * One way into an ADRG. Everything it asks for must hold; other rules of the same ADRG are alternatives.
 *
 * @param diagnosisPosition which diagnoses must be in {@code diagnoses}
 * @param otherDiagnoses one of the other diagnoses must be in it; empty if that is not asked
 * @param procedurePosition which procedures must hit {@code procedures}
 * @param drgs the DRGs of the ADRG, in the order they are tried
 * @param isAdrgTheGroup where none of the DRGs fits: whether the ADRG is the group, or the next rule is tried
 */
record AdrgRule(
        String adrg,
        Position diagnosisPosition,
        CodeSet diagnoses,
        CodeSet otherDiagnoses,
        Position procedurePosition,
        ProcedureGroups procedures,
        ValidProcedure validProcedure,
        Bounds ageDays,
        Bounds birthWeightG,
        List<DrgRow> drgs,
        boolean isAdrgTheGroup)
        implements Serializable {

    boolean holds(CodedCase coded) {
        return diagnosesHold(coded)
                && proceduresHold(coded)
                && validProcedure.holds(coded)
                && ageDays.contain(coded.input().ageDays())
                && birthWeightG.contain(coded.input().birthWeightG());
    }

    private boolean diagnosesHold(CodedCase coded) {
        boolean inList = switch (diagnosisPosition) {
            case NONE -> true;
            case MAIN -> diagnoses.contains(coded.mainDiagnosis());
            case ANY -> diagnoses.containsAny(coded.diagnoses(), 0);
        };
        return inList && (otherDiagnoses.isEmpty() || otherDiagnoses.containsAny(coded.diagnoses(), 1));
    }

    private boolean proceduresHold(CodedCase coded) {
        return switch (procedurePosition) {
            case NONE -> true;
            case MAIN -> procedures.areHitBy(coded.mainProcedure());
            case ANY -> procedures.areHitBy(coded.procedures());
        };
    }
}
