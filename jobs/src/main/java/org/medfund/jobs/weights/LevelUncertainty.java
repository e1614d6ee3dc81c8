package org.medfund.jobs.weights;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.jobs.weights.HospitalLevels.Cell;

/**
 * What chance in the levels of hospitals does to the value of a group: much where nearly all of a group is seen at one
 * hospital that shares few other cases.
 *
 * <p>The level of a hospital is judged by the groups it shares. To first order its relative variance is
 * {@code sum of (c² (1 - s) v / n) / (sum of c (1 - s))²} over years and groups, with c the hospital's cost in the group, n its
 * cases, s its share of the group's cases, and v the group's squared coefficient of variation: a group seen nowhere else says
 * nothing. Hospitals too small for levels of their own count as the one whose level they share, or not at all if they have
 * level 1 by definition. Into a group go the variances of its hospitals' levels by the squares of their shares in its cost. Statistics, in
 * doubles summed in order of number.
 */
final class LevelUncertainty {

    /**
     * The relative variance that levels add to the mean of each group.
     *
     * @param cells of the last round, each year, group, and hospital once
     * @param squaredVariation by group, as the mean varies with it; none counts as 0
     * @param caseCountMin hospitals with fewer cases are taken as one, as their levels were found
     */
    static SortedMap<Long, Double> relativeVariance(
            Collection<Cell> cells, Map<Long, Double> squaredVariation, int caseCountMin) {
        Map<List<Long>, Long> casesOfGroup = new HashMap<>();
        SortedMap<Long, Double> costOfGroup = new TreeMap<>();
        SortedMap<Long, SortedMap<Long, Double>> costs = new TreeMap<>();
        List<Cell> ordered = HospitalLevelSolution.pooled(cells, caseCountMin);
        for (Cell cell : ordered) {
            casesOfGroup.merge(key(cell), cell.caseCount(), Long::sum);
            costOfGroup.merge(cell.group(), (double) cell.costFen(), Double::sum);
            costs.computeIfAbsent(cell.group(), group -> new TreeMap<>())
                    .merge(cell.hospital(), (double) cell.costFen(), Double::sum);
        }
        SortedMap<Long, Double> noise = new TreeMap<>();
        SortedMap<Long, Double> information = new TreeMap<>();
        for (Cell cell : ordered) {
            double elsewhere = 1 - (double) cell.caseCount() / casesOfGroup.getOrDefault(key(cell), 1L);
            double cost = cell.costFen();
            double variation = squaredVariation.getOrDefault(cell.group(), 0.0);
            noise.merge(cell.hospital(), cost * cost * elsewhere * variation / cell.caseCount(), Double::sum);
            information.merge(cell.hospital(), cost * elsewhere, Double::sum);
        }
        SortedMap<Long, Double> variances = new TreeMap<>();
        costs.forEach((group, byHospital) -> {
            double variance = 0;
            for (var cost : byHospital.entrySet()) {
                boolean hasLevel = cost.getKey() != HospitalLevelSolution.NO_LEVEL;
                double known = hasLevel ? information.getOrDefault(cost.getKey(), 0.0) : 0;
                double share = cost.getValue() / Math.max(1, costOfGroup.getOrDefault(group, 1.0));
                // A hospital without a level, or that shares no group, has level 1 by definition, not by measurement.
                variance += known == 0 ? 0 : share * share * noise.getOrDefault(cost.getKey(), 0.0) / (known * known);
            }
            variances.put(group, variance);
        });
        return variances;
    }

    private static List<Long> key(Cell cell) {
        return List.of((long) cell.year(), cell.group());
    }

    private LevelUncertainty() {}
}
