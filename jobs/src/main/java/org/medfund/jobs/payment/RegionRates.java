package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.jobs.payment.BasePlusBonus.Merit;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/**
 * Rates and standards of one region (SPEC B.8, B.9).
 *
 * @param rates rows of {@link Rates}
 * @param levelRates rows of {@link org.medfund.core.table.payment.LevelRates}; none where all levels have one rate
 * @param standards rows of {@link PaymentStandards}
 * @param coefficients rows of {@link org.medfund.core.table.payment.InstitutionCoefficients}; none where coefficients
 *     are those of level classes
 * @param summary one line per insurance type
 */
record RegionRates(
        List<Row> rates, List<Row> levelRates, List<Row> standards, List<Row> coefficients, List<String> summary) {

    /**
     * Cases with one rate: those of a region's insurance type, or of one level class of it.
     *
     * @param levelClass null for all of them
     */
    record Pool(
            String regionCode,
            String insuranceType,
            @Nullable Integer levelClass) {
        static Pool of(String regionCode, String insuranceType) {
            return new Pool(regionCode, insuranceType, null);
        }

        Pool at(int level) {
            return new Pool(regionCode, insuranceType, level);
        }

        /** As a problem names it. */
        String subject(int year) {
            return "Region " + regionCode + ", insurance type " + insuranceType
                    + (levelClass == null ? "" : ", level class " + levelClass) + ", " + year;
        }
    }

    /**
     * What rates of all regions are formed from.
     *
     * @param year the rates apply to
     * @param stage whether they rest on the cases and weights of that year, or of the one before
     * @param cases sums of all years of the coefficients, by region
     * @param weights positive, by region and group
     * @param budgetsYuan by region and insurance type
     * @param firstRates published first for the year and a budget, by their cases, the earliest first
     * @param marks of institutions but for case mix, by region and institution
     */
    record Inputs(
            int year,
            RatePolicy.Stage stage,
            SortedMap<String, List<CaseSums>> cases,
            SortedMap<String, SortedMap<String, BigDecimal>> weights,
            SortedMap<String, SortedMap<String, BigDecimal>> budgetsYuan,
            Map<Pool, List<RatePolicy.First>> firstRates,
            SortedMap<String, SortedMap<String, Map<Merit, BigDecimal>>> marks) {

        /** The year whose cases and weights count. */
        int basisYear() {
            return stage == RatePolicy.Stage.INITIAL ? year - 1 : year;
        }

        /** The rate to publish of these cases; what prevents it goes to {@code problems}. */
        Optional<RatePolicy.Rate> rate(
                Pool pool,
                RatePolicy policy,
                BigDecimal budgetYuan,
                BigFraction fundRatio,
                BigDecimal totalWeight,
                Problems problems) {
            RatePolicy.First first = policy.first(firstRates.getOrDefault(pool, List.of()), budgetYuan);
            try {
                return Optional.of(policy.rate(stage, Money.exact(budgetYuan).divide(fundRatio), totalWeight, first));
            } catch (IllegalArgumentException e) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        pool.subject(year) + ": no rate.",
                        e.getMessage() + ".",
                        "Look at the budget; with a revised one set-rates --stage INITIAL publishes another first rate.");
                return Optional.empty();
            }
        }
    }

    /** Empty if the region pays no local cases that year; what prevents a rate goes to {@code problems}. */
    static Optional<RegionRates> of(
            String region,
            Inputs inputs,
            CoefficientPolicy policy,
            RatePolicy ratePolicy,
            Set<String> basicGroups,
            Problems problems) {
        List<CaseSums> cases = inputs.cases().getOrDefault(region, List.of());
        SortedMap<String, List<CaseSums>> localByType = new TreeMap<>();
        cases.stream()
                .filter(sums -> sums.isLocal() && sums.year() == inputs.basisYear())
                .forEach(sums -> localByType
                        .computeIfAbsent(sums.insuranceType(), type -> new ArrayList<>())
                        .add(sums));
        if (localByType.isEmpty()) {
            return Optional.empty();
        }
        List<CaseSums> grouped =
                cases.stream().filter(sums -> sums.groupCode() != null).toList();
        if (grouped.stream().allMatch(sums -> sums.costYuan().signum() == 0)) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    "The grouped cases of region " + region + " cost nothing in all.",
                    "No hospital coefficient follows from them.",
                    "Look at the costs delivered for the region.");
            return Optional.empty();
        }
        if (policy.isByInstitution()) {
            boolean lacksBase = lacksBase(region, cases, policy.bonus(), problems);
            if (changedClass(region, inputs.basisYear(), cases, problems) || lacksBase) {
                return Optional.empty();
            }
        }
        SortedMap<String, BigDecimal> weights = inputs.weights().getOrDefault(region, new TreeMap<>());
        SortedMap<String, BigDecimal> budgets = inputs.budgetsYuan().getOrDefault(region, new TreeMap<>());
        SortedMap<String, InstitutionCoefficient> own = policy.isByInstitution()
                ? InstitutionCoefficient.of(
                        cases.stream()
                                .filter(sums -> sums.year() == inputs.basisYear())
                                .toList(),
                        weights,
                        inputs.marks().getOrDefault(region, new TreeMap<>()),
                        policy.bonus())
                : new TreeMap<>();
        SortedMap<String, BigDecimal> byInstitution = new TreeMap<>();
        own.forEach((institution, coefficient) -> byInstitution.put(institution, coefficient.coefficient()));
        PaymentStandard.Coefficients coefficients = policy.coefficients(
                        grouped.stream().map(CaseSums::classCost).toList(), basicGroups)
                .withInstitutions(byInstitution);

        RegionRates result = new RegionRates(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        own.values().forEach(each -> result.coefficients.add(each.row(region, inputs.year())));
        localByType.forEach((type, local) -> {
            RateBasis basis = RateBasis.of(local, weights, coefficients);
            BigDecimal budget = budgets.get(type);
            Pool pool = Pool.of(region, type);
            if (isUsable(pool.subject(inputs.year()), budget, local, basis, problems) && budget != null) {
                SortedMap<Integer, LevelRate> ofLevels = LevelRate.of(
                        pool,
                        budget,
                        local,
                        some -> RateBasis.of(some, weights, coefficients),
                        inputs,
                        ratePolicy,
                        problems);
                inputs.rate(pool, ratePolicy, budget, basis.fundRatio(), basis.weightTimesCoefficient(), problems)
                        .ifPresent(
                                rate -> result.add(pool, inputs, budget, basis, rate, ofLevels, weights, coefficients));
            }
        });
        return Optional.of(result);
    }

    /** An institution's own coefficient starts from the base of its class, so that it can have but one. */
    private static boolean changedClass(String region, int year, List<CaseSums> cases, Problems problems) {
        SortedMap<String, TreeSet<Integer>> classes = new TreeMap<>();
        for (CaseSums sums : cases) {
            String institution = sums.institutionCode();
            if (institution != null && sums.year() == year) {
                classes.computeIfAbsent(institution, code -> new TreeSet<>()).add(sums.levelClass());
            }
        }
        classes.values().removeIf(levels -> levels.size() == 1);
        classes.forEach((institution, levels) -> problems.add(
                ProblemCode.INPUT_UNUSABLE,
                "Institution " + institution + " of region " + region + " has cases of level classes " + levels + " in "
                        + year + ".",
                "Its coefficient by COEF_BASE_PLUS_BONUS starts from the base of one class.",
                "Deliver one level for the institution and year, or choose another coef.policy for the region."));
        return !classes.isEmpty();
    }

    private static boolean lacksBase(String region, List<CaseSums> cases, BasePlusBonus bonus, Problems problems) {
        TreeSet<Integer> without = new TreeSet<>();
        cases.stream()
                .map(CaseSums::levelClass)
                .filter(level -> !bonus.hasBase(level))
                .forEach(without::add);
        without.forEach(level -> problems.add(
                ProblemCode.POLICY,
                "Policy coef.bonus_bases has no base for level class " + level + ".",
                "Region " + region + " has cases at institutions of that class, and coef.policy COEF_BASE_PLUS_BONUS.",
                "Add the base of the class."));
        return !without.isEmpty();
    }

    private static boolean isUsable(
            String subject,
            @Nullable BigDecimal budget,
            Collection<CaseSums> local,
            RateBasis basis,
            Problems problems) {
        if (budget == null) {
            problems.add(MissingBudget.of(subject, "rate", local));
        } else if (budget.signum() <= 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    subject + ": the inpatient budget is " + budget + " yuan.",
                    "A rate is positive.",
                    "Deliver a revised budget with a higher version.");
        }
        Collection<String> obstacles = basis.obstacles();
        obstacles.forEach(obstacle -> problems.add(
                ProblemCode.INPUT_UNUSABLE,
                subject + ": " + obstacle + ".",
                "The rate is budget over fund ratio over total weight (SPEC B.9).",
                "Look at the cases, and at the weights of the region and year."));
        return budget != null && budget.signum() > 0 && obstacles.isEmpty();
    }

    private void add(
            Pool pool,
            Inputs inputs,
            BigDecimal budget,
            RateBasis basis,
            RatePolicy.Rate published,
            SortedMap<Integer, LevelRate> ofLevels,
            SortedMap<String, BigDecimal> weights,
            PaymentStandard.Coefficients coefficients) {
        BigFraction ratio = basis.fundRatio();
        BigDecimal rate = published.yuan();
        BigDecimal meanCoefficient = Money.roundToWeight(basis.meanCoefficient());
        rates.add(RowFactory.create(
                pool.regionCode(),
                inputs.year(),
                pool.insuranceType(),
                budget,
                Money.round(ratio, Money.SHARE.scale()),
                Money.round(basis.weightTimesCoefficient(), Money.WEIGHT.scale()),
                meanCoefficient,
                PaymentStandard.rateYuan(budget, ratio, Money.exact(basis.weightTimesCoefficient())),
                inputs.basisYear(),
                published.basis().name(),
                rate));
        ofLevels.values().forEach(each -> levelRates.add(each.row(pool, inputs.year())));
        weights.forEach((group, weight) -> coefficients.byLevelClass().keySet().forEach(level -> {
            BigDecimal coefficient = Money.round(coefficients.of(level, group), Money.WEIGHT.scale());
            LevelRate ofLevel = ofLevels.get(level);
            BigDecimal inForce = ofLevel == null ? rate : ofLevel.rate().yuan();
            standards.add(RowFactory.create(
                    pool.regionCode(),
                    inputs.year(),
                    pool.insuranceType(),
                    level,
                    group,
                    weight,
                    coefficients.isBasic(group),
                    coefficient,
                    inForce,
                    PaymentStandard.standardYuan(weight, coefficient, inForce),
                    null,
                    null,
                    null));
        }));
        summary.add("Region " + pool.regionCode() + ", insurance type " + pool.insuranceType() + ": rate " + rate
                + " yuan ("
                + published.basis() + "), fund ratio "
                + Money.round(ratio, Money.SHARE.scale()) + ", weighted mean coefficient " + meanCoefficient + ".");
        ofLevels.forEach((level, each) -> summary.add("  level class " + level + ": rate "
                + each.rate().yuan() + " yuan (" + each.rate().basis() + ") of " + each.budgetYuan() + " yuan."));
    }
}
