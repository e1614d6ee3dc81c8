package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.time.PolicyYear;

/** Rows of {@link SchemeQualities} for one region: on the window, and on cases that last year's weights have not seen. */
final class QualityRows {
    private static final BigDecimal EVEN = new BigDecimal("0.5");

    /**
     * @param sums of the window, under the way to trim in force, with a cost above 0
     * @param lastWeights published for the year before; none if there are none
     */
    static List<Row> of(
            String region,
            PolicyYear year,
            List<GroupSums> sums,
            Stability.Limits limits,
            Map<String, BigDecimal> lastWeights) {
        String scheme = sums.get(0).scheme();
        SortedMap<String, CostSpread> window = spreads(sums, Integer.MIN_VALUE);
        Row onWindow = row(region, year, scheme, "WINDOW", window, 0, SchemeQuality.of(window.values()), limits);

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
                        limits));
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
            Stability.Limits limits) {
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
                groups.values().stream()
                        .filter(costs -> costs.compareVariation(EVEN, degrees) < 0)
                        .count(),
                groups.values().stream()
                        .filter(costs -> costs.compareVariation(BigDecimal.ONE, degrees) > 0)
                        .count());
    }

    private static long cases(Collection<CostSpread> groups) {
        return groups.stream().mapToLong(CostSpread::caseCount).sum();
    }

    private QualityRows() {}
}
