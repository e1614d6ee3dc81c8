package org.medfund.jobs.weights;

import java.util.Collection;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;

/**
 * How well groups explain cost (SPEC B.4): squared deviations from the overall mean, those left within groups, in yuan
 * squared, and the share that grouping takes away.
 */
public record SchemeQuality(BigFraction total, BigFraction withinGroups) {

    public static SchemeQuality of(Collection<CostSpread> groups) {
        BigFraction within =
                groups.stream().map(CostSpread::squaredDeviations).reduce(BigFraction.ZERO, BigFraction::add);
        CostSpread all = groups.stream().reduce(CostSpread.NONE, CostSpread::plus);
        return new SchemeQuality(all.squaredDeviations(), within);
    }

    /** Reduction in variance, unrounded; 0 if every case costs the same. */
    public BigFraction reductionInVariance() {
        return total.equals(BigFraction.ZERO)
                ? BigFraction.ZERO
                : total.subtract(withinGroups).divide(total);
    }
}
