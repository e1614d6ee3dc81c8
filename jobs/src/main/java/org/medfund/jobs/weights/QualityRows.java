package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.SplitCriteria.Lack;

/** Rows of {@link SchemeQualities} for one region: on the window, and on cases that last year's weights have not seen. */
final class QualityRows {
    private static final BigDecimal EVEN = new BigDecimal("0.5");
    private static final BigDecimal MODERATE = new BigDecimal("0.7");

    /**
     * @param sums of the window, under the way to trim in force, with a cost above 0
     * @param lastWeights published for the year before; none if there are none
     * @param levels of the hospitals, if costs are standardised
     */
    static List<Row> of(
            String region,
            PolicyYear year,
            List<GroupSums> sums,
            CalibrationPolicy policy,
            Map<String, BigDecimal> lastWeights,
            @Nullable HospitalLevels levels) {
        String scheme = sums.get(0).scheme();
        SortedMap<String, CostSpread> window = spreads(sums, Integer.MIN_VALUE);
        Row onWindow =
                row(region, year, scheme, "WINDOW", window, 0, SchemeQuality.of(window.values()), policy, sums, levels);

        SortedMap<String, CostSpread> thisYear = spreads(sums, year.value());
        SortedMap<String, CostSpread> known = new TreeMap<>(thisYear);
        known.keySet().retainAll(lastWeights.keySet());
        if (known.isEmpty()) {
            return List.of(onWindow);
        }
        long unknown = cases(thisYear.values()) - cases(known.values());
        BigFraction mean = known.values().stream()
                .reduce(CostSpread.NONE, CostSpread::plus)
                .total()
                .meanYuan();
        SortedMap<String, BigFraction> predicted = new TreeMap<>();
        known.keySet()
                .forEach(group -> predicted.put(
                        group,
                        Money.exact(lastWeights.getOrDefault(group, BigDecimal.ONE))
                                .multiply(mean)));
        return List.of(
                onWindow,
                row(
                        region,
                        year,
                        scheme,
                        "NEXT_YEAR",
                        known,
                        unknown,
                        SchemeQuality.predicted(known, predicted),
                        policy,
                        sums.stream()
                                .filter(sum -> sum.kept().year() >= year.value()
                                        && known.containsKey(sum.kept().groupCode()))
                                .toList(),
                        levels));
    }

    private static SortedMap<String, CostSpread> spreads(List<GroupSums> sums, int from) {
        SortedMap<String, CostSpread> spreads = new TreeMap<>();
        sums.stream()
                .map(GroupSums::kept)
                .filter(kept -> kept.year() >= from && kept.costs().caseCount() > 0)
                .forEach(kept -> spreads.merge(kept.groupCode(), kept.costs(), CostSpread::plus));
        return spreads;
    }

    private static Row row(
            String region,
            PolicyYear year,
            String scheme,
            String judgedOn,
            SortedMap<String, CostSpread> groups,
            long unknown,
            SchemeQuality quality,
            CalibrationPolicy policy,
            List<GroupSums> sums,
            @Nullable HospitalLevels levels) {
        Stability.Limits limits = policy.weights().stability();
        SortedMap<String, Set<Lack>> lacks = splitLacks(sums, policy.quality().split());
        long even = below(EVEN, groups, limits);
        long moderate = below(MODERATE, groups, limits) - even;
        long uneven = groups.values().stream()
                .filter(costs -> costs.compareVariation(BigDecimal.ONE, limits.deltaDegreesOfFreedom()) > 0)
                .count();
        long cases = cases(groups.values());
        long unstable = groups.values().stream()
                .filter(costs -> Stability.of(costs, limits) != Stability.STABLE)
                .count();
        int degrees = limits.deltaDegreesOfFreedom();
        double variation = groups.values().stream()
                .mapToDouble(costs -> costs.variation(degrees).doubleValue() * costs.caseCount())
                .sum();
        return RowFactory.create(
                region,
                year.value(),
                scheme,
                judgedOn,
                cases,
                unknown,
                quality.reductionInVariance().doubleValue(),
                (long) groups.size(),
                unstable,
                variation / cases,
                even,
                moderate,
                groups.size() - even - moderate - uneven,
                uneven,
                quality.reductionInVariance()
                                .compareTo(Money.exact(policy.quality().reductionTarget()))
                        >= 0,
                (long) lacks.size(),
                lacks.values().stream().filter(each -> !each.isEmpty()).count(),
                levels == null ? null : levels.roundCount(),
                levels == null ? null : levels.lastChange());
    }

    /** What the groups of split ADRGs lack, over the kept cases of all years of the sums together. */
    static SortedMap<String, Set<Lack>> splitLacks(List<GroupSums> sums, SplitCriteria criteria) {
        SortedMap<String, String> adrgs = new TreeMap<>();
        sums.stream().map(GroupSums::kept).forEach(kept -> {
            String adrg = kept.adrgCode();
            if (adrg != null) {
                adrgs.put(kept.groupCode(), adrg);
            }
        });
        SortedMap<String, CostSpread> costs = spreads(sums, Integer.MIN_VALUE);
        costs.keySet().retainAll(adrgs.keySet());
        return criteria.lacks(costs.entrySet().stream()
                .map(group -> new SplitCriteria.Part(
                        Objects.requireNonNull(adrgs.get(group.getKey())), group.getKey(), group.getValue()))
                .toList());
    }

    /** As {@link org.medfund.core.table.weights.RelativeWeights#SPLIT_LACKS} has it. */
    static @Nullable String told(@Nullable Set<Lack> lacks) {
        return lacks == null ? null : lacks.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static long below(BigDecimal limit, SortedMap<String, CostSpread> groups, Stability.Limits limits) {
        return groups.values().stream()
                .filter(costs -> costs.compareVariation(limit, limits.deltaDegreesOfFreedom()) < 0)
                .count();
    }

    private static long cases(Collection<CostSpread> groups) {
        return groups.stream().mapToLong(CostSpread::caseCount).sum();
    }

    private QualityRows() {}
}
