package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.jobs.weights.CaseCleaning;
import org.medfund.jobs.weights.CleaningPolicy;
import org.medfund.jobs.weights.CostBlock;
import org.medfund.jobs.weights.DipScore;
import org.medfund.jobs.weights.RemovalReason;
import org.medfund.jobs.weights.SchemeQuality;
import org.medfund.jobs.weights.Stability;
import org.medfund.jobs.weights.StructureAdjustment;
import org.medfund.jobs.weights.WeightBasis;
import org.medfund.jobs.weights.WeightCalibration;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;
import org.medfund.jobs.weights.WeightLimits;
import org.medfund.jobs.weights.WeightNeutrality;
import org.medfund.jobs.weights.WeightPolicy;
import org.medfund.jobs.weights.WeightPrecision;

/** Cases of cleaning, weights, and scores (SPEC B.1, B.3 to B.6, C.2). */
final class WeightCases {
    /** The year of cases that name none. */
    private static final int ONE_YEAR = 2025;

    static Map<String, Object> clean(AcceptanceCase example) {
        List<String> order = new ArrayList<>();
        example.params().get("order").forEach(reason -> order.add(reason.asText()));
        CleaningPolicy policy = new CleaningPolicy(
                CleaningPolicy.reasons(order),
                example.decimal("cost_min_yuan", "clean.cost_min"),
                example.whole("los_max_days", "clean.los_max"),
                example.whole("los_min_days", "clean.los_min"),
                example.whole("z53_max_los", "clean.z53_max_los"),
                example.whole("same_day_los", "date.same_day_los"),
                example.decimal("line_tol", "clean.line_tol"));
        List<CaseCleaning.Claim> claims = new ArrayList<>();
        example.input().get("setl").forEach(row -> claims.add(claim(row)));
        CaseCleaning.Delivery delivery = CaseCleaning.Delivery.of(claims);

        List<String> kept = new ArrayList<>();
        Map<String, Object> stays = new LinkedHashMap<>();
        Map<String, String> removed = new LinkedHashMap<>();
        for (CaseCleaning.Claim claim : claims) {
            Optional<RemovalReason> reason = CaseCleaning.firstReason(claim, delivery, policy);
            if (reason.isPresent()) {
                removed.put(claim.settlementId(), reason.get().name());
            } else {
                kept.add(claim.settlementId());
                stays.put(claim.settlementId(), CaseCleaning.stayDays(claim, policy));
            }
        }
        return Map.of("kept", kept, "los", stays, "removed", removed);
    }

    private static CaseCleaning.Claim claim(JsonNode row) {
        return new CaseCleaning.Claim(
                text(row, "setl_id"),
                row.path("version").asInt(1),
                "1".equals(text(row, "refd_setl_flag")),
                text(row, "orig_setl_id"),
                LocalDate.parse(text(row, "adm_date")),
                LocalDate.parse(text(row, "dscg_date")),
                text(row, "main_diag"),
                row.path("diag_listed").asBoolean(true),
                decimal(row, "medfee_sumamt"),
                row.hasNonNull("line_sum") ? decimal(row, "line_sum") : null,
                row.path("in_scope").asBoolean(true));
    }

    static Map<String, Object> weight(AcceptanceCase example) {
        YearWeights years = oneYear();
        List<GroupYear> groups = new ArrayList<>();
        costsByGroup(example.input().get("cases"))
                .forEach((group, costs) -> groups.add(new GroupYear(group, null, ONE_YEAR, CostSpread.of(costs))));
        List<GroupWeight> weights = WeightCalibration.calibrate(
                groups,
                new WeightPolicy(
                        years,
                        new Stability.Limits(1, BigDecimal.ONE, 0),
                        WeightBasis.OWN_MEAN,
                        new WeightPrecision.Limits(
                                example.decimal("z", "interval.z"),
                                example.decimal("fluctuation_max", "interval.fluctuation_max"))),
                Map.of());
        CostSpread all = groups.stream().map(GroupYear::costs).reduce(CostSpread.NONE, CostSpread::plus);
        Map<String, Object> byGroup = new HashMap<>();
        weights.forEach(weight -> byGroup.put(weight.groupCode(), weight.weight()));
        return Map.of(
                "overall_mean", years.meanYuan(Map.of(ONE_YEAR, all.total())),
                "rw", byGroup,
                "cmi", WeightCalibration.caseMixIndex(weights));
    }

    static Map<String, Object> yearWeight(AcceptanceCase example) {
        SortedMap<Integer, BigDecimal> byYear = new TreeMap<>();
        example.params()
                .get("year_weights")
                .properties()
                .forEach(entry -> byYear.put(
                        Integer.valueOf(entry.getKey()),
                        new BigDecimal(entry.getValue().asText())));
        YearWeights years = new YearWeights(
                YearWeights.Method.valueOf(example.params().get("policy").asText()), byYear);
        BigFraction overall = years.meanYuan(costsByYear(example.input().get("overall")));
        Map<String, Object> means = new HashMap<>();
        Map<String, Object> weights = new HashMap<>();
        Map<String, Object> scores = new HashMap<>();
        example.input().get("groups").properties().forEach(group -> {
            BigFraction mean = years.meanYuan(costsByYear(group.getValue()));
            BigFraction ratio = WeightCalibration.relativeWeight(mean, overall);
            means.put(group.getKey(), mean);
            weights.put(group.getKey(), Money.round(ratio, example.whole("weight_scale", "num.rw_scale")));
            scores.put(
                    group.getKey(),
                    Money.round(
                            DipScore.AVERAGE_COST.score(mean, overall, example.decimal("dip_base", "dip.score_base")),
                            example.whole("score_scale", "num.score_scale")));
        });
        return Map.of("overall_mean", overall, "group_mean", means, "rw", weights, "dip_score", scores);
    }

    static Map<String, Object> stability(AcceptanceCase example) {
        Stability.Limits limits = limits(example);
        Map<String, Object> variations = new HashMap<>();
        Map<String, Object> statuses = new HashMap<>();
        example.input().get("groups").properties().forEach(group -> {
            CostSpread spread = CostSpread.of(costs(group.getValue()));
            variations.put(group.getKey(), spread.variation(limits.deltaDegreesOfFreedom()));
            statuses.put(group.getKey(), Stability.of(spread, limits).name());
        });
        return Map.of("cv", variations, "status", statuses);
    }

    static Map<String, Object> reductionInVariance(AcceptanceCase example) {
        SchemeQuality quality = SchemeQuality.of(costsByGroup(example.input().get("cases")).values().stream()
                .map(CostSpread::of)
                .toList());
        return Map.of("sst", quality.total(), "ssw", quality.withinGroups(), "riv", quality.reductionInVariance());
    }

    static Map<String, Object> smallGroup(AcceptanceCase example) {
        CostSpread own = CostSpread.of(costs(example.input().get("group").get("costs")));
        JsonNode siblings = example.input().get("siblings_in_adrg");
        Map<Integer, CostSum> ofGroup = Map.of(ONE_YEAR, own.total());
        Map<Integer, CostSum> ofSiblings = Map.of(ONE_YEAR, costSum(siblings));
        BigFraction overall = Money.exact(decimal(example.input(), "overall_mean"));
        Map<String, Object> results = new HashMap<>();
        for (WeightBasis basis : List.of(WeightBasis.OWN_MEAN, WeightBasis.PARENT_ADRG)) {
            results.put(
                    basis.name(),
                    Money.round(
                            WeightCalibration.relativeWeight(basis.meanYuan(oneYear(), ofGroup, ofSiblings), overall),
                            example.whole("weight_scale", "num.rw_scale")));
        }
        results.put("status", Stability.of(own, limits(example)).name());
        return results;
    }

    static Map<String, Object> structure(AcceptanceCase example) {
        Map<String, BigDecimal> factors = new HashMap<>();
        example.params()
                .get("k")
                .properties()
                .forEach(factor -> factors.put(
                        factor.getKey(), new BigDecimal(factor.getValue().asText())));
        List<StructureAdjustment.GroupCost> groups = new ArrayList<>();
        example.input().get("groups").forEach(group -> {
            Map<CostBlock, BigFraction> blocks = new TreeMap<>();
            for (CostBlock block : CostBlock.values()) {
                blocks.put(block, Money.exact(decimal(group, block.name().toLowerCase(Locale.ROOT))));
            }
            groups.add(StructureAdjustment.GroupCost.ofBlocks(
                    text(group, "g"), group.get("n").asLong(), blocks));
        });
        StructureAdjustment adjustment = StructureAdjustment.of(groups, StructureAdjustment.factors(factors));
        Map<String, Object> weights = new HashMap<>();
        groups.forEach(group -> weights.put(
                group.groupCode(),
                Money.round(
                        adjustment.weight(group.groupCode(), BigFraction.ONE),
                        example.whole("weight_scale", "num.rw_scale"))));
        return Map.of(
                "adj_mean", adjustment.adjustedMeansYuan(),
                "overall_adj_mean", adjustment.overallMeanYuan(),
                "rw", weights);
    }

    static Map<String, Object> neutrality(AcceptanceCase example) {
        Set<String> frozen = new HashSet<>();
        example.input().path("frozen").forEach(group -> frozen.add(group.asText()));
        int scale = example.whole("weight_scale", "num.rw_scale");
        WeightNeutrality withFrozen = WeightNeutrality.of(neutralGroups(example, frozen), example.id());
        WeightNeutrality free = WeightNeutrality.of(neutralGroups(example, Set.of()), example.id());
        return Map.of(
                "total_base", WeightNeutrality.totalBefore(neutralGroups(example, frozen)),
                "factor_frozen_6dp", withFrozen.factor(),
                "rw_frozen", rounded(withFrozen.weights(), scale),
                "factor_free_6dp", free.factor(),
                "rw_free", rounded(free.weights(), scale));
    }

    private static List<WeightNeutrality.Group> neutralGroups(AcceptanceCase example, Set<String> frozen) {
        List<WeightNeutrality.Group> groups = new ArrayList<>();
        for (JsonNode row : example.input().get("groups")) {
            BigFraction adjusted = Money.exact(decimal(row, "rw_adj"));
            groups.add(new WeightNeutrality.Group(
                    text(row, "g"),
                    row.get("n").asLong(),
                    Money.exact(decimal(row, "rw_base")),
                    adjusted,
                    frozen.contains(text(row, "g")) ? WeightLimits.exactly(adjusted) : WeightLimits.NONE));
        }
        return groups;
    }

    private static Map<String, BigDecimal> rounded(Map<String, BigFraction> weights, int scale) {
        Map<String, BigDecimal> rounded = new HashMap<>();
        weights.forEach((group, weight) -> rounded.put(group, Money.round(weight, scale)));
        return rounded;
    }

    static Map<String, Object> dipScore(AcceptanceCase example) {
        Map<DipScore, String> divisors = Map.of(
                DipScore.AVERAGE_COST, "M_all",
                DipScore.REFERENCE_DISEASE, "M_reference",
                DipScore.STANDARD_QUOTA, "quota_per_point");
        Map<String, Object> scores = new HashMap<>();
        divisors.forEach((method, divisor) -> scores.put(
                method.name(),
                Money.round(
                        method.score(
                                Money.exact(decimal(example.input(), "m")),
                                Money.exact(decimal(example.input(), divisor)),
                                example.decimal("base", "dip.score_base")),
                        example.whole("score_scale", "num.score_scale"))));
        return scores;
    }

    private static Stability.Limits limits(AcceptanceCase example) {
        return new Stability.Limits(
                example.whole("min_cases", "drg.min_cases"),
                example.decimal("cv_max", "drg.cv_max"),
                example.whole("ddof", "stat.ddof"));
    }

    private static YearWeights oneYear() {
        return YearWeights.endingIn(ONE_YEAR, YearWeights.Method.YW_MEAN_OF_MEANS, List.of(BigDecimal.ONE));
    }

    private static List<BigDecimal> costs(JsonNode list) {
        List<BigDecimal> costs = new ArrayList<>();
        list.forEach(cost -> costs.add(new BigDecimal(cost.asText())));
        return costs;
    }

    private static SortedMap<String, List<BigDecimal>> costsByGroup(JsonNode cases) {
        SortedMap<String, List<BigDecimal>> byGroup = new TreeMap<>();
        cases.forEach(each -> byGroup.computeIfAbsent(text(each, "g"), group -> new ArrayList<>())
                .add(decimal(each, "cost")));
        return byGroup;
    }

    private static Map<Integer, CostSum> costsByYear(JsonNode years) {
        Map<Integer, CostSum> byYear = new TreeMap<>();
        years.properties().forEach(year -> byYear.put(Integer.valueOf(year.getKey()), costSum(year.getValue())));
        return byYear;
    }

    private static CostSum costSum(JsonNode cases) {
        return CostSum.ofMean(cases.get("n").asLong(), decimal(cases, "mean"));
    }

    private WeightCases() {}
}
