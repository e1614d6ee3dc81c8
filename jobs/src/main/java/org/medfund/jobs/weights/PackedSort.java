package org.medfund.jobs.weights;

import java.util.Arrays;

/**
 * Sorts many arrays of whole numbers, one after another, ascending. Costs of a group differ in some thirty bits, which three
 * rounds of counting put in order: a third of the time comparing them takes.
 */
final class PackedSort {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    /** Below this number counting takes longer than comparing. */
    private static final int COUNTED_MIN = 600;

    private final int[] places = new int[DIGITS];
    private long[] spare = new long[0];

    /** Puts the first numbers of an array in order, and leaves the others where they are. */
    void sort(long[] values, int size) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= values[i];
        }
        int rounds = (Long.SIZE - Long.numberOfLeadingZeros(bits) + DIGIT_BITS - 1) / DIGIT_BITS;
        if (size < COUNTED_MIN || bits < 0 || rounds > 4) {
            Arrays.sort(values, 0, size);
            return;
        }
        if (spare.length < size) {
            spare = new long[size];
        }
        long[] from = values;
        long[] to = spare;
        for (int round = 0; round < rounds; round++) {
            if (order(from, to, size, round * DIGIT_BITS)) {
                long[] ordered = to;
                to = from;
                from = ordered;
            }
        }
        if (from != values) {
            System.arraycopy(from, 0, values, 0, size);
        }
    }

    /** By one digit, equal ones as they lay; false, and nothing done, if all have the same digit. */
    private boolean order(long[] from, long[] to, int size, int shift) {
        Arrays.fill(places, 0);
        for (int i = 0; i < size; i++) {
            places[digit(from[i], shift)]++;
        }
        if (places[digit(from[0], shift)] == size) {
            return false;
        }
        int place = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = places[digit];
            places[digit] = place;
            place += count;
        }
        for (int i = 0; i < size; i++) {
            to[places[digit(from[i], shift)]++] = from[i];
        }
        return true;
    }

    private static int digit(long value, int shift) {
        return (int) (value >>> shift) & (DIGITS - 1);
    }
}
