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

    /** The coefficient of variation, to 34 digits (SPEC B.4). */
    public BigDecimal variation(int deltaDegreesOfFreedom) {
        return root(squaredVariation(deltaDegreesOfFreedom));
    }

    /** The square root, to 34 digits. */
    public static BigDecimal root(BigFraction square) {
        return new BigDecimal(square.getNumerator())
                .divide(new BigDecimal(square.getDenominator()), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128);
    }
}
