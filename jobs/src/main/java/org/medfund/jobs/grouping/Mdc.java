package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A major diagnostic category: who enters it, and the ways into its ADRGs in the order they are tried.
 *
 * @param diagnosisFact the diagnoses it asks for
 * @param diagnosisPrefix beside these: any diagnosis that begins so opens it too; null if none does
 * @param procedureFact the main procedure it asks for
 * @param gender the case's must be equal; null if that is not asked
 * @param zoneFacts for each body zone, that a diagnosis lies in it
 * @param zoneCountMin the case's diagnoses lie in at least so many zones
 * @param ambiguity which procedures make a case QY once the first {@code ambiguityAfter} rules have failed
 * @param ambiguous what such a case gets
 */
record Mdc(
        String code,
        int diagnosisFact,
        @Nullable String diagnosisPrefix,
        int procedureFact,
        @Nullable String gender,
        int ageYearsMax,
        List<Integer> zoneFacts,
        int zoneCountMin,
        ValidProcedure ambiguity,
        int ambiguityAfter,
        GroupingResult ambiguous,
        List<AdrgRule> rules)
        implements Serializable {

    boolean enters(GroupingCase input, CaseFacts facts) {
        return diagnosesHold(input, facts)
                && facts.has(procedureFact)
                && (gender == null || gender.equals(input.gender()))
                && input.ageYears() <= ageYearsMax
                && (zoneCountMin == 0 || zoneCount(facts) >= zoneCountMin);
    }

    private boolean diagnosesHold(GroupingCase input, CaseFacts facts) {
        return facts.has(diagnosisFact) || (diagnosisPrefix != null && hasDiagnosisStarting(diagnosisPrefix, input));
    }

    /** The code need not be in the scheme. */
    private static boolean hasDiagnosisStarting(String prefix, GroupingCase input) {
        List<String> codes = input.diagnoses();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private int zoneCount(CaseFacts facts) {
        int count = 0;
        for (int i = 0; i < zoneFacts.size(); i++) {
            count += facts.has(zoneFacts.get(i)) ? 1 : 0;
        }
        return count;
    }

    /** Whether a case is QY now that this many rules have failed. */
    boolean isAmbiguous(CaseFacts facts, int failedRules) {
        return ambiguity != ValidProcedure.NO_TEST && failedRules == ambiguityAfter && ambiguity.holds(facts);
    }
}
