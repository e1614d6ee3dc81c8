package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.math.BigInteger;

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

    private CostSums(CostTrimming.Range range, int years) {
        this.range = range;
        kept = new long[years];
        grassroots = new long[years];
        trimmed = new long[years];
        sumFen = new long[years];
        squaresHigh = new long[years];
        squaresLow = new long[years];
    }

    /**
     * @param sorted of every case cost, year, and place, as {@link GroupCosts#sorted} returns them
     * @param sortedFen the costs alone, in the same order
     */
    static CostSums of(long[] sorted, long[] sortedFen, int years, TrimPolicy policy) {
        CostSums sums = new CostSums(CostTrimming.range(sortedFen, policy), years);
        for (int i = 0; i < sorted.length; i++) {
            sums.add(sortedFen[i], GroupCosts.year(sorted[i]), GroupCosts.isGrassroots(sorted[i]));
        }
        return sums;
    }

    private void add(long fen, int year, boolean isGrassroots) {
        if (!range.contains(fen)) {
            trimmed[year]++;
            return;
        }
        kept[year]++;
        grassroots[year] += isGrassroots ? 1 : 0;
        sumFen[year] = Math.addExact(sumFen[year], fen);
        long low = fen * fen;
        long sum = squaresLow[year] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        squaresLow[year] = sum;
        squaresHigh[year] += Math.multiplyHigh(fen, fen) + carry;
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
        BigInteger low = BigInteger.valueOf(squaresLow[year]);
        if (squaresLow[year] < 0) {
            low = low.add(BigInteger.ONE.shiftLeft(Long.SIZE));
        }
        return new BigDecimal(
                BigInteger.valueOf(squaresHigh[year]).shiftLeft(Long.SIZE).add(low));
    }
}
