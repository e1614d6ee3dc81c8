package org.medfund.jobs.grouping;

/** A case with its codes as numbers of the scheme. */
final class CodedCase {
    private final GroupingCase input;
    private final int[] diagnoses;
    private final int[] procedures;
    private final boolean isMainProcedureValid;
    private final boolean isAnyProcedureValid;

    /**
     * @param diagnoses the main one first; {@link CodeDictionary#UNKNOWN} alone if the case has none
     * @param procedures the main one first; may be empty
     * @param validProcedures what counts as a procedure
     */
    CodedCase(GroupingCase input, int[] diagnoses, int[] procedures, CodeSet validProcedures) {
        this.input = input;
        this.diagnoses = diagnoses;
        this.procedures = procedures;
        this.isMainProcedureValid = procedures.length > 0 && validProcedures.contains(procedures[0]);
        this.isAnyProcedureValid = validProcedures.containsAny(procedures, 0);
    }

    GroupingCase input() {
        return input;
    }

    int[] diagnoses() {
        return diagnoses;
    }

    int[] procedures() {
        return procedures;
    }

    int mainDiagnosis() {
        return diagnoses[0];
    }

    int mainProcedure() {
        return procedures.length == 0 ? CodeDictionary.UNKNOWN : procedures[0];
    }

    boolean isMainProcedureValid() {
        return isMainProcedureValid;
    }

    boolean isAnyProcedureValid() {
        return isAnyProcedureValid;
    }

    /** Whether some diagnosis code begins so. */
    boolean hasDiagnosisStarting(String prefix) {
        for (String code : input.diagnoses()) {
            if (code.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
