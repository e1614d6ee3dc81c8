package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/**
 * What chance does to a weight beyond the spread of its own kept cases: it moves the bounds of trimming, and the levels of
 * hospitals.
 *
 * @param ofBounds factor of the half width, by group ({@link TrimInfluence}); 1 where there is none
 * @param ofLevels relative variance that levels add, by group ({@link LevelUncertainty}); 0 where there is none
 */
record IntervalWidening(Map<String, Double> ofBounds, Map<String, Double> ofLevels) {

    /**
     * Of one region.
     *
     * @param sums rows of {@link FactSums} of the region, under the way to trim in force
     * @param cells of its hospitals; none if costs are not standardised
     */
    static IntervalWidening of(
            List<Row> sums,
            FactCodes codes,
            List<GroupWeight> measured,
            List<HospitalLevels.Cell> cells,
            StandardisationPolicy standardisation) {
        SortedMap<String, Double> ofBounds = new TreeMap<>();
        SortedMap<String, Long> numbers = new TreeMap<>();
        for (Row row : sums) {
            String group = codes.group(CaseFacts.GROUP_NUMBER.in(row));
            numbers.put(group, CaseFacts.GROUP_NUMBER.in(row));
            ofBounds.put(group, row.getAs(FactSums.TRIM_WIDENING));
        }
        return of(ofBounds, numbers, measured, cells, standardisation.caseCountMin());
    }

    /**
     * @param numbers of the groups of the cells, by code
     * @param caseCountMin {@code weight.standardisation_min_cases}
     */
    static IntervalWidening of(
            Map<String, Double> ofBounds,
            Map<String, Long> numbers,
            List<GroupWeight> measured,
            List<HospitalLevels.Cell> cells,
            int caseCountMin) {
        SortedMap<Long, Double> squaredVariation = new TreeMap<>();
        for (GroupWeight weight : measured) {
            double variation = weight.variation() * ofBounds.getOrDefault(weight.groupCode(), 1.0);
            squaredVariation.put(Objects.requireNonNull(numbers.get(weight.groupCode())), variation * variation);
        }
        SortedMap<Long, Double> byNumber = LevelUncertainty.relativeVariance(cells, squaredVariation, caseCountMin);
        SortedMap<String, Double> ofLevels = new TreeMap<>();
        numbers.forEach((group, number) -> ofLevels.put(group, byNumber.getOrDefault(number, 0.0)));
        return new IntervalWidening(ofBounds, ofLevels);
    }

    /**
     * The same weights with wider intervals. A weight that rests on its ADRG is widened as the groups of the ADRG are, each
     * by its cases.
     *
     * @param kept every group and year of the region
     */
    List<GroupWeight> widen(List<GroupWeight> weights, Collection<GroupYear> kept, WeightPrecision.Limits limits) {
        SortedMap<String, String> adrgs = new TreeMap<>();
        SortedMap<String, double[]> ofAdrg = new TreeMap<>();
        for (GroupYear each : kept) {
            String adrg = each.adrgCode();
            if (adrg != null) {
                adrgs.put(each.groupCode(), adrg);
                double[] sums = ofAdrg.computeIfAbsent(adrg, code -> new double[3]);
                double cases = each.costs().caseCount();
                sums[0] += cases;
                sums[1] += cases * ofBounds.getOrDefault(each.groupCode(), 1.0);
                sums[2] += cases * ofLevels.getOrDefault(each.groupCode(), 0.0);
            }
        }
        List<GroupWeight> widened = new ArrayList<>();
        for (GroupWeight weight : weights) {
            double factor = ofBounds.getOrDefault(weight.groupCode(), 1.0);
            double variance = ofLevels.getOrDefault(weight.groupCode(), 0.0);
            double[] sums = ofAdrg.get(adrgs.getOrDefault(weight.groupCode(), ""));
            if (weight.basis() == WeightBasis.PARENT_ADRG && sums != null && sums[0] > 0) {
                factor = sums[1] / sums[0];
                variance = sums[2] / sums[0];
            }
            widened.add(widened(weight, factor, variance, limits));
        }
        return widened;
    }

    private static GroupWeight widened(
            GroupWeight weight, double factor, double variance, WeightPrecision.Limits limits) {
        WeightPrecision precision = weight.precision();
        if (precision == null) {
            return weight;
        }
        double ofCases = precision.relativeHalfWidth() * factor;
        double ofLevels = limits.z().doubleValue() * Math.sqrt(variance);
        return new GroupWeight(
                weight.groupCode(),
                weight.caseCount(),
                weight.newestCaseCount(),
                weight.mean(),
                weight.variation(),
                weight.stability(),
                weight.basis(),
                weight.share(),
                WeightPrecision.of(Math.sqrt((ofCases * ofCases) + (ofLevels * ofLevels)), limits));
    }
}
