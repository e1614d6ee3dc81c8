package org.medfund.jobs.weights;

import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.YearWeights;

/** What the weight of a group rests on (SPEC B.4, {@code drg.unstable_policy}). */
public enum WeightBasis {
    /** The mean of the group's own cases. */
    OWN_MEAN,
    /** The mean of the cases of all groups of its ADRG, its own among them. */
    PARENT_ADRG,
    /** What was published for the year before. */
    LAST_YEAR_WEIGHT,
    /** Nothing: the group weighs 0, has no standard, and its cases are paid by item. */
    PAY_BY_ITEM;

    /** Whether the weight is a ratio of means. */
    public boolean isMean() {
        return this == OWN_MEAN || this == PARENT_ADRG;
    }

    /**
     * The mean cost in yuan, unrounded, of a basis that is one.
     *
     * @param own costs of the group, by year
     * @param siblings costs of the other groups of its ADRG, by year
     * @throws IllegalStateException if the basis is no mean
     */
    public BigFraction meanYuan(YearWeights years, Map<Integer, CostSum> own, Map<Integer, CostSum> siblings) {
        return switch (this) {
            case OWN_MEAN -> years.meanYuan(own);
            case PARENT_ADRG -> years.meanYuan(CostSum.plus(own, siblings));
            case LAST_YEAR_WEIGHT, PAY_BY_ITEM -> throw new IllegalStateException(this + " is no mean.");
        };
    }
}
