package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param basicCoefficient of basic groups, at every level (SPEC B.7)
 */
public record CoefficientPolicy(
        Method method, YearWeights years, BigDecimal min, BigDecimal max, BigDecimal basicCoefficient) {

    /** The ways that set-rates applies. */
    public enum Method {
        COEF_SIMPLE_RATIO,
        COEF_CASEMIX_ADJUSTED
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
                policy.decimal("basic.coef"));
    }

    /** The published coefficients by level class: rounded once, then held between the limits. */
    public SortedMap<Integer, BigDecimal> coefficients(Collection<ClassCost> costs) {
        var ratios = switch (method) {
            case COEF_SIMPLE_RATIO -> HospitalCoefficients.simpleRatios(costs, years);
            case COEF_CASEMIX_ADJUSTED -> HospitalCoefficients.caseMixAdjusted(costs, years);
        };
        SortedMap<Integer, BigDecimal> coefficients = new TreeMap<>();
        ratios.forEach((level, ratio) -> coefficients.put(
                level, Money.round(Money.roundToWeight(ratio).max(min).min(max), Money.WEIGHT.scale())));
        return coefficients;
    }
}
