package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;

/** A set of codes, each the number a {@link CodeDictionary} gave it. Unchangeable. */
final class CodeSet implements Serializable {
    private static final long serialVersionUID = 1L;

    static final CodeSet EMPTY = new CodeSet(new int[0]);

    private final int[] sorted;

    private CodeSet(int[] sorted) {
        this.sorted = sorted;
    }

    static CodeSet of(Collection<Integer> codes) {
        return new CodeSet(
                codes.stream().mapToInt(Integer::intValue).sorted().distinct().toArray());
    }

    boolean contains(int code) {
        return Arrays.binarySearch(sorted, code) >= 0;
    }

    /** Whether one of the codes from position {@code from} on is in the set. */
    boolean containsAny(int[] codes, int from) {
        for (int i = from; i < codes.length; i++) {
            if (contains(codes[i])) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }
}
