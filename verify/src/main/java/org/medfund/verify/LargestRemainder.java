package org.medfund.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fixed total in proportion to claims, to the fen (SPEC D.9, cases C12, D04). */
final class LargestRemainder {
    /** What is left of a claim's exact share once whole fen are given. */
    private record Remainder(Owner owner, BigInteger size) {}

    /**
     * Whole fen first, then one each to the largest remainders; of equal ones the lowest owner comes first.
     *
     * @param total fen, less than the claims together
     * @param claims fen, each positive
     */
    static SortedMap<Owner, Long> split(long total, SortedMap<Owner, Long> claims) {
        BigInteger all = claims.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        SortedMap<Owner, Long> given = new TreeMap<>();
        List<Remainder> remainders = new ArrayList<>();
        long left = total;
        for (var claim : claims.entrySet()) {
            BigInteger[] share = BigInteger.valueOf(claim.getValue())
                    .multiply(BigInteger.valueOf(total))
                    .divideAndRemainder(all);
            given.put(claim.getKey(), share[0].longValueExact());
            remainders.add(new Remainder(claim.getKey(), share[1]));
            left -= share[0].longValueExact();
        }
        remainders.sort(Comparator.comparing(Remainder::size).reversed().thenComparing(Remainder::owner));
        for (Remainder next : remainders.subList(0, (int) left)) {
            given.merge(next.owner(), 1L, Long::sum);
        }
        return given;
    }

    private LargestRemainder() {}
}
