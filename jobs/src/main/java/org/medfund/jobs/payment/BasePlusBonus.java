package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The coefficient of one hospital by COEF_BASE_PLUS_BONUS (SPEC B.8): the base of its level class, and for every merit
 * {@code weight * mark}; held between the limits of all coefficients and rounded once.
 *
 * @param bases by level class
 * @param weights what a mark of 1 adds; regional, 0 in the national file
 */
public record BasePlusBonus(
        Map<String, BigDecimal> bases, Map<Merit, BigDecimal> weights, BigDecimal min, BigDecimal max, int scale) {

    /** What a hospital may earn a bonus by. */
    public enum Merit {
        /** Case-mix index over that of the region, less 1. */
        CMI,
        /** Key specialties. */
        SPECIALTY,
        /** Result of the yearly assessment. */
        ASSESSMENT,
        /** Performance of the agreement. */
        AGREEMENT
    }

    public static BasePlusBonus from(Policy policy) {
        Map<String, BigDecimal> byName = policy.decimalsByName("coef.bonus_weights");
        Map<Merit, BigDecimal> weights = new EnumMap<>(Merit.class);
        for (Merit merit : Merit.values()) {
            BigDecimal weight = byName.get(merit.name().toLowerCase(Locale.ROOT));
            if (weight != null) {
                weights.put(merit, weight);
            }
        }
        if (weights.size() < byName.size()) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy coef.bonus_weights is " + byName + ".",
                            "Known are cmi, specialty, assessment, and agreement.",
                            "Correct it in the policy folder.")
                    .refusal();
        }
        return new BasePlusBonus(
                policy.decimalsByName("coef.bonus_bases"),
                weights,
                policy.decimal("coef.min"),
                policy.decimal("coef.max"),
                policy.whole("coef.scale"));
    }

    boolean hasBase(int levelClass) {
        return bases.containsKey(Integer.toString(levelClass));
    }

    /** Whether a mark of this merit changes a coefficient. */
    boolean counts(Merit merit) {
        return weights.getOrDefault(merit, BigDecimal.ZERO).signum() != 0;
    }

    /**
     * The coefficient of one hospital.
     *
     * @param marks a merit that is left out earns nothing
     * @throws IllegalArgumentException if its level class has no base
     */
    public BigDecimal coefficient(int levelClass, Map<Merit, BigDecimal> marks) {
        BigDecimal sum = bases.get(Integer.toString(levelClass));
        if (sum == null) {
            throw new IllegalArgumentException("Level class " + levelClass + " has no base: " + bases);
        }
        for (var mark : marks.entrySet()) {
            sum = sum.add(weights.getOrDefault(mark.getKey(), BigDecimal.ZERO).multiply(mark.getValue()));
        }
        return Money.round(Money.round(sum, scale).max(min).min(max), scale);
    }
}
