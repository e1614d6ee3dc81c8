package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.money.Ratio;

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
     * @param mean year-weighted mean cost of the group's own cases, in yuan, unrounded
     * @param variation coefficient of variation over all years
     * @param basis what the weight rests on
     * @param share of the mean of the region: the weight, unrounded
     * @param precision null if the basis is no mean, or its cases have no spread to judge by
     */
    public record GroupWeight(
            String groupCode,
            long caseCount,
            long newestCaseCount,
            Ratio mean,
            double variation,
            Stability stability,
            WeightBasis basis,
            Ratio share,
            @Nullable WeightPrecision precision) {

        public GroupWeight(
                String groupCode,
                long caseCount,
                long newestCaseCount,
                BigFraction meanYuan,
                double variation,
                Stability stability,
                WeightBasis basis,
                BigFraction ratio,
                @Nullable WeightPrecision precision) {
            this(
                    groupCode,
                    caseCount,
                    newestCaseCount,
                    Ratio.of(meanYuan),
                    variation,
                    stability,
                    basis,
                    Ratio.of(ratio),
                    precision);
        }

        /** Rounded once. */
        public BigDecimal weight() {
            return share.round(Money.WEIGHT.scale());
        }

        /** The mean, reduced. */
        public BigFraction meanYuan() {
            return mean.exact();
        }

        /** The weight, unrounded and reduced. */
        public BigFraction ratio() {
            return share.exact();
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
        if (byGroup.isEmpty()) {
            return List.of();
        }
        Ratio regionMean = policy.years().unreducedMeanYuan(byYear(costs));
        Map<String, List<GroupYear>> byAdrg = byAdrg(costs);
        List<List<GroupYear>> groups = new ArrayList<>(byGroup.values());
        // No group depends on another, so that the order in which they are weighed shows nowhere.
        return groups.parallelStream()
                .map(group -> weigh(
                        group,
                        byAdrg,
                        regionMean,
                        policy,
                        lastWeights.get(group.get(0).groupCode())))
                .toList();
    }

    /** The exact ratio a weight is rounded from (SPEC B.3). */
    public static BigFraction relativeWeight(BigFraction meanYuan, BigFraction regionMeanYuan) {
        return shareOf(Ratio.of(meanYuan), Ratio.of(regionMeanYuan)).exact();
    }

    private static Ratio shareOf(Ratio meanYuan, Ratio regionMeanYuan) {
        if (regionMeanYuan.signum() <= 0) {
            throw new IllegalArgumentException("The cases of the region cost nothing; no weight can be formed.");
        }
        return meanYuan.dividedBy(regionMeanYuan);
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
            Map<String, List<GroupYear>> byAdrg,
            Ratio regionMean,
            WeightPolicy policy,
            @Nullable BigDecimal lastWeight) {
        CostSpread spread = group.stream().map(GroupYear::costs).reduce(CostSpread.NONE, CostSpread::plus);
        Stability stability = Stability.of(spread, policy.stability());
        GroupYear newest = Collections.max(group, Comparator.comparingInt(GroupYear::year));
        String adrg = newest.adrgCode();
        WeightBasis basis = stability == Stability.STABLE
                ? WeightBasis.OWN_MEAN
                : available(policy.unstable(), adrg != null, lastWeight != null);
        SortedMap<Integer, CostSpread> own = byYear(group);
        Ratio mean = policy.years().unreducedMeanYuan(own);
        SortedMap<Integer, CostSpread> restingOn =
                basis == WeightBasis.PARENT_ADRG ? byYear(withSiblings(group, adrg, byAdrg)) : own;
        Ratio share = switch (basis) {
            case OWN_MEAN -> shareOf(mean, regionMean);
            case PARENT_ADRG -> shareOf(policy.years().unreducedMeanYuan(restingOn), regionMean);
            case LAST_YEAR_WEIGHT -> Ratio.of(Objects.requireNonNull(lastWeight));
            case PAY_BY_ITEM -> Ratio.ZERO;
        };
        return new GroupWeight(
                newest.groupCode(),
                spread.caseCount(),
                newest.year() == policy.years().byYear().lastKey()
                        ? newest.costs().caseCount()
                        : 0,
                mean,
                spread.variation(policy.stability().deltaDegreesOfFreedom()).doubleValue(),
                stability,
                basis,
                share,
                basis.isMean()
                        ? WeightPrecision.of(restingOn, policy.years(), policy.precision())
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

    private static Map<String, List<GroupYear>> byAdrg(Collection<GroupYear> costs) {
        Map<String, List<GroupYear>> byAdrg = new HashMap<>();
        for (GroupYear cost : costs) {
            if (cost.adrgCode() != null) {
                byAdrg.computeIfAbsent(cost.adrgCode(), code -> new ArrayList<>())
                        .add(cost);
            }
        }
        return byAdrg;
    }

    /** The group's own years whatever ADRG they name, and those of the other groups of its ADRG. */
    private static List<GroupYear> withSiblings(
            List<GroupYear> group, @Nullable String adrg, Map<String, List<GroupYear>> byAdrg) {
        List<GroupYear> together = new ArrayList<>(group);
        if (adrg != null) {
            String own = group.get(0).groupCode();
            byAdrg.getOrDefault(adrg, List.of()).stream()
                    .filter(other -> !other.groupCode().equals(own))
                    .forEach(together::add);
        }
        return together;
    }

    private static SortedMap<Integer, CostSpread> byYear(Collection<GroupYear> costs) {
        SortedMap<Integer, CostSpread> spreads = new TreeMap<>();
        costs.forEach(cost -> spreads.merge(cost.year(), cost.costs(), CostSpread::plus));
        return spreads;
    }

    private WeightCalibration() {}
}
