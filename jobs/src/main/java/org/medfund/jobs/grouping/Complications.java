package org.medfund.jobs.grouping;

import java.io.Serializable;

/**
 * Which other diagnoses count as a complication or comorbidity (CC) or a major one (MCC) beside a main diagnosis.
 *
 * <p>A complication names an exclusion list; it does not count if the main diagnosis is in that list. One that is
 * excluded does not keep another from counting.
 */
final class Complications implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The diagnosis is no complication of the level, or the main diagnosis is in no exclusion list. */
    static final int NONE = 0;

    private final int[] listOfCc;
    private final int[] listOfMcc;
    private final int[] listOfMainDiagnosis;

    /**
     * Each array has, at the number of a diagnosis, the number of an exclusion list from 1, or {@link #NONE}.
     *
     * @param listOfCc of diagnoses that are CC
     * @param listOfMcc of diagnoses that are MCC
     * @param listOfMainDiagnosis of main diagnoses that are in a list
     */
    Complications(int[] listOfCc, int[] listOfMcc, int[] listOfMainDiagnosis) {
        this.listOfCc = listOfCc;
        this.listOfMcc = listOfMcc;
        this.listOfMainDiagnosis = listOfMainDiagnosis;
    }

    boolean hasCc(int[] diagnoses) {
        return has(listOfCc, diagnoses);
    }

    boolean hasMcc(int[] diagnoses) {
        return has(listOfMcc, diagnoses);
    }

    private boolean has(int[] listOfLevel, int[] diagnoses) {
        int excluded = list(listOfMainDiagnosis, diagnoses[0]);
        for (int i = 1; i < diagnoses.length; i++) {
            int list = list(listOfLevel, diagnoses[i]);
            if (list != NONE && list != excluded) {
                return true;
            }
        }
        return false;
    }

    private static int list(int[] lists, int diagnosis) {
        return diagnosis == CodeDictionary.UNKNOWN ? NONE : lists[diagnosis];
    }
}
