package org.medfund.verify;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Signed sums of postings by owner and code: positive as the chart of accounts has them, negative if exchanged. Fen. */
final class Postings {
    private final SortedMap<Owner, SortedMap<String, Long>> sums = new TreeMap<>();

    void add(Owner owner, String code, long amount) {
        sums.computeIfAbsent(owner, key -> new TreeMap<>()).merge(code, amount, Math::addExact);
    }

    long of(Owner owner, String code) {
        return sums.getOrDefault(owner, new TreeMap<>()).getOrDefault(code, 0L);
    }

    SortedSet<Owner> owners() {
        return new TreeSet<>(sums.keySet());
    }

    SortedSet<String> codes(Owner owner) {
        return new TreeSet<>(sums.getOrDefault(owner, new TreeMap<>()).keySet());
    }
}
