package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives every code of a scheme a number from 0, so that a case is looked up once and then compared as numbers.
 * Filled while a scheme is loaded, then only read, also by several threads.
 */
final class CodeDictionary implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The number of every code the scheme does not know. */
    static final int UNKNOWN = -1;

    private static final int SLOTS_AT_FIRST = 1024;

    /** Spreads the hashes of codes, which differ in few digits, over the slots. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /** Open addressing: a code stands in the first free slot from its hash on. At most half of the slots are taken. */
    private @Nullable String[] slots = new @Nullable String[SLOTS_AT_FIRST];

    private int[] numbers = new int[SLOTS_AT_FIRST];
    private String[] codes = new String[SLOTS_AT_FIRST / 2];
    private int size;

    /** The number of a code, a new one if it has none. For the loading of a scheme only. */
    int intern(String code) {
        int slot = slot(code);
        if (slots[slot] == null) {
            if (size == codes.length) {
                grow();
                slot = slot(code);
            }
            put(slot, code, size);
            codes[size++] = code;
        }
        return numbers[slot];
    }

    int numberOf(String code) {
        int slot = slot(code);
        return slots[slot] == null ? UNKNOWN : numbers[slot];
    }

    String code(int number) {
        return codes[number];
    }

    int size() {
        return size;
    }

    private int slot(String code) {
        int last = slots.length - 1;
        int slot = (code.hashCode() * GOLDEN_RATIO) >>> Integer.numberOfLeadingZeros(last);
        for (String known = slots[slot]; known != null && !known.equals(code); known = slots[slot]) {
            slot = (slot + 1) & last;
        }
        return slot;
    }

    private void grow() {
        slots = new @Nullable String[slots.length * 2];
        numbers = new int[slots.length];
        codes = Arrays.copyOf(codes, slots.length / 2);
        for (int number = 0; number < size; number++) {
            put(slot(codes[number]), codes[number], number);
        }
    }

    private void put(int slot, String code, int number) {
        slots[slot] = code;
        numbers[slot] = number;
    }
}
