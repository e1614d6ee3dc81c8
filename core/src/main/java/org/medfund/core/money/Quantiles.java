package org.medfund.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/** Exact quantiles by linear interpolation, type 7 (SPEC 0.2, {@code stat.quantile}). */
public final class Quantiles {

    /**
     * The quantile of amounts in ascending order, in their unit, exactly.
     *
     * @param sorted at least one amount
     * @param share 0 for the least, 1 for the greatest
     */
    public static BigFraction type7(long[] sorted, BigDecimal share) {
        return ratioType7(sorted, share).exact();
    }

    /** The same, not reduced. */
    public static Ratio ratioType7(long[] sorted, BigDecimal share) {
        Ratio position = Ratio.of(share).times(Ratio.of(sorted.length - 1));
        int below = position.floor().intValueExact();
        if (below == sorted.length - 1) {
            return Ratio.of(sorted[below]);
        }
        Ratio step = Ratio.of(sorted[below + 1]).minus(Ratio.of(sorted[below]));
        return Ratio.of(sorted[below]).plus(position.minus(Ratio.of(below)).times(step));
    }

    /** The greatest whole number not above the value. */
    public static BigInteger floor(BigFraction value) {
        BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The least whole number not below the value. */
    public static BigInteger ceiling(BigFraction value) {
        return floor(value.negate()).negate();
    }

    private Quantiles() {}
}
