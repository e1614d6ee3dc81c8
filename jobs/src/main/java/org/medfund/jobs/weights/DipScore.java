package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/**
 * The score of a disease, in points (SPEC C.2; DIP3 5.1, PROC25 art. 15): its mean cost over a mean or a quota.
 *
 * <p>The mean of the disease is year-weighted like that of a group (SPEC B.3). With the mean of all cases it is also the
 * way to the drug score and the consumable score, which are only looked at.
 */
public enum DipScore {
    /** Over the mean cost of all cases, times the base. */
    AVERAGE_COST,
    /** Over the mean cost of the reference disease, times the base. */
    REFERENCE_DISEASE,
    /** Over the quota, which is yuan a point; there is no base. */
    STANDARD_QUOTA;

    /**
     * The score, unrounded; 0 for a disease that costs nothing.
     *
     * @param meanYuan of the disease
     * @param divisorYuan mean of all cases, mean of the reference disease, or quota
     * @param base points of a disease that costs as much as the divisor, {@code dip.score_base}
     * @throws IllegalArgumentException if the divisor is not above 0
     */
    public BigFraction score(BigFraction meanYuan, BigFraction divisorYuan, BigDecimal base) {
        if (divisorYuan.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException("No score follows from a mean or quota of " + divisorYuan + " yuan.");
        }
        BigFraction ratio = meanYuan.divide(divisorYuan);
        return switch (this) {
            case AVERAGE_COST, REFERENCE_DISEASE -> ratio.multiply(Money.exact(base));
            case STANDARD_QUOTA -> ratio;
        };
    }

    /**
     * Whether a score falls by more than it may within a year (SPEC C.2): good practice that saves cost should not be
     * answered with a lower score. A warning.
     *
     * @param dropMax share, {@code dip.max_drop}
     */
    public static boolean dropsTooMuch(BigDecimal lastScore, BigDecimal score, BigDecimal dropMax) {
        return score.compareTo(lastScore.multiply(BigDecimal.ONE.subtract(dropMax))) < 0;
    }
}
