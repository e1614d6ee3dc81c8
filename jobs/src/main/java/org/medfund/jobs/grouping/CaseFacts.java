package org.medfund.jobs.grouping;

import java.util.Arrays;
import java.util.List;

/**
 * What the codes of one case show, looked up once. The object is used again for every case of a thread, so that
 * grouping makes no garbage. Only its two arrays are written to, and their ends are left unused: threads that wrote into
 * the same line of the processor's cache would slow each other down.
 */
final class CaseFacts {
    private static final int UNUSED = 16;
    private static final int CODES_AT_FIRST = 64;

    private final Scheme scheme;
    private final long[] bits;

    /** Numbers of the diagnoses, the main one first; {@link CodeDictionary#UNKNOWN} alone if there is none. */
    private int[] diagnoses = new int[2 * UNUSED + CODES_AT_FIRST];

    CaseFacts(Scheme scheme) {
        this.scheme = scheme;
        this.bits = new long[2 * UNUSED + (scheme.factCount() + Long.SIZE - 1) / Long.SIZE];
    }

    /** Turns to a case; what was known of the one before is gone. */
    void lookAt(GroupingCase input) {
        Arrays.fill(bits, UNUSED, bits.length - UNUSED, 0);
        set(FactBook.ALWAYS);
        List<String> codes = input.diagnoses();
        if (codes.size() > diagnoses.length - 2 * UNUSED) {
            diagnoses = new int[2 * (UNUSED + codes.size())];
        }
        diagnoses[UNUSED] = CodeDictionary.UNKNOWN;
        for (int i = 0; i < codes.size(); i++) {
            int code = scheme.diagnosisCodes().numberOf(codes.get(i));
            diagnoses[UNUSED + i] = code;
            if (code != CodeDictionary.UNKNOWN) {
                scheme.diagnosisFacts().show(code, i == 0, this);
            }
        }
        codes = input.procedures();
        for (int i = 0; i < codes.size(); i++) {
            int code = scheme.procedureCodes().numberOf(codes.get(i));
            if (code != CodeDictionary.UNKNOWN) {
                scheme.procedureFacts().show(code, i == 0, this);
            }
        }
    }

    void set(int fact) {
        bits[UNUSED + (fact >> 6)] |= 1L << fact;
    }

    boolean has(int fact) {
        return (bits[UNUSED + (fact >> 6)] & (1L << fact)) != 0;
    }

    /** Number of the diagnosis at a place of the case; that of the main one is asked even if there is none. */
    int diagnosis(int at) {
        return diagnoses[UNUSED + at];
    }
}
