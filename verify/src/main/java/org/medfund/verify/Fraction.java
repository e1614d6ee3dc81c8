package org.medfund.verify;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number, so that a figure is rounded once, at its end (SPEC 0.2). */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("A denominator is positive");
        }
    }

    /** From a plain decimal such as 0.95. */
    static Fraction of(String decimal) {
        BigDecimal value = new BigDecimal(decimal.strip());
        return value.scale() > 0
                ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @param other positive */
    Fraction over(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction least(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** To the nearest whole number; a half goes away from zero. */
    long rounded() {
        BigInteger twice = numerator.abs().shiftLeft(1).add(denominator);
        BigInteger size = twice.divide(denominator.shiftLeft(1));
        return (numerator.signum() < 0 ? size.negate() : size).longValueExact();
    }
}
