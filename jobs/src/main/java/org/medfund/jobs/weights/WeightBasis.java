package org.medfund.jobs.weights;

import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.YearWeights;

/** Whose mean cost the weight of a group rests on (SPEC B.4, {@code drg.unstable_policy}). */
public enum WeightBasis {
    /** The group's own cases. */
    OWN_MEAN,
    /** The cases of all groups of its ADRG, its own among them. */
    PARENT_ADRG;

    /**
     * The mean cost in yuan, unrounded.
     *
     * @param own costs of the group, by year
     * @param siblings costs of the other groups of its ADRG, by year
     */
    public BigFraction meanYuan(YearWeights years, Map<Integer, CostSum> own, Map<Integer, CostSum> siblings) {
        return switch (this) {
            case OWN_MEAN -> years.meanYuan(own);
            case PARENT_ADRG -> years.meanYuan(CostSum.plus(own, siblings));
        };
    }
}
