package org.medfund.jobs.weights;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;

/**
 * How well groups explain cost (SPEC B.4): squared deviations from the overall mean, those left within groups (or left by a
 * prediction), in yuan squared, and the share that grouping takes away.
 */
public record SchemeQuality(BigFraction total, BigFraction withinGroups) {

    public static SchemeQuality of(Collection<CostSpread> groups) {
        BigFraction within =
                groups.stream().map(CostSpread::squaredDeviations).reduce(BigFraction.ZERO, BigFraction::add);
        CostSpread all = groups.stream().reduce(CostSpread.NONE, CostSpread::plus);
        return new SchemeQuality(all.squaredDeviations(), within);
    }

    /**
     * How well costs are foretold that had no part in the foretelling.
     *
     * @param predictedYuan of every group
     */
    public static SchemeQuality predicted(Map<String, CostSpread> groups, Map<String, BigFraction> predictedYuan) {
        BigFraction missed = BigFraction.ZERO;
        for (var group : groups.entrySet()) {
            CostSpread costs = group.getValue();
            BigFraction foretold = Objects.requireNonNull(predictedYuan.get(group.getKey()));
            missed = missed.add(Money.exact(costs.sumOfSquares()))
                    .subtract(Money.exact(costs.sumYuan()).multiply(foretold).multiply(2))
                    .add(foretold.multiply(foretold).multiply(new BigFraction(costs.caseCount())));
        }
        CostSpread all = groups.values().stream().reduce(CostSpread.NONE, CostSpread::plus);
        return new SchemeQuality(all.squaredDeviations(), missed);
    }

    /** Reduction in variance, unrounded; 0 if every case costs the same, below 0 if the mean foretells better. */
    public BigFraction reductionInVariance() {
        return total.equals(BigFraction.ZERO)
                ? BigFraction.ZERO
                : total.subtract(withinGroups).divide(total);
    }
}
