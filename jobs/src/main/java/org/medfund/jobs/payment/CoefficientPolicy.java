package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.HospitalCoefficients.ClassCost;

/**
 * How the coefficient of a level class is formed (SPEC B.8).
 *
 * @param years the years it rests on and what each counts
 * @param min least coefficient
 * @param max greatest coefficient
 * @param scale decimals it is published with
 * @param diseaseCaseCountMin COEF_BY_DISEASE: cases a class has of a group with coefficients of its own
 * @param conservativePartitions COEF_BY_DISEASE: second letters of groups treated without operation, which have none
 * @param basicCoefficient of basic groups, at every level (SPEC B.7)
 */
public record CoefficientPolicy(
        Method method,
        YearWeights years,
        BigDecimal min,
        BigDecimal max,
        int scale,
        int diseaseCaseCountMin,
        Set<String> conservativePartitions,
        BigDecimal basicCoefficient) {

    /**
     * The ways that set-rates applies. COEF_BASE_PLUS_BONUS is one of hospitals, not of level classes; see {@link
     * BasePlusBonus}.
     */
    public enum Method {
        COEF_SIMPLE_RATIO,
        COEF_CASEMIX_ADJUSTED,
        /** By group where that is sound; elsewhere as COEF_CASEMIX_ADJUSTED, which counts case mix once as well. */
        COEF_BY_DISEASE
    }

    public static CoefficientPolicy from(Policy policy, PolicyYear newest) {
        return new CoefficientPolicy(
                policy.choice("coef.policy", Method.class),
                YearWeights.endingIn(
                        newest.value(),
                        policy.choice("weight.year_policy", YearWeights.Method.class),
                        policy.decimals("weight.year_weights")),
                policy.decimal("coef.min"),
                policy.decimal("coef.max"),
                policy.whole("coef.scale"),
                policy.whole("coef.by_disease_min_n"),
                Set.copyOf(policy.texts("coef.conservative_partitions")),
                policy.decimal("basic.coef"));
    }

    /**
     * The published coefficients.
     *
     * @param basicGroups paid alike at every level
     */
    public PaymentStandard.Coefficients coefficients(Collection<ClassCost> costs, Set<String> basicGroups) {
        SortedMap<Integer, BigFraction> byLevelClass = switch (method) {
            case COEF_SIMPLE_RATIO -> HospitalCoefficients.simpleRatios(costs, years);
            case COEF_CASEMIX_ADJUSTED, COEF_BY_DISEASE -> HospitalCoefficients.caseMixAdjusted(costs, years);
        };
        SortedMap<String, SortedMap<Integer, BigDecimal>> byGroup = new TreeMap<>();
        if (method == Method.COEF_BY_DISEASE) {
            HospitalCoefficients.sound(HospitalCoefficients.byDisease(costs, years), costs, diseaseCaseCountMin)
                    .forEach((group, ratios) -> {
                        if (!isConservative(group)) {
                            byGroup.put(group, published(ratios));
                        }
                    });
        }
        return new PaymentStandard.Coefficients(published(byLevelClass), byGroup, basicGroups, basicCoefficient);
    }

    private boolean isConservative(String groupCode) {
        return groupCode.length() > 1 && conservativePartitions.contains(groupCode.substring(1, 2));
    }

    private SortedMap<Integer, BigDecimal> published(SortedMap<Integer, BigFraction> ratios) {
        SortedMap<Integer, BigDecimal> published = new TreeMap<>();
        ratios.forEach((level, ratio) -> published.put(level, published(ratio)));
        return published;
    }

    /** Rounded once, then held between the limits. */
    private BigDecimal published(BigFraction ratio) {
        return Money.round(Money.round(ratio, scale).max(min).min(max), scale);
    }
}
