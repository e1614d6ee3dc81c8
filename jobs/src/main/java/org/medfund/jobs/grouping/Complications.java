package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final List<String> listNames;

    /**
     * Each array has, at the number of a diagnosis, the number of an exclusion list from 1, or {@link #NONE}.
     *
     * @param listOfCc of diagnoses that are CC
     * @param listOfMcc of diagnoses that are MCC
     * @param listOfMainDiagnosis of main diagnoses that are in a list
     * @param listNames ids of the lists by number; that of 0 is not used
     */
    Complications(int[] listOfCc, int[] listOfMcc, int[] listOfMainDiagnosis, List<String> listNames) {
        this.listOfCc = listOfCc;
        this.listOfMcc = listOfMcc;
        this.listOfMainDiagnosis = listOfMainDiagnosis;
        this.listNames = listNames;
    }

    boolean hasCc(GroupingCase input, CaseFacts facts) {
        return has(listOfCc, input.diagnoses().size(), facts);
    }

    boolean hasMcc(GroupingCase input, CaseFacts facts) {
        return has(listOfMcc, input.diagnoses().size(), facts);
    }

    private boolean has(int[] listOfLevel, int diagnoses, CaseFacts facts) {
        int excluded = list(listOfMainDiagnosis, facts.diagnosis(0));
        for (int i = 1; i < diagnoses; i++) {
            int list = list(listOfLevel, facts.diagnosis(i));
            if (list != NONE && list != excluded) {
                return true;
            }
        }
        return false;
    }

    boolean isCc(int diagnosis) {
        return list(listOfCc, diagnosis) != NONE;
    }

    boolean isMcc(int diagnosis) {
        return list(listOfMcc, diagnosis) != NONE;
    }

    /** The exclusion list that keeps a CC or MCC from counting beside a main diagnosis; null if it counts. */
    @Nullable
    String strickenBy(int mainDiagnosis, int diagnosis, boolean isMajor) {
        int list = list(isMajor ? listOfMcc : listOfCc, diagnosis);
        return list != NONE && list == list(listOfMainDiagnosis, mainDiagnosis) ? listNames.get(list) : null;
    }

    private static int list(int[] lists, int diagnosis) {
        return diagnosis == CodeDictionary.UNKNOWN ? NONE : lists[diagnosis];
    }
}
