package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.jobs.payment.RateBasis.CaseSums;
import org.medfund.jobs.payment.RegionRates.Pool;

/**
 * The rate of one level class, where the budget of its insurance type is parted by level (SPEC B.9): its part of the
 * budget, over the fund ratio of the insurance type, over the weight of its cases. The ratio is that of all levels, so that
 * what the levels spend together is the budget of the type.
 *
 * @param share part of the budget, as the policy gives it
 * @param budgetYuan that part; those of all levels add up to the budget
 * @param totalWeight weight times coefficient of the cases at that level, above 0
 * @param calculatedYuan what the cases give
 * @param rate what is published
 */
record LevelRate(
        int levelClass,
        BigDecimal share,
        BigDecimal budgetYuan,
        BigDecimal totalWeight,
        BigDecimal calculatedYuan,
        RatePolicy.Rate rate) {

    /**
     * The rates of one insurance type by level class; none if its budget is not parted. A level class without a case has
     * none. What prevents a rate goes to {@code problems}.
     *
     * @param pool all levels of the insurance type
     * @param local cases the rate of the type rests on
     * @param basisOf what some of them come to
     */
    static SortedMap<Integer, LevelRate> of(
            Pool pool,
            BigDecimal budgetYuan,
            List<CaseSums> local,
            Function<List<CaseSums>, RateBasis> basisOf,
            RegionRates.Inputs inputs,
            RatePolicy policy,
            Problems problems) {
        SortedMap<Integer, LevelRate> rates = new TreeMap<>();
        SortedMap<Integer, BigDecimal> shares =
                policy.levelShares().getOrDefault(pool.insuranceType(), new TreeMap<>());
        if (shares.isEmpty()) {
            return rates;
        }
        SortedMap<Integer, BigDecimal> weights = weights(local, basisOf);
        weights.keySet().stream()
                .filter(level -> !shares.containsKey(level))
                .forEach(level -> problems.add(
                        ProblemCode.POLICY,
                        pool.at(level).subject(inputs.year()) + ": policy rate.level_shares has no part for it.",
                        "Cases are treated there, and the budget is parted by level.",
                        "Give the level a part, so that all add up to 1."));
        BigFraction ratio = basisOf.apply(local).fundRatio();
        SortedMap<Integer, BigDecimal> budgets = budgetsYuan(budgetYuan, shares);
        shares.forEach((level, share) -> {
            BigDecimal weight = weights.get(level);
            BigDecimal budget = Objects.requireNonNull(budgets.get(level));
            if (weight == null) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        pool.at(level).subject(inputs.year()) + ": policy rate.level_shares gives it " + share
                                + " of the budget.",
                        "Its cases have a total weight of 0, and the rate is budget over fund ratio over total weight.",
                        "Give its part to the levels that treat cases.");
                return;
            }
            inputs.rate(pool.at(level), policy, budget, ratio, weight, problems)
                    .ifPresent(rate -> rates.put(
                            level,
                            new LevelRate(
                                    level,
                                    share,
                                    budget,
                                    weight,
                                    PaymentStandard.rateYuan(budget, ratio, Money.exact(weight)),
                                    rate)));
        });
        return rates;
    }

    /** The budget parted to the fen (SPEC D.9). */
    static SortedMap<Integer, BigDecimal> budgetsYuan(BigDecimal budgetYuan, Map<Integer, BigDecimal> shares) {
        Map<String, BigDecimal> byName = new HashMap<>();
        shares.forEach((level, share) -> byName.put(level.toString(), share));
        SortedMap<Integer, BigDecimal> budgets = new TreeMap<>();
        Apportionment.byLargestRemainder(budgetYuan, byName)
                .forEach((level, yuan) -> budgets.put(Integer.valueOf(level), yuan));
        return budgets;
    }

    /** Weight times coefficient of the level classes where it is above 0. */
    private static SortedMap<Integer, BigDecimal> weights(
            List<CaseSums> local, Function<List<CaseSums>, RateBasis> basisOf) {
        SortedMap<Integer, List<CaseSums>> byLevel = new TreeMap<>();
        local.forEach(sums -> byLevel.computeIfAbsent(sums.levelClass(), level -> new ArrayList<>())
                .add(sums));
        SortedMap<Integer, BigDecimal> weights = new TreeMap<>();
        byLevel.forEach(
                (level, cases) -> weights.put(level, basisOf.apply(cases).weightTimesCoefficient()));
        weights.values().removeIf(weight -> weight.signum() <= 0);
        return weights;
    }

    /** A row of {@link org.medfund.core.table.payment.LevelRates}. */
    Row row(Pool pool, int year) {
        return RowFactory.create(
                pool.regionCode(),
                year,
                pool.insuranceType(),
                levelClass,
                Money.round(Money.exact(share), Money.SHARE.scale()),
                budgetYuan,
                Money.round(Money.exact(totalWeight), Money.WEIGHT.scale()),
                calculatedYuan,
                rate.basis().name(),
                rate.yuan());
    }
}
