package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;

/**
 * What the rate of one region and insurance type rests on: the local cases of the year whose group has a weight.
 *
 * @param costYuan whole cost of those cases
 * @param poolYuan what the basic pool paid of it
 * @param weight sum of their weights
 * @param weightTimesCoefficient sum of weight times hospital coefficient
 */
record RateBasis(BigDecimal costYuan, BigDecimal poolYuan, BigDecimal weight, BigDecimal weightTimesCoefficient) {

    /**
     * Cases of one year, region, insurance type, level class, and group, with what they cost.
     *
     * @param groupCode null if the cases have no group
     * @param isLocal paid by the region of treatment
     * @param elsewhereCount of the cases, those insured in another region
     * @param poolYuan paid by the basic pool
     * @param institutionCode null if the region does not tell institutions apart
     */
    record CaseSums(
            String regionCode,
            int year,
            String insuranceType,
            int levelClass,
            @Nullable String groupCode,
            boolean isLocal,
            long caseCount,
            long elsewhereCount,
            BigDecimal costYuan,
            BigDecimal poolYuan,
            @Nullable String institutionCode) {

        HospitalCoefficients.ClassCost classCost() {
            return new HospitalCoefficients.ClassCost(
                    year, levelClass, Objects.requireNonNull(groupCode), CostSum.of(caseCount, costYuan));
        }
    }

    /**
     * Adds up the cases whose group has a weight.
     *
     * @param local local cases of the year, of one region and insurance type
     * @param weights positive, by group
     */
    static RateBasis of(
            Collection<CaseSums> local, Map<String, BigDecimal> weights, PaymentStandard.Coefficients coefficients) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal pool = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal adjusted = BigDecimal.ZERO;
        for (CaseSums sums : local) {
            String group = sums.groupCode();
            BigDecimal weight = group == null ? null : weights.get(group);
            if (group == null || weight == null) {
                continue;
            }
            BigDecimal ofCases = weight.multiply(BigDecimal.valueOf(sums.caseCount()));
            cost = cost.add(sums.costYuan());
            pool = pool.add(sums.poolYuan());
            total = total.add(ofCases);
            adjusted =
                    adjusted.add(ofCases.multiply(coefficients.of(sums.levelClass(), group, sums.institutionCode())));
        }
        return new RateBasis(cost, pool, total, adjusted);
    }

    /** Why no rate can be formed, in words; empty if one can. */
    List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (weightTimesCoefficient.signum() <= 0) {
            obstacles.add("its cases have a total weight of 0");
        } else if (costYuan.signum() <= 0 || !PaymentStandard.isUsableRatio(fundRatio())) {
            obstacles.add("the basic pool paid " + poolYuan + " of a cost of " + costYuan
                    + " yuan, which is not above 0 and at most 1");
        }
        return obstacles;
    }

    /** The part of the cost that the basic pool bears, unrounded. */
    BigFraction fundRatio() {
        return Money.exact(poolYuan).divide(Money.exact(costYuan));
    }

    /**
     * Sum of weight times coefficient over sum of weight, unrounded (SPEC B.8): what coefficients add to the weight as a
     * whole. Away from 1 they count case mix a second time.
     */
    BigFraction meanCoefficient() {
        return Money.exact(weightTimesCoefficient).divide(Money.exact(weight));
    }
}
