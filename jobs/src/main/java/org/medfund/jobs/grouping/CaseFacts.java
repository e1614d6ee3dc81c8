package org.medfund.jobs.grouping;

import java.util.Arrays;
import java.util.List;

/**
 * What the codes of one case show, looked up once. The object is used again for every case of a thread, so that
 * grouping makes no garbage.
 */
final class CaseFacts {
    private static final GroupingCase NOTHING = new GroupingCase("", 0, 0, 0, 0, "", List.of(), List.of());
    private static final int CODES_AT_FIRST = 64;

    private final Scheme scheme;
    private final long[] bits;
    private GroupingCase input = NOTHING;

    /** Numbers of the diagnoses, the main one first; {@link CodeDictionary#UNKNOWN} alone if there is none. */
    private int[] diagnoses = new int[CODES_AT_FIRST];

    private int diagnosisCount;

    CaseFacts(Scheme scheme) {
        this.scheme = scheme;
        this.bits = new long[(scheme.factCount() + Long.SIZE - 1) / Long.SIZE];
    }

    /** Turns to a case; what was known of the one before is gone. */
    void lookAt(GroupingCase next) {
        input = next;
        Arrays.fill(bits, 0);
        bits[0] = 1L << FactBook.ALWAYS;
        List<String> codes = next.diagnoses();
        diagnosisCount = codes.size();
        if (diagnosisCount > diagnoses.length) {
            diagnoses = new int[2 * diagnosisCount];
        }
        for (int i = 0; i < diagnosisCount; i++) {
            int code = scheme.diagnosisCodes().numberOf(codes.get(i));
            diagnoses[i] = code;
            if (code != CodeDictionary.UNKNOWN) {
                scheme.diagnosisFacts().show(code, i == 0, bits);
            }
        }
        if (diagnosisCount == 0) {
            diagnoses[diagnosisCount++] = CodeDictionary.UNKNOWN;
        }
        codes = next.procedures();
        for (int i = 0; i < codes.size(); i++) {
            int code = scheme.procedureCodes().numberOf(codes.get(i));
            if (code != CodeDictionary.UNKNOWN) {
                scheme.procedureFacts().show(code, i == 0, bits);
            }
        }
    }

    boolean has(int fact) {
        return (bits[fact >> 6] & (1L << fact)) != 0;
    }

    GroupingCase input() {
        return input;
    }

    int diagnosis(int at) {
        return diagnoses[at];
    }

    int diagnosisCount() {
        return diagnosisCount;
    }

    /** Whether some diagnosis code begins so; the code need not be in the scheme. */
    boolean hasDiagnosisStarting(String prefix) {
        List<String> codes = input.diagnoses();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
