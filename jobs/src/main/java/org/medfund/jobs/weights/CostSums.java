package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Exact sums of the costs of one group, year by year, after trimming by one policy (SPEC B.2, B.3).
 *
 * <p>Sums of fen fit a long: the cases of a group never cost 92 billion million yuan. Sums of their squares take 128 bits.
 */
final class CostSums {
    private final CostTrimming.Range range;
    private final long[] kept;
    private final long[] grassroots;
    private final long[] trimmed;
    private final long[] sumFen;
    private final long[] squaresHigh;
    private final long[] squaresLow;

    private CostSums(int years) {
        range = CostTrimming.Range.EVERYTHING;
        kept = new long[years];
        grassroots = new long[years];
        trimmed = new long[years];
        sumFen = new long[years];
        squaresHigh = new long[years];
        squaresLow = new long[years];
    }

    private CostSums(CostSums whole, CostTrimming.Range range) {
        this.range = range;
        kept = whole.kept.clone();
        grassroots = whole.grassroots.clone();
        trimmed = whole.trimmed.clone();
        sumFen = whole.sumFen.clone();
        squaresHigh = whole.squaresHigh.clone();
        squaresLow = whole.squaresLow.clone();
    }

    /**
     * The sums under each of the policies. All cases are summed once, and of each policy the few beyond its bounds, which
     * lie at both ends of the sorted costs, are taken away again: sums of whole numbers lose nothing by that.
     *
     * @param sorted as {@link GroupCosts} has them
     * @param sortedFen the costs alone, in the same order
     */
    static List<CostSums> of(long[] sorted, long[] sortedFen, int years, List<TrimPolicy> policies) {
        CostSums whole = new CostSums(years);
        for (long packed : sorted) {
            whole.add(packed);
        }
        return policies.stream()
                .map(policy -> trimmed(whole, sorted, CostTrimming.range(sortedFen, policy)))
                .toList();
    }

    /** The sums under one policy. */
    static CostSums of(long[] sorted, long[] sortedFen, int years, TrimPolicy policy) {
        return of(sorted, sortedFen, years, List.of(policy)).get(0);
    }

    private static CostSums trimmed(CostSums whole, long[] sorted, CostTrimming.Range range) {
        CostSums sums = new CostSums(whole, range);
        int first = 0;
        while (first < sorted.length && GroupCosts.fen(sorted[first]) < range.lowestFen()) {
            sums.trim(sorted[first++]);
        }
        for (int last = sorted.length - 1; last >= first && GroupCosts.fen(sorted[last]) > range.highestFen(); last--) {
            sums.trim(sorted[last]);
        }
        return sums;
    }

    private void add(long packed) {
        long fen = GroupCosts.fen(packed);
        int year = GroupCosts.year(packed);
        kept[year]++;
        grassroots[year] += GroupCosts.isGrassroots(packed) ? 1 : 0;
        sumFen[year] = Math.addExact(sumFen[year], fen);
        long low = fen * fen;
        long sum = squaresLow[year] + low;
        squaresHigh[year] += Math.multiplyHigh(fen, fen) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        squaresLow[year] = sum;
    }

    private void trim(long packed) {
        long fen = GroupCosts.fen(packed);
        int year = GroupCosts.year(packed);
        kept[year]--;
        trimmed[year]++;
        grassroots[year] -= GroupCosts.isGrassroots(packed) ? 1 : 0;
        sumFen[year] = Math.subtractExact(sumFen[year], fen);
        long low = fen * fen;
        squaresHigh[year] -= Math.multiplyHigh(fen, fen) + (Long.compareUnsigned(squaresLow[year], low) < 0 ? 1 : 0);
        squaresLow[year] -= low;
    }

    CostTrimming.Range range() {
        return range;
    }

    long kept(int year) {
        return kept[year];
    }

    /** Of the kept cases those treated at the grassroots. */
    long grassroots(int year) {
        return grassroots[year];
    }

    long trimmed(int year) {
        return trimmed[year];
    }

    long sumFen(int year) {
        return sumFen[year];
    }

    /** In fen squared. */
    BigDecimal sumOfSquares(int year) {
        if (squaresHigh[year] == 0 && squaresLow[year] >= 0) {
            return BigDecimal.valueOf(squaresLow[year]);
        }
        BigInteger low = BigInteger.valueOf(squaresLow[year]);
        if (squaresLow[year] < 0) {
            low = low.add(BigInteger.ONE.shiftLeft(Long.SIZE));
        }
        return new BigDecimal(
                BigInteger.valueOf(squaresHigh[year]).shiftLeft(Long.SIZE).add(low));
    }
}
