package org.medfund.jobs.payment;

import static org.medfund.core.derivation.Derivation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.derivation.Derivation;
import org.medfund.core.derivation.Figure;
import org.medfund.core.derivation.Seen;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.DiseaseScores;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/** How rates, coefficients, and standards come about. */
public final class RateDerivations {
    private static final int SUMS_MAX = 1_000_000;

    public static final List<Derivation> ALL = List.of(
            Derivation.of(
                            PaymentStandards.TABLE,
                            PaymentStandards.STANDARD_YUAN,
                            "SPEC B.9: relative weight x hospital coefficient x rate, all as published, rounded once,"
                                    + " half up to the fen. By DIP (SPEC C.7): score x hospital coefficient x point"
                                    + " value.")
                    .with(RateDerivations::standard)
                    .restingOn(RateDerivations::ofTheStandard),
            Derivation.of(
                            PaymentStandards.TABLE,
                            PaymentStandards.HOSPITAL_COEFFICIENT,
                            "SPEC B.8: what cases of the level class cost against those of the region, by coef.policy,"
                                    + " held between coef.min and coef.max; basic groups take basic.coef. By DIP the"
                                    + " same of cases by disease.")
                    .by(
                            "coef.policy",
                            "coef.min",
                            "coef.max",
                            "coef.scale",
                            "coef.by_disease_min_n",
                            "coef.conservative_partitions",
                            "basic.coef",
                            "weight.year_policy",
                            "weight.year_weights")
                    .with(RateDerivations::coefficient),
            Derivation.of(
                            Rates.TABLE,
                            Rates.RATE_YUAN,
                            "SPEC B.9: (budget / fund ratio) / total weight, over the cases the region pays of the year whose"
                                    + " group has a weight; ratio and weight unrounded, the rate rounded once.")
                    .by("rate.policy", "rate.elastic_cap_factor")
                    .with(RateDerivations::rate),
            Derivation.of(
                            LevelRates.TABLE,
                            LevelRates.RATE_YUAN,
                            "SPEC B.9, per level: (budget of the level / fund ratio of the insurance type) / total weight of"
                                    + " the level. The budget of the type is parted by rate.level_shares, to the fen by"
                                    + " largest remainder.")
                    .by("rate.policy", "rate.elastic_cap_factor", "rate.level_shares")
                    .with(RateDerivations::levelRate)
                    .restingOn((row, seen) -> List.of(Figure.alike(
                            Rates.TABLE,
                            Rates.FUND_RATIO,
                            row,
                            LevelRates.REGION_CODE,
                            LevelRates.YEAR,
                            LevelRates.INSURANCE_TYPE))),
            Derivation.of(
                            PointValues.TABLE,
                            PointValues.POINT_VALUE_YUAN,
                            "SPEC C.7: by pv.settled_by. SETTLEMENT: (budget / fund ratio) / total points, at which the"
                                    + " budget is just spent; OPENING: the value the year began with; ELASTIC: see"
                                    + " docs/policy-readings. A standard is score x hospital coefficient x this value.")
                    .by("pv.policy", "pv.settled_by", "pv.elastic_base_share", "pv.elastic_cap_factor")
                    .with(RateDerivations::pointValue));

    private static List<Figure> ofTheStandard(Row row, Seen seen) {
        Field<?>[] group = {PaymentStandards.REGION_CODE, PaymentStandards.YEAR, PaymentStandards.GROUP_CODE};
        Field<?>[] type = {PaymentStandards.REGION_CODE, PaymentStandards.YEAR, PaymentStandards.INSURANCE_TYPE};
        boolean isByPoints = isByPoints(row);
        return List.of(
                isByPoints
                        ? Figure.alike(DiseaseScores.TABLE, DiseaseScores.SCORE, row, group)
                        : Figure.alike(RelativeWeights.TABLE, RelativeWeights.RELATIVE_WEIGHT, row, group),
                Figure.alike(
                        PaymentStandards.TABLE,
                        PaymentStandards.HOSPITAL_COEFFICIENT,
                        row,
                        PaymentStandards.TABLE.grain().toArray(Field<?>[]::new)),
                isByPoints
                        ? Figure.alike(PointValues.TABLE, PointValues.POINT_VALUE_YUAN, row, type)
                        : rateOf(row, seen));
    }

    /** That of the level class, where the run published one. */
    private static Figure rateOf(Row standard, Seen seen) {
        Field<?>[] level = {LevelRates.REGION_CODE, LevelRates.YEAR, LevelRates.INSURANCE_TYPE, LevelRates.LEVEL_CLASS};
        return hasRateOfItsLevel(standard, seen)
                ? Figure.alike(LevelRates.TABLE, LevelRates.RATE_YUAN, standard, level)
                : Figure.alike(Rates.TABLE, Rates.RATE_YUAN, standard, Arrays.copyOf(level, level.length - 1));
    }

    private static boolean hasRateOfItsLevel(Row standard, Seen seen) {
        if (!seen.run().tables().contains(LevelRates.TABLE.name())) {
            return false;
        }
        Dataset<Row> own = seen.published(LevelRates.TABLE)
                .where(LevelRates.REGION_CODE
                        .col()
                        .equalTo(PaymentStandards.REGION_CODE.in(standard))
                        .and(LevelRates.INSURANCE_TYPE.col().equalTo(PaymentStandards.INSURANCE_TYPE.in(standard)))
                        .and(LevelRates.LEVEL_CLASS.col().equalTo(PaymentStandards.LEVEL_CLASS.in(standard))));
        return !seen.lake().small(own, SUMS_MAX).isEmpty();
    }

    /** Whether a standard is one of DIP. */
    private static boolean isByPoints(Row standard) {
        return PaymentStandards.SCORE.inOrNull(standard) != null;
    }

    private static List<String> pointValue(Row row, Seen seen) {
        return List.of(
                "Settlement: " + PointValues.INPATIENT_BUDGET_YUAN.in(row) + " yuan / fund ratio "
                        + PointValues.FUND_RATIO.in(row) + " (here rounded) / " + PointValues.TOTAL_SCORE.in(row)
                        + " points = " + PointValues.SETTLEMENT_POINT_VALUE_YUAN.in(row) + ".",
                "Opening, by " + PointValues.INTERVAL_METHOD.in(row) + " over "
                        + PointValues.INSTITUTION_COUNT.in(row) + " institutions: "
                        + PointValues.OPENING_POINT_VALUE_YUAN.in(row) + ".",
                "Settled by " + PointValues.SETTLED_BY.in(row) + ": cases are paid at "
                        + PointValues.POINT_VALUE_YUAN.in(row) + " yuan a point.");
    }

    private static List<String> standard(Row row, Seen seen) {
        BigDecimal score = PaymentStandards.SCORE.inOrNull(row);
        BigDecimal value = PaymentStandards.POINT_VALUE_YUAN.inOrNull(row);
        if (score != null && value != null) {
            BigDecimal coefficient = PaymentStandards.HOSPITAL_COEFFICIENT.in(row);
            return List.of("score " + score + " x coefficient " + coefficient + " x point value " + value
                    + result(
                            DipCasePayment.standardYuan(score, coefficient, value),
                            PaymentStandards.STANDARD_YUAN.in(row)));
        }
        BigDecimal weight = PaymentStandards.RELATIVE_WEIGHT.inOrNull(row);
        BigDecimal rate = PaymentStandards.RATE_YUAN.inOrNull(row);
        if (weight == null || rate == null) {
            return List.of("It is not formed from a weight.");
        }
        BigDecimal coefficient = PaymentStandards.HOSPITAL_COEFFICIENT.in(row);
        return List.of("weight " + weight + " x coefficient " + coefficient + " x rate " + rate
                + result(
                        PaymentStandard.standardYuan(weight, coefficient, rate),
                        PaymentStandards.STANDARD_YUAN.in(row)));
    }

    /** Cases of a region and insurance type that the region pays, and what forms a basis of some of them. */
    private record Formed(
            List<CaseSums> local, Map<String, BigDecimal> weights, PaymentStandard.Coefficients coefficients) {
        RateBasis basis(Predicate<CaseSums> some) {
            return RateBasis.of(local.stream().filter(some).toList(), weights, coefficients);
        }
    }

    private static Formed formed(Row row, Seen seen) {
        Region region = Region.of(Rates.REGION_CODE.in(row));
        PolicyYear year = basisYear(new PolicyYear(Rates.YEAR.in(row)), seen);
        String type = Rates.INSURANCE_TYPE.in(row);
        SortedMap<String, BigDecimal> institutions = institutions(region, seen);
        List<CaseSums> local = sums(region, Set.of(year.value()), !institutions.isEmpty(), seen).stream()
                .filter(sums -> sums.isLocal() && sums.insuranceType().equals(type))
                .toList();
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        SortedMap<String, SortedMap<Integer, BigDecimal>> coefficients = new TreeMap<>();
        Set<String> basicGroups = new HashSet<>();
        Dataset<Row> standards = seen.published(PaymentStandards.TABLE)
                .where(PaymentStandards.REGION_CODE
                        .col()
                        .equalTo(region.code())
                        .and(PaymentStandards.INSURANCE_TYPE.col().equalTo(type)));
        BigDecimal basicCoefficient = BigDecimal.ONE;
        for (Row standard : seen.lake().small(standards, SUMS_MAX)) {
            String group = PaymentStandards.GROUP_CODE.in(standard);
            weights.put(group, PaymentStandards.RELATIVE_WEIGHT.in(standard));
            basicCoefficient = PaymentStandards.IS_BASIC.in(standard)
                    ? PaymentStandards.HOSPITAL_COEFFICIENT.in(standard)
                    : basicCoefficient;
            if (PaymentStandards.IS_BASIC.in(standard)) {
                basicGroups.add(group);
            }
            coefficients
                    .computeIfAbsent(group, code -> new TreeMap<>())
                    .put(PaymentStandards.LEVEL_CLASS.in(standard), PaymentStandards.HOSPITAL_COEFFICIENT.in(standard));
        }
        return new Formed(
                local,
                weights,
                new PaymentStandard.Coefficients(
                        new TreeMap<>(), coefficients, institutions, basicGroups, basicCoefficient));
    }

    private static List<String> rate(Row row, Seen seen) {
        RateBasis all = formed(row, seen).basis(sums -> true);
        return lines(row, all, all.weightTimesCoefficient());
    }

    private static List<String> levelRate(Row row, Seen seen) {
        int level = LevelRates.LEVEL_CLASS.in(row);
        Formed formed = formed(row, seen);
        List<String> lines = new ArrayList<>();
        lines.add("Budget: " + LevelRates.BUDGET_SHARE.in(row) + " of that of the insurance type = "
                + LevelRates.INPATIENT_BUDGET_YUAN.in(row) + " yuan.");
        lines.addAll(lines(
                row,
                formed.basis(sums -> true),
                formed.basis(sums -> sums.levelClass() == level).weightTimesCoefficient()));
        return lines;
    }

    /** Both tables of rates name budget, rate, and basis alike. */
    private static List<String> lines(Row row, RateBasis basis, BigDecimal totalWeight) {
        BigDecimal budget = Rates.INPATIENT_BUDGET_YUAN.in(row);
        List<String> lines = new ArrayList<>();
        lines.add("Fund ratio: the basic pool paid " + basis.poolYuan() + " of " + basis.costYuan() + " yuan = "
                + Money.round(basis.fundRatio(), Money.SHARE.scale()) + ".");
        lines.add("Total weight: sum of weight x coefficient = " + totalWeight + ".");
        lines.add("Rate: " + budget + " / (" + basis.poolYuan() + " / " + basis.costYuan() + ") / " + totalWeight
                + result(
                        PaymentStandard.rateYuan(budget, basis.fundRatio(), Money.exact(totalWeight)),
                        Rates.CALCULATED_RATE_YUAN.in(row)));
        lines.add(Rates.RATE_BASIS.in(row) + ": the rate is " + Rates.RATE_YUAN.in(row)
                + (Rates.RATE_YUAN.in(row).compareTo(Rates.CALCULATED_RATE_YUAN.in(row)) == 0
                        ? ", as calculated."
                        : ", because an earlier rate of the year has a say."));
        return lines;
    }

    /** Coefficients that single institutions have of their own; none where those of level classes hold. */
    private static SortedMap<String, BigDecimal> institutions(Region region, Seen seen) {
        SortedMap<String, BigDecimal> coefficients = new TreeMap<>();
        seen.lake()
                .small(
                        seen.published(InstitutionCoefficients.TABLE)
                                .where(InstitutionCoefficients.REGION_CODE.col().equalTo(region.code())),
                        SUMS_MAX)
                .forEach(row -> coefficients.put(
                        InstitutionCoefficients.INSTITUTION_CODE.in(row),
                        InstitutionCoefficients.HOSPITAL_COEFFICIENT.in(row)));
        return coefficients;
    }

    /** An initial rate rests on the year before. */
    private static PolicyYear basisYear(PolicyYear year, Seen seen) {
        return seen.run().arguments().contains("--stage " + RatePolicy.Stage.INITIAL) ? year.minus(1) : year;
    }

    private static List<String> coefficient(Row row, Seen seen) {
        if (isByPoints(row)) {
            return List.of("By DIP: level class " + PaymentStandards.LEVEL_CLASS.in(row)
                    + " takes " + PaymentStandards.HOSPITAL_COEFFICIENT.in(row) + " for disease "
                    + PaymentStandards.GROUP_CODE.in(row)
                    + ", by what matched cases cost there; it is not formed again here.");
        }
        Region region = Region.of(PaymentStandards.REGION_CODE.in(row));
        PolicyYear year = new PolicyYear(PaymentStandards.YEAR.in(row));
        int level = PaymentStandards.LEVEL_CLASS.in(row);
        String group = PaymentStandards.GROUP_CODE.in(row);
        CoefficientPolicy policy = CoefficientPolicy.from(seen.policy(region.code()), basisYear(year, seen));
        List<CaseSums> grouped = sums(region, policy.years().byYear().keySet(), false, seen).stream()
                .filter(sums -> sums.groupCode() != null)
                .toList();
        Set<String> basicGroups = new HashSet<>();
        seen.lake()
                .small(RateInputs.basicGroups(seen.lake().read(CodeLists.TABLE), year), SUMS_MAX)
                .forEach(each -> basicGroups.add(CodeLists.CODE.in(each)));
        List<String> lines = new ArrayList<>();
        if (basicGroups.contains(group)) {
            lines.add("Group " + group + " is on the list of basic groups.");
        }
        policy.years()
                .byYear()
                .forEach((each, counts) -> lines.add(each + " (counts " + counts + "): "
                        + costs(grouped, each, level, "level class " + level) + "; "
                        + costs(grouped, each, null, "the region")
                        + "."));
        BigDecimal formed = policy.coefficients(
                        grouped.stream().map(CaseSums::classCost).toList(), basicGroups)
                .of(level, group);
        lines.add(policy.method()
                + result(Money.round(formed, Money.WEIGHT.scale()), PaymentStandards.HOSPITAL_COEFFICIENT.in(row)));
        return lines;
    }

    private static String costs(
            List<CaseSums> all, int year, @org.jspecify.annotations.Nullable Integer level, String whose) {
        List<CaseSums> some = all.stream()
                .filter(sums -> sums.year() == year && (level == null || sums.levelClass() == level))
                .toList();
        return whose + " " + some.stream().mapToLong(CaseSums::caseCount).sum() + " cases for "
                + some.stream().map(CaseSums::costYuan).reduce(BigDecimal.ZERO, BigDecimal::add) + " yuan";
    }

    private static List<CaseSums> sums(Region region, Set<Integer> years, boolean byInstitution, Seen seen) {
        Map<Region, Set<Integer>> window = new HashMap<>();
        window.put(region, years);
        Dataset<Row> sums = RateInputs.sums(
                seen.lake().readYears(GroupedCases.TABLE, window).where(GroupedCases.counts()),
                byInstitution ? Set.of(region.code()) : Set.of(),
                PaidHere.asRecorded(
                        seen.lake(),
                        seen.policy("national"),
                        PolicyYear.of(seen.run().period())));
        return seen.lake().small(sums, SUMS_MAX).stream()
                .map(RateInputs::caseSums)
                .toList();
    }

    private RateDerivations() {}
}
