package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.money.Quantiles;

/** Bounds beyond which a cost is an outlier of its group, one pass, bounds included (SPEC B.2). */
public final class CostTrimming {
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");
    // TRIM_P1_P99 is named after its percentiles.
    static final BigDecimal P1 = new BigDecimal("0.01");
    static final BigDecimal P99 = new BigDecimal("0.99");

    /** Exact bounds in fen, both included. */
    public record Bounds(BigFraction lowestFen, BigFraction highestFen) {}

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
        return bounds(sortedFen, policy)
                .map(bounds -> new Range(
                        clamp(Quantiles.ceiling(bounds.lowestFen())), clamp(Quantiles.floor(bounds.highestFen()))))
                .orElse(Range.EVERYTHING);
    }

    /**
     * The exact bounds of the ways that have them; empty if nothing is trimmed, and for logarithms, whose bounds are no
     * exact numbers.
     *
     * @param sortedFen at least one cost, ascending
     */
    public static Optional<Bounds> bounds(long[] sortedFen, TrimPolicy policy) {
        return switch (policy.method()) {
            case TRIM_NONE, TRIM_LOG3SD -> Optional.empty();
            case TRIM_PCT -> Optional.of(percentiles(sortedFen, policy.lowShare(), policy.highShare()));
            case TRIM_P1_P99 -> Optional.of(percentiles(sortedFen, P1, P99));
            case TRIM_IQR15 -> aroundQuartiles(sortedFen, policy);
            case TRIM_RATIO -> {
                BigFraction mean = new BigFraction(Arrays.stream(sortedFen)
                                .mapToObj(BigInteger::valueOf)
                                .reduce(BigInteger.ZERO, BigInteger::add))
                        .divide(sortedFen.length);
                yield Optional.of(new Bounds(
                        mean.multiply(Money.exact(policy.lowRatio())), mean.multiply(Money.exact(policy.highRatio()))));
            }
        };
    }

    /** The lower and the upper quartile, in fen, exactly. */
    public static Bounds quartiles(long[] sortedFen) {
        return percentiles(sortedFen, QUARTER, THREE_QUARTERS);
    }

    private static Bounds percentiles(long[] sortedFen, BigDecimal low, BigDecimal high) {
        return new Bounds(Quantiles.type7(sortedFen, low), Quantiles.type7(sortedFen, high));
    }

    private static Optional<Bounds> aroundQuartiles(long[] sortedFen, TrimPolicy policy) {
        Bounds quartiles = quartiles(sortedFen);
        BigFraction distance = quartiles.highestFen().subtract(quartiles.lowestFen());
        if (distance.equals(BigFraction.ZERO) && policy.skipsEqualQuartiles()) {
            return Optional.empty();
        }
        BigFraction reach = distance.multiply(Money.exact(policy.interquartileFactor()));
        return Optional.of(new Bounds(
                quartiles.lowestFen().subtract(reach), quartiles.highestFen().add(reach)));
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
