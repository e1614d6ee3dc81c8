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
        BigFraction position = Money.exact(share).multiply(sorted.length - 1);
        int below = floor(position).intValueExact();
        if (below == sorted.length - 1) {
            return new BigFraction(sorted[below]);
        }
        BigFraction step = new BigFraction(sorted[below + 1]).subtract(new BigFraction(sorted[below]));
        return new BigFraction(sorted[below])
                .add(position.subtract(new BigFraction(below)).multiply(step));
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
