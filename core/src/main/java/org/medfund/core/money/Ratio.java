package org.medfund.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * An exact ratio that is not reduced. A {@link BigFraction} finds the greatest common divisor at every step, and where many
 * short sums are formed and rounded, that is most of the time they take. Equal by value.
 *
 * @param denominator above 0
 */
public record Ratio(BigInteger numerator, BigInteger denominator) {
    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

    /** @throws IllegalArgumentException if the denominator is not above 0 */
    public Ratio {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("A denominator of " + denominator);
        }
    }

    public static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Ratio of(BigDecimal value) {
        return value.scale() <= 0
                ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public static Ratio of(BigFraction value) {
        return new Ratio(value.getNumerator(), value.getDenominator());
    }

    public Ratio plus(Ratio other) {
        return denominator.equals(other.denominator)
                ? new Ratio(numerator.add(other.numerator), denominator)
                : new Ratio(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws ArithmeticException if the other is 0 */
    public Ratio dividedBy(Ratio other) {
        if (other.numerator.signum() == 0) {
            throw new ArithmeticException("Divided by 0");
        }
        BigInteger above = numerator.multiply(other.denominator);
        BigInteger below = denominator.multiply(other.numerator);
        return below.signum() > 0 ? new Ratio(above, below) : new Ratio(above.negate(), below.negate());
    }

    public int signum() {
        return numerator.signum();
    }

    /** The greatest whole number not above it. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The least whole number not below it. */
    public BigInteger ceiling() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    /** Rounded once, half up. */
    public BigDecimal round(int scale) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, RoundingMode.HALF_UP);
    }

    /** The same, reduced. */
    public BigFraction exact() {
        return new BigFraction(numerator, denominator);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio ratio
                && numerator.multiply(ratio.denominator).equals(ratio.numerator.multiply(denominator));
    }

    @Override
    public int hashCode() {
        return exact().hashCode();
    }

    @Override
    public String toString() {
        return exact().toString();
    }
}
