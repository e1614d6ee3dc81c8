package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A major diagnostic category: who enters it, and the ways into its ADRGs in the order they are tried.
 *
 * @param diagnosisPosition which diagnoses must be in {@code diagnoses}
 * @param diagnosisPrefix beside the main diagnosis: any diagnosis that begins so opens it too; null if none does
 * @param mustHaveValidProcedure the main procedure must count as a procedure, or be in {@code extraProcedures}
 * @param gender the case's must be equal; null if that is not asked
 * @param zones diagnoses by body zone
 * @param zoneCountMin the case's diagnoses lie in at least so many zones
 * @param ambiguity which procedures make a case QY once the first {@code ambiguityAfter} rules have failed
 */
record Mdc(
        String code,
        Position diagnosisPosition,
        CodeSet diagnoses,
        @Nullable String diagnosisPrefix,
        boolean mustHaveValidProcedure,
        CodeSet extraProcedures,
        @Nullable String gender,
        int ageYearsMax,
        List<CodeSet> zones,
        int zoneCountMin,
        ValidProcedure ambiguity,
        int ambiguityAfter,
        List<AdrgRule> rules)
        implements Serializable {

    boolean enters(CodedCase coded) {
        return diagnosesHold(coded)
                && (!mustHaveValidProcedure
                        || coded.isMainProcedureValid()
                        || extraProcedures.contains(coded.mainProcedure()))
                && (gender == null || gender.equals(coded.input().gender()))
                && coded.input().ageYears() <= ageYearsMax
                && (zoneCountMin == 0 || zoneCount(coded) >= zoneCountMin);
    }

    private boolean diagnosesHold(CodedCase coded) {
        return switch (diagnosisPosition) {
            case NONE -> true;
            case MAIN ->
                diagnoses.contains(coded.mainDiagnosis())
                        || (diagnosisPrefix != null && coded.hasDiagnosisStarting(diagnosisPrefix));
            case ANY -> diagnoses.containsAny(coded.diagnoses(), 0);
        };
    }

    private long zoneCount(CodedCase coded) {
        return zones.stream()
                .filter(zone -> zone.containsAny(coded.diagnoses(), 0))
                .count();
    }

    /** Whether a case is QY now that this many rules have failed. */
    boolean isAmbiguous(CodedCase coded, int failedRules) {
        return ambiguity != ValidProcedure.NO_TEST && failedRules == ambiguityAfter && ambiguity.holds(coded);
    }
}
