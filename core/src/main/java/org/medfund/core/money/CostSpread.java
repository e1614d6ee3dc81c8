package org.medfund.core.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Number, sum, and sum of squares of costs in yuan, exactly: all that mean, variance, and coefficient of variation need.
 */
public record CostSpread(long caseCount, BigDecimal sumYuan, BigDecimal sumOfSquares) implements Serializable {
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
        BigDecimal left = scaledDeviations().multiply(BigDecimal.valueOf(caseCount));
        BigDecimal right =
                limit.multiply(sumYuan).pow(2).multiply(BigDecimal.valueOf(caseCount - (long) deltaDegreesOfFreedom));
        return left.compareTo(right);
    }

    /** The coefficient of variation (SPEC B.4), to 16 digits. */
    public BigDecimal variation(int deltaDegreesOfFreedom) {
        if (caseCount <= deltaDegreesOfFreedom || sumYuan.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal cases = BigDecimal.valueOf(caseCount);
        BigDecimal freedom = BigDecimal.valueOf(caseCount - (long) deltaDegreesOfFreedom);
        return scaledDeviations()
                .multiply(cases)
                .divide(sumYuan.pow(2).multiply(freedom), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL64);
    }

    /** The squared deviations times the number of cases, exactly, as the difference of two near numbers. */
    private BigDecimal scaledDeviations() {
        return BigDecimal.valueOf(caseCount).multiply(sumOfSquares).subtract(sumYuan.pow(2));
    }

    /** Variance of the mean in yuan squared, from the sample variance, to 34 digits. At least two cases. */
    public BigDecimal varianceOfMean() {
        BigDecimal cases = BigDecimal.valueOf(caseCount);
        return scaledDeviations()
                .divide(cases.multiply(cases).multiply(cases.subtract(BigDecimal.ONE)), MathContext.DECIMAL128);
    }

    /** The square root, to 34 digits. */
    public static BigDecimal root(BigFraction square) {
        return new BigDecimal(square.getNumerator())
                .divide(new BigDecimal(square.getDenominator()), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128);
    }
}
