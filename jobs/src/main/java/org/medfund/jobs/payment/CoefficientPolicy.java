package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
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
 * @param bonus COEF_BASE_PLUS_BONUS: bases and what marks are worth
 */
public record CoefficientPolicy(
        Method method,
        YearWeights years,
        BigDecimal min,
        BigDecimal max,
        int scale,
        int diseaseCaseCountMin,
        Set<String> conservativePartitions,
        BigDecimal basicCoefficient,
        BasePlusBonus bonus) {

    /** {@code coef.policy}. */
    public enum Method {
        COEF_SIMPLE_RATIO,
        COEF_CASEMIX_ADJUSTED,
        /** By group where that is sound; elsewhere as COEF_CASEMIX_ADJUSTED, which counts case mix once as well. */
        COEF_BY_DISEASE,
        /** The base of the level class, and bonuses of each institution. */
        COEF_BASE_PLUS_BONUS
    }

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static CoefficientPolicy from(Policy policy, PolicyYear newest) {
        PolicyRanges ranges = new PolicyRanges(policy);
        List<BigDecimal> yearWeights = ranges.yearWeights();
        BigDecimal min = ranges.positive("coef.min");
        BigDecimal max = policy.decimal("coef.max");
        ranges.hold(max.compareTo(min) >= 0, "coef.max", "coef.min (" + min + ") or more");
        int scale = ranges.notNegative("coef.scale");
        ranges.hold(scale <= Money.WEIGHT.scale(), "coef.scale", "0 to 4 decimals, as coefficients are published");
        int diseaseCases = ranges.notNegative("coef.by_disease_min_n");
        BigDecimal basic = ranges.positive("basic.coef");
        BasePlusBonus bonus = BasePlusBonus.from(policy);
        ranges.hold(
                bonus.bases().values().stream().allMatch(base -> base.signum() > 0),
                "coef.bonus_bases",
                "coefficients above 0 by level class");
        ranges.refuseIfAny();
        return new CoefficientPolicy(
                policy.choice("coef.policy", Method.class),
                YearWeights.endingIn(
                        newest.value(), policy.choice("weight.year_policy", YearWeights.Method.class), yearWeights),
                min,
                max,
                scale,
                diseaseCases,
                Set.copyOf(policy.texts("coef.conservative_partitions")),
                basic,
                bonus);
    }

    /** Whether cases of that year count. */
    boolean covers(RateBasis.CaseSums sums) {
        return years.byYear().containsKey(sums.year());
    }

    /** Whether each institution has a coefficient of its own. */
    boolean isByInstitution() {
        return method == Method.COEF_BASE_PLUS_BONUS;
    }

    /**
     * The published coefficients of level classes and groups; those of single institutions come on top.
     *
     * @param basicGroups paid alike at every level
     */
    public PaymentStandard.Coefficients coefficients(Collection<ClassCost> costs, Set<String> basicGroups) {
        SortedMap<Integer, BigDecimal> byLevelClass = switch (method) {
            case COEF_SIMPLE_RATIO -> published(HospitalCoefficients.simpleRatios(costs, years));
            case COEF_CASEMIX_ADJUSTED, COEF_BY_DISEASE ->
                published(HospitalCoefficients.caseMixAdjusted(costs, years));
            case COEF_BASE_PLUS_BONUS -> bases(costs);
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
        return new PaymentStandard.Coefficients(byLevelClass, byGroup, new TreeMap<>(), basicGroups, basicCoefficient);
    }

    private SortedMap<Integer, BigDecimal> bases(Collection<ClassCost> costs) {
        SortedMap<Integer, BigDecimal> bases = new TreeMap<>();
        costs.forEach(cost -> bases.computeIfAbsent(cost.levelClass(), level -> bonus.coefficient(level, Map.of())));
        return bases;
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
