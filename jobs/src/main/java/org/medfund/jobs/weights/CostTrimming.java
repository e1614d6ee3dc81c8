package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Quantiles;
import org.medfund.core.money.Ratio;

/** Bounds beyond which a cost is an outlier of its group, one pass, bounds included (SPEC B.2). */
public final class CostTrimming {
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");
    // TRIM_P1_P99 is named after its percentiles.
    static final BigDecimal P1 = new BigDecimal("0.01");
    static final BigDecimal P99 = new BigDecimal("0.99");

    /** Exact bounds in fen, both included. */
    public record Bounds(BigFraction lowestFen, BigFraction highestFen) {}

    /** The same, not reduced: of thousands of groups only the whole fen within them are asked for. */
    private record Ends(Ratio lowest, Ratio highest) {
        Bounds bounds() {
            return new Bounds(lowest.exact(), highest.exact());
        }
    }

    /** The costs that stay, in whole fen, both ends included. */
    public record Range(long lowestFen, long highestFen) {
        public static final Range EVERYTHING = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

        public boolean contains(long fen) {
            return lowestFen <= fen && fen <= highestFen;
        }
    }

    /**
     * The costs of a group that stay.
     *
     * @param sortedFen costs of every case of the group, ascending
     */
    public static Range range(long[] sortedFen, TrimPolicy policy) {
        if (sortedFen.length < policy.caseCountMin() || sortedFen.length == 0) {
            return Range.EVERYTHING;
        }
        if (policy.method() == TrimPolicy.Method.TRIM_LOG3SD) {
            return logRange(sortedFen, policy);
        }
        return ends(sortedFen, policy)
                .map(ends -> new Range(
                        clamp(ends.lowest().ceiling()), clamp(ends.highest().floor())))
                .orElse(Range.EVERYTHING);
    }

    /**
     * The exact bounds of the ways that have them; empty if nothing is trimmed, and for logarithms, whose bounds are no
     * exact numbers.
     *
     * @param sortedFen at least one cost, ascending
     */
    public static Optional<Bounds> bounds(long[] sortedFen, TrimPolicy policy) {
        return ends(sortedFen, policy).map(Ends::bounds);
    }

    /** The lower and the upper quartile, in fen, exactly. */
    public static Bounds quartiles(long[] sortedFen) {
        return percentiles(sortedFen, QUARTER, THREE_QUARTERS).bounds();
    }

    private static Optional<Ends> ends(long[] sortedFen, TrimPolicy policy) {
        return switch (policy.method()) {
            case TRIM_NONE, TRIM_LOG3SD -> Optional.empty();
            case TRIM_PCT -> Optional.of(percentiles(sortedFen, policy.lowShare(), policy.highShare()));
            case TRIM_P1_P99 -> Optional.of(percentiles(sortedFen, P1, P99));
            case TRIM_IQR15 -> aroundQuartiles(sortedFen, policy);
            case TRIM_RATIO -> {
                Ratio mean = new Ratio(sum(sortedFen), BigInteger.valueOf(sortedFen.length));
                yield Optional.of(
                        new Ends(mean.times(Ratio.of(policy.lowRatio())), mean.times(Ratio.of(policy.highRatio()))));
            }
        };
    }

    private static BigInteger sum(long[] fen) {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (long each : fen) {
            long next = part + each;
            if (((part ^ next) & (each ^ next)) < 0) { // past a long
                sum = sum.add(BigInteger.valueOf(part));
                next = each;
            }
            part = next;
        }
        return sum.add(BigInteger.valueOf(part));
    }

    private static Ends percentiles(long[] sortedFen, BigDecimal low, BigDecimal high) {
        return new Ends(Quantiles.ratioType7(sortedFen, low), Quantiles.ratioType7(sortedFen, high));
    }

    private static Optional<Ends> aroundQuartiles(long[] sortedFen, TrimPolicy policy) {
        Ends quartiles = percentiles(sortedFen, QUARTER, THREE_QUARTERS);
        Ratio distance = quartiles.highest().minus(quartiles.lowest());
        if (distance.signum() == 0 && policy.skipsEqualQuartiles()) {
            return Optional.empty();
        }
        Ratio reach = distance.times(Ratio.of(policy.interquartileFactor()));
        return Optional.of(
                new Ends(quartiles.lowest().minus(reach), quartiles.highest().plus(reach)));
    }

    /** The costs within reach lie side by side, so the least and the greatest of them say it all. */
    private static Range logRange(long[] sortedFen, TrimPolicy policy) {
        LogSpread spread = LogSpread.of(sortedFen, policy.deltaDegreesOfFreedom());
        double reach = policy.standardDeviations().doubleValue();
        int first = firstIndex(sortedFen, fen -> spread.isNotBelow(fen, reach));
        int behind = firstIndex(sortedFen, fen -> !spread.isNotAbove(fen, reach));
        return first >= behind ? Range.EVERYTHING : new Range(sortedFen[first], sortedFen[behind - 1]);
    }

    /** The first place from which on the condition holds; the length if it never does. */
    private static int firstIndex(long[] sorted, LongPredicate holds) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(sorted[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long clamp(BigInteger fen) {
        return fen.bitLength() < Long.SIZE ? fen.longValueExact() : fen.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private CostTrimming() {}
}
