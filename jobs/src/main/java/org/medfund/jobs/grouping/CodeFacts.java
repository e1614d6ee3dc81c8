package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Which facts each diagnosis, or each procedure, shows of the case it stands in: as the main one, and as another. A
 * fact is a question of the scheme that is answered by the codes alone, such as whether the main diagnosis is in a
 * list; its number is a place in the bits of {@link CaseFacts}. Unchangeable.
 */
final class CodeFacts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] starts;
    private final int[] facts;

    /**
     * @param starts from where on the facts of code c stand: at 2c as the main one, at 2c+1 as another; one more at the
     *     end
     * @param facts their numbers
     */
    CodeFacts(int[] starts, int[] facts) {
        this.starts = starts;
        this.facts = facts;
    }

    /** Sets every fact the code shows. */
    void show(int code, boolean isMain, CaseFacts of) {
        int entry = 2 * code + (isMain ? 0 : 1);
        for (int i = starts[entry]; i < starts[entry + 1]; i++) {
            of.set(facts[i]);
        }
    }

    boolean shows(int code, boolean isMain, int fact) {
        int entry = 2 * code + (isMain ? 0 : 1);
        for (int i = starts[entry]; i < starts[entry + 1]; i++) {
            if (facts[i] == fact) {
                return true;
            }
        }
        return false;
    }

    /** How many facts a code shows as the main one. */
    int count(int code) {
        return starts[2 * code + 1] - starts[2 * code];
    }

    /** The codes that show a fact. */
    IntStream codes(int fact, boolean isMain) {
        return IntStream.range(0, starts.length / 2).filter(code -> shows(code, isMain, fact));
    }
}
