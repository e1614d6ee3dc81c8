package org.medfund.core.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Number, sum, and sum of squares of costs in yuan, exactly: all that mean, variance, and coefficient of variation need.
 */
public record CostSpread(long caseCount, BigDecimal sumYuan, BigDecimal sumOfSquares) implements Serializable {
    /** Binary digits of the whole number whose root gives a variation: some 34 decimal ones. */
    private static final int ROOT_BITS = 116;

    /** Binary digits of a number whose root is found digit by digit. */
    private static final int HALF_BITS = 62;

    public static final CostSpread NONE = new CostSpread(0, BigDecimal.ZERO, BigDecimal.ZERO);

    public static CostSpread of(Collection<BigDecimal> costsYuan) {
        return costsYuan.stream()
                .map(cost -> new CostSpread(1, cost, cost.multiply(cost)))
                .reduce(NONE, CostSpread::plus);
    }

    public CostSpread plus(CostSpread other) {
        return new CostSpread(
                caseCount + other.caseCount, sumYuan.add(other.sumYuan), sumOfSquares.add(other.sumOfSquares));
    }

    public CostSum total() {
        return CostSum.of(caseCount, sumYuan);
    }

    /** Squared differences from the mean, added up; 0 without a case. */
    public BigFraction squaredDeviations() {
        if (caseCount == 0) {
            return BigFraction.ZERO;
        }
        BigFraction sum = Money.exact(sumYuan);
        return Money.exact(sumOfSquares).subtract(sum.multiply(sum).divide(new BigFraction(caseCount)));
    }

    /**
     * The square of the coefficient of variation, exactly (SPEC B.4); 0 for a single case, and if every cost is 0.
     *
     * @param deltaDegreesOfFreedom 0 for the population form
     */
    public BigFraction squaredVariation(int deltaDegreesOfFreedom) {
        if (caseCount <= deltaDegreesOfFreedom || sumYuan.signum() == 0) {
            return BigFraction.ZERO;
        }
        BigFraction mean = total().meanYuan();
        return squaredDeviations()
                .divide(new BigFraction(caseCount - deltaDegreesOfFreedom))
                .divide(mean.multiply(mean));
    }

    /**
     * Whether the coefficient of variation (SPEC B.4) is below (negative), at, or above (positive) a limit, exactly. Squares
     * times the square of the sum are compared, so that nothing is divided.
     *
     * @param limit not negative
     */
    public int compareVariation(BigDecimal limit, int deltaDegreesOfFreedom) {
        if (caseCount <= deltaDegreesOfFreedom || sumYuan.signum() == 0) {
            return BigDecimal.ZERO.compareTo(limit);
        }
        BigDecimal left = deviationsTimesCases().multiply(BigDecimal.valueOf(caseCount));
        BigDecimal right =
                limit.multiply(sumYuan).pow(2).multiply(BigDecimal.valueOf(caseCount - (long) deltaDegreesOfFreedom));
        return left.compareTo(right);
    }

    /** The coefficient of variation (SPEC B.4), to 16 digits. */
    public BigDecimal variation(int deltaDegreesOfFreedom) {
        if (caseCount <= deltaDegreesOfFreedom || sumYuan.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal freedom = BigDecimal.valueOf(caseCount - (long) deltaDegreesOfFreedom);
        BigDecimal above = deviationsTimesCases().multiply(BigDecimal.valueOf(caseCount));
        BigDecimal below = sumYuan.pow(2).multiply(freedom);
        return above.signum() == 0 ? BigDecimal.ZERO : rootOfQuotient(above, below);
    }

    /**
     * The root of a quotient of positive numbers, to 16 digits, half even: by one division and one root of whole numbers, a
     * fifth of the time of a quotient to 34 digits and its decimal root.
     */
    private static BigDecimal rootOfQuotient(BigDecimal above, BigDecimal below) {
        int scale = Math.max(above.scale(), below.scale());
        BigInteger high = above.setScale(scale).unscaledValue();
        BigInteger low = below.setScale(scale).unscaledValue();
        // So many places that the root has 17 or 18 digits, one or two more than are asked for.
        int places = Math.max(0, (ROOT_BITS - high.bitLength() + low.bitLength()) * 3 / 20);
        BigInteger[] quotient = high.multiply(BigInteger.TEN.pow(2 * places)).divideAndRemainder(low);
        long root = root(quotient[0]);
        boolean isExact =
                quotient[1].signum() == 0 && BigInteger.valueOf(root).pow(2).equals(quotient[0]);
        if (isExact) {
            return BigDecimal.valueOf(root, places).round(MathContext.DECIMAL64).stripTrailingZeros();
        }
        // A last digit that says there is more, so that no half is taken for one that is none.
        return BigDecimal.valueOf(Math.addExact(Math.multiplyExact(root, 10L), 1), places + 1)
                .round(MathContext.DECIMAL64);
    }

    /**
     * The whole part of the root of a number of at most 118 binary digits: the root of its upper half, found digit by digit,
     * and one step of Newton's, which doubles the digits that are right.
     */
    private static long root(BigInteger square) {
        int shift = Math.max(0, square.bitLength() - HALF_BITS + 1) / 2;
        long upper = square.shiftRight(2 * shift).longValueExact();
        long half = 0;
        for (long bit = 1L << (HALF_BITS / 2 - 1); bit > 0; bit >>= 1) {
            long longer = half | bit;
            half = longer * longer <= upper ? longer : half;
        }
        long near = (half + 1) << shift; // never below the root
        near = (near + square.divide(BigInteger.valueOf(near)).longValueExact()) >>> 1;
        while (BigInteger.valueOf(near).pow(2).compareTo(square) > 0) {
            near--;
        }
        return near;
    }

    /**
     * The squared deviations times the number of cases, exactly, in yuan squared: the difference of two near numbers. At no
     * point is anything divided.
     */
    public BigDecimal deviationsTimesCases() {
        return BigDecimal.valueOf(caseCount).multiply(sumOfSquares).subtract(sumYuan.pow(2));
    }

    /** The square root, to 34 digits. */
    public static BigDecimal root(BigFraction square) {
        return new BigDecimal(square.getNumerator())
                .divide(new BigDecimal(square.getDenominator()), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128);
    }
}
