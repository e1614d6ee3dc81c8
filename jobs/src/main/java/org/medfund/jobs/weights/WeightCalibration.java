package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;

/** Relative weights of one region: mean cost of the group over mean cost of the region (SPEC B.3). */
public final class WeightCalibration {

    /**
     * Costs of the kept cases of one group in one year.
     *
     * @param adrgCode null if the scheme has no ADRGs
     */
    public record GroupYear(String groupCode, @Nullable String adrgCode, int year, CostSpread costs) {}

    /**
     * What a case of a group weighs, as measured.
     *
     * @param caseCount kept cases of all years
     * @param newestCaseCount of them, cases of the newest year
     * @param meanYuan year-weighted mean cost of the group's own cases, unrounded
     * @param variation coefficient of variation over all years
     * @param basis what the weight rests on
     * @param ratio the weight, unrounded
     * @param precision null if the basis is no mean, or its cases have no spread to judge by
     */
    public record GroupWeight(
            String groupCode,
            long caseCount,
            long newestCaseCount,
            BigFraction meanYuan,
            double variation,
            Stability stability,
            WeightBasis basis,
            BigFraction ratio,
            @Nullable WeightPrecision precision) {

        /** Rounded once. */
        public BigDecimal weight() {
            return Money.roundToWeight(ratio);
        }
    }

    /**
     * The weight of every group with a kept case, in order of group code; empty if there is none.
     *
     * @param lastWeights by group, published for the year before by the same scheme
     * @throws IllegalArgumentException if there are cases and all of them together cost nothing
     */
    public static List<GroupWeight> calibrate(
            Collection<GroupYear> costs, WeightPolicy policy, Map<String, BigDecimal> lastWeights) {
        SortedMap<String, List<GroupYear>> byGroup = new TreeMap<>();
        for (GroupYear cost : costs) {
            if (cost.costs().caseCount() > 0) {
                byGroup.computeIfAbsent(cost.groupCode(), code -> new ArrayList<>())
                        .add(cost);
            }
        }
        List<GroupWeight> weights = new ArrayList<>();
        if (byGroup.isEmpty()) {
            return weights;
        }
        BigFraction regionMean = policy.years().meanYuan(byYear(costs));
        byGroup.forEach((code, group) -> {
            group.sort(Comparator.comparingInt(GroupYear::year));
            weights.add(weigh(group, costs, regionMean, policy, lastWeights.get(code)));
        });
        return weights;
    }

    /** The exact ratio a weight is rounded from (SPEC B.3). */
    public static BigFraction relativeWeight(BigFraction meanYuan, BigFraction regionMeanYuan) {
        if (regionMeanYuan.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException("The cases of the region cost nothing; no weight can be formed.");
        }
        return meanYuan.divide(regionMeanYuan);
    }

    /** Case-mix index: the case-weighted mean of weights, unrounded (SPEC B.3). */
    public static BigFraction caseMixIndex(Collection<GroupWeight> weights) {
        BigFraction sum = BigFraction.ZERO;
        long count = 0;
        for (GroupWeight weight : weights) {
            sum = sum.add(Money.exact(weight.weight()).multiply(new BigFraction(weight.caseCount())));
            count += weight.caseCount();
        }
        return sum.divide(new BigFraction(count));
    }

    private static GroupWeight weigh(
            List<GroupYear> group,
            Collection<GroupYear> all,
            BigFraction regionMean,
            WeightPolicy policy,
            @Nullable BigDecimal lastWeight) {
        CostSpread spread = group.stream().map(GroupYear::costs).reduce(CostSpread.NONE, CostSpread::plus);
        Stability stability = Stability.of(spread, policy.stability());
        GroupYear newest = group.get(group.size() - 1);
        WeightBasis basis = stability == Stability.STABLE
                ? WeightBasis.OWN_MEAN
                : available(policy.unstable(), newest.adrgCode() != null, lastWeight != null);
        Map<Integer, CostSum> own = byYear(group);
        List<GroupYear> siblings = basis == WeightBasis.PARENT_ADRG ? siblings(newest, all) : List.of();
        List<GroupYear> restingOn = new ArrayList<>(group);
        restingOn.addAll(siblings);
        BigFraction ratio = switch (basis) {
            case OWN_MEAN, PARENT_ADRG ->
                relativeWeight(basis.meanYuan(policy.years(), own, byYear(siblings)), regionMean);
            case LAST_YEAR_WEIGHT -> Money.exact(java.util.Objects.requireNonNull(lastWeight));
            case PAY_BY_ITEM -> BigFraction.ZERO;
        };
        return new GroupWeight(
                newest.groupCode(),
                spread.caseCount(),
                newest.year() == policy.years().byYear().lastKey()
                        ? newest.costs().caseCount()
                        : 0,
                policy.years().meanYuan(own),
                spread.variation(policy.stability().deltaDegreesOfFreedom()).doubleValue(),
                stability,
                basis,
                ratio,
                basis.isMean()
                        ? WeightPrecision.of(spreadByYear(restingOn), policy.years(), policy.precision())
                                .orElse(null)
                        : null);
    }

    /** Without a weight of last year the ADRG decides, and without an ADRG the group itself. */
    private static WeightBasis available(WeightBasis wanted, boolean hasAdrg, boolean hasLastWeight) {
        WeightBasis basis = wanted == WeightBasis.LAST_YEAR_WEIGHT && !hasLastWeight ? WeightBasis.PARENT_ADRG : wanted;
        return basis == WeightBasis.PARENT_ADRG && !hasAdrg ? WeightBasis.OWN_MEAN : basis;
    }

    /** The other groups of its ADRG; none if it has no ADRG. */
    static List<GroupYear> siblings(GroupYear group, Collection<GroupYear> all) {
        return all.stream()
                .filter(other -> other.adrgCode() != null
                        && other.adrgCode().equals(group.adrgCode())
                        && !other.groupCode().equals(group.groupCode()))
                .toList();
    }

    private static SortedMap<Integer, CostSpread> spreadByYear(Collection<GroupYear> costs) {
        SortedMap<Integer, CostSpread> spreads = new TreeMap<>();
        costs.forEach(cost -> spreads.merge(cost.year(), cost.costs(), CostSpread::plus));
        return spreads;
    }

    private static SortedMap<Integer, CostSum> byYear(Collection<GroupYear> costs) {
        SortedMap<Integer, CostSum> sums = new TreeMap<>();
        costs.forEach(cost -> sums.merge(cost.year(), cost.costs().total(), CostSum::plus));
        return sums;
    }

    private WeightCalibration() {}
}
