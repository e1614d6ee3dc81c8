package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * Between what weights a group must stay, both included and unrounded.
 *
 * @param min null if it may fall as far as it will
 * @param max null if it may rise as far as it will
 */
public record WeightLimits(
        @Nullable BigFraction min, @Nullable BigFraction max) {
    public static final WeightLimits NONE = new WeightLimits(null, null);

    /** @throws IllegalArgumentException if the least is above the greatest */
    public WeightLimits {
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("No weight is above " + min + " and below " + max);
        }
    }

    /** A frozen group: it weighs just this. */
    public static WeightLimits exactly(BigFraction weight) {
        return new WeightLimits(weight, weight);
    }

    /**
     * No further than a share from last year's weight, either way.
     *
     * @param lastWeight null for a group that is new; it has no limits
     * @param changeMax 0.20 for a fifth
     */
    public static WeightLimits around(@Nullable BigDecimal lastWeight, BigDecimal changeMax) {
        if (lastWeight == null) {
            return NONE;
        }
        return new WeightLimits(
                Money.exact(
                        lastWeight.multiply(BigDecimal.ONE.subtract(changeMax).max(BigDecimal.ZERO))),
                Money.exact(lastWeight.multiply(BigDecimal.ONE.add(changeMax))));
    }

    /** The weight, or the limit it is beyond. */
    public BigFraction hold(BigFraction weight) {
        if (min != null && weight.compareTo(min) < 0) {
            return min;
        }
        return max != null && weight.compareTo(max) > 0 ? max : weight;
    }
}
