package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/** Gives every code of a scheme a number from 0, so that a case is looked up once and then compared as numbers. */
final class CodeDictionary implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The number of every code the scheme does not know; it is in no set. */
    static final int UNKNOWN = -1;

    private final HashMap<String, Integer> numbers = new HashMap<>();

    /** The number of a code, a new one if it has none. For the loading of a scheme only. */
    int intern(String code) {
        Integer known = numbers.putIfAbsent(code, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    int[] numbersOf(List<String> codes) {
        int[] found = new int[codes.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = numbers.getOrDefault(codes.get(i), UNKNOWN);
        }
        return found;
    }

    int size() {
        return numbers.size();
    }
}
