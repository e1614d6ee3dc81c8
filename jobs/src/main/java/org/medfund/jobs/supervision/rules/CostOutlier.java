package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.PeerGroup;

/** Costs far above those of the group (SPEC E.23). */
public final class CostOutlier {

    /**
     * How many standard deviations the logarithm of a cost lies above the mean of its peers: a statistic.
     *
     * @param costYuan above 0
     * @param standardDeviation above 0
     */
    public static double z(BigDecimal costYuan, double meanLnCost, double standardDeviation) {
        return (PeerGroup.lnYuan(Money.fen(costYuan)) - meanLnCost) / standardDeviation;
    }

    /** Whether it lies further above than allowed. Not without a cost, and not where all peers cost the same. */
    public static boolean holds(BigDecimal costYuan, double meanLnCost, double standardDeviation, BigDecimal zMax) {
        return costYuan.signum() > 0
                && standardDeviation > 0
                && z(costYuan, meanLnCost, standardDeviation) > zMax.doubleValue();
    }

    private CostOutlier() {}
}
