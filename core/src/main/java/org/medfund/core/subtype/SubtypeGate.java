package org.medfund.core.subtype;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.policy.PolicyRanges;

/**
 * When a disease is split into auxiliary subtypes (SPEC C.4): enough cases, in every subtype too, costs that vary much,
 * and clearly less within the subtypes. All limits are included.
 *
 * @param variationBeforeMin coefficient of variation of the disease
 * @param reductionMin share by which it falls within the subtypes
 */
public record SubtypeGate(
        int caseCountMin,
        int subtypeCaseCountMin,
        BigDecimal variationBeforeMin,
        BigDecimal reductionMin,
        int deltaDegreesOfFreedom)
        implements Serializable {

    /** @param ranges takes values out of their range */
    public static SubtypeGate from(PolicyRanges ranges) {
        return new SubtypeGate(
                ranges.notNegative("aux.min_cases"),
                ranges.notNegative("aux.min_subtype_cases"),
                ranges.notNegativeDecimal("aux.cv_before_min"),
                ranges.share("aux.cv_reduction_min"),
                ranges.deltaDegreesOfFreedom());
    }

    /** The same gate with both limits of variation times the factor, as for days in intensive care. */
    public SubtypeGate relaxed(BigDecimal factor) {
        return new SubtypeGate(
                caseCountMin,
                subtypeCaseCountMin,
                variationBeforeMin.multiply(factor),
                reductionMin.multiply(factor),
                deltaDegreesOfFreedom);
    }

    /** Whether the disease has enough cases whose costs vary enough to be looked at at all. */
    public boolean admits(CostSpread disease) {
        return disease.caseCount() >= caseCountMin
                && disease.squaredVariation(deltaDegreesOfFreedom)
                                .compareTo(Money.exact(variationBeforeMin.multiply(variationBeforeMin)))
                        >= 0;
    }

    /**
     * One way of splitting a disease.
     *
     * @param subtypes the cases of each subtype that occurs, at least one
     */
    public Split split(Map<String, CostSpread> subtypes) {
        CostSpread all = subtypes.values().stream().reduce(CostSpread.NONE, CostSpread::plus);
        BigFraction mean = all.total().meanYuan();
        SortedMap<String, BigFraction> coefficients = new TreeMap<>();
        BigFraction within = BigFraction.ZERO;
        for (var subtype : subtypes.entrySet()) {
            CostSpread costs = subtype.getValue();
            within = within.add(costs.squaredDeviations());
            coefficients.put(
                    subtype.getKey(),
                    mean.equals(BigFraction.ZERO)
                            ? BigFraction.ONE
                            : costs.total().meanYuan().divide(mean));
        }
        BigFraction before = all.squaredVariation(deltaDegreesOfFreedom);
        BigFraction after = mean.equals(BigFraction.ZERO) || all.caseCount() <= deltaDegreesOfFreedom
                ? BigFraction.ZERO
                : within.divide(new BigFraction(all.caseCount() - deltaDegreesOfFreedom))
                        .divide(mean.multiply(mean));
        return new Split(mean, before, after, coefficients, isOpen(all, subtypes, before, after));
    }

    /** Squares are compared, so that no root is rounded. */
    private boolean isOpen(CostSpread all, Map<String, CostSpread> subtypes, BigFraction before, BigFraction after) {
        BigFraction left = Money.exact(BigDecimal.ONE.subtract(reductionMin));
        return admits(all)
                && subtypes.size() > 1
                && subtypes.values().stream().allMatch(costs -> costs.caseCount() >= subtypeCaseCountMin)
                && after.compareTo(before.multiply(left.multiply(left))) <= 0;
    }

    /**
     * @param squaredVariationBefore square of the coefficient of variation of the disease
     * @param squaredVariationAfter the same within the subtypes
     * @param coefficients mean cost of each subtype over that of the disease
     * @param applies whether the gate lets it pass
     */
    public record Split(
            BigFraction meanYuan,
            BigFraction squaredVariationBefore,
            BigFraction squaredVariationAfter,
            SortedMap<String, BigFraction> coefficients,
            boolean applies) {

        public BigDecimal variationBefore() {
            return CostSpread.root(squaredVariationBefore);
        }

        public BigDecimal variationAfter() {
            return CostSpread.root(squaredVariationAfter);
        }

        /** Share by which variation falls; 0 if there is none. */
        public BigDecimal reduction() {
            return squaredVariationBefore.equals(BigFraction.ZERO)
                    ? BigDecimal.ZERO
                    : BigDecimal.ONE.subtract(CostSpread.root(squaredVariationAfter.divide(squaredVariationBefore)));
        }

        /** The highest coefficient: of several splits that apply, the one with the highest is taken. */
        public BigFraction triggerCoefficient() {
            return coefficients.values().stream().reduce(BigFraction.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }
}
