package org.medfund.verify;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Sums of a year by owner and month, of one kind: fen, or a number of cases. */
final class Sums {
    private static final int MONTHS = 12;

    private final SortedMap<Owner, long[]> byMonth = new TreeMap<>();

    /** @param month 1 to 12 */
    void add(Owner owner, int month, long amount) {
        long[] months = byMonth.computeIfAbsent(owner, key -> new long[MONTHS + 1]);
        months[month] = Math.addExact(months[month], amount);
    }

    long of(Owner owner, IntPredicate months) {
        long[] amounts = byMonth.get(owner);
        long sum = 0;
        for (int month = 1; amounts != null && month <= MONTHS; month++) {
            sum = Math.addExact(sum, months.test(month) ? amounts[month] : 0);
        }
        return sum;
    }

    /** Of all months. */
    long of(Owner owner) {
        return of(owner, month -> true);
    }

    SortedSet<Owner> owners() {
        return new TreeSet<>(byMonth.keySet());
    }

    long total() {
        return byMonth.values().stream().flatMapToLong(Arrays::stream).reduce(0, Math::addExact);
    }
}
