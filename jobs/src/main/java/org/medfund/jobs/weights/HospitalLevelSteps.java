package org.medfund.jobs.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.medfund.jobs.weights.HospitalLevels.Cell;

/** One turn from levels of hospitals to values of groups and back, over arrays: {@link HospitalLevelSolution} takes many. */
final class HospitalLevelSteps {
    /** Of each cell its hospital, below 0 if that has no level, and its group of a year. */
    private final int[] hospitalOf;

    private final int[] groupOf;
    private final double[] cases;
    private final double[] cost;
    private final double[] casesOfGroup;
    private final double[] costOfHospital;
    /** Of each hospital the set of hospitals it shares groups with, by the first of them. */
    private final int[] setOf;

    /**
     * @param cells in order of year and group
     * @param places of the hospitals
     */
    HospitalLevelSteps(List<Cell> cells, Map<Long, Integer> places) {
        int size = cells.size();
        int hospitals =
                1 + places.values().stream().mapToInt(place -> place).max().orElse(-1);
        hospitalOf = new int[size];
        groupOf = new int[size];
        cases = new double[size];
        cost = new double[size];
        costOfHospital = new double[hospitals];
        int group = -1;
        for (int i = 0; i < size; i++) {
            Cell cell = cells.get(i);
            boolean isNext = i == 0
                    || cell.year() != cells.get(i - 1).year()
                    || cell.group() != cells.get(i - 1).group();
            group += isNext ? 1 : 0;
            groupOf[i] = group;
            hospitalOf[i] = Objects.requireNonNull(places.get(cell.hospital()));
            cases[i] = cell.caseCount();
            cost[i] = cell.costFen();
            if (hospitalOf[i] >= 0) {
                costOfHospital[hospitalOf[i]] += cost[i];
            }
        }
        casesOfGroup = new double[group + 1];
        for (int i = 0; i < size; i++) {
            casesOfGroup[groupOf[i]] += cases[i];
        }
        setOf = sets(hospitals);
    }

    double[] start() {
        double[] levels = new double[costOfHospital.length];
        Arrays.fill(levels, 1);
        return levels;
    }

    double[] next(double[] levels) {
        double[] values = new double[casesOfGroup.length];
        for (int i = 0; i < cost.length; i++) {
            values[groupOf[i]] += hospitalOf[i] < 0 ? cost[i] : cost[i] / levels[hospitalOf[i]];
        }
        for (int group = 0; group < values.length; group++) {
            values[group] /= casesOfGroup[group];
        }
        double[] expected = new double[levels.length];
        for (int i = 0; i < cost.length; i++) {
            if (hospitalOf[i] >= 0) {
                expected[hospitalOf[i]] += cases[i] * values[groupOf[i]];
            }
        }
        double[] next = new double[levels.length];
        for (int each = 0; each < next.length; each++) {
            boolean isFound = costOfHospital[each] > 0 && expected[each] > 0;
            next[each] = isFound ? costOfHospital[each] / expected[each] : 1;
        }
        return scaled(next);
    }

    /** The cost of each set, taken over its levels, is what it was. */
    private double[] scaled(double[] levels) {
        double[] before = new double[levels.length];
        double[] after = new double[levels.length];
        for (int each = 0; each < levels.length; each++) {
            before[setOf[each]] += costOfHospital[each];
            after[setOf[each]] += costOfHospital[each] / levels[each];
        }
        for (int each = 0; each < levels.length; each++) {
            int set = setOf[each];
            levels[each] *= costOfHospital[each] > 0 ? after[set] / before[set] : 1;
        }
        return levels;
    }

    private int[] sets(int hospitals) {
        int[] first = new int[hospitals];
        for (int each = 0; each < hospitals; each++) {
            first[each] = each;
        }
        int last = -1;
        for (int i = 0; i < groupOf.length; i++) {
            boolean isNextGroup = i == 0 || groupOf[i] != groupOf[i - 1];
            last = isNextGroup ? -1 : last;
            if (hospitalOf[i] >= 0) {
                if (last >= 0) {
                    int one = root(first, last);
                    int other = root(first, hospitalOf[i]);
                    first[Math.max(one, other)] = Math.min(one, other);
                }
                last = hospitalOf[i];
            }
        }
        for (int each = 0; each < hospitals; each++) {
            first[each] = root(first, each);
        }
        return first;
    }

    private static int root(int[] first, int hospital) {
        int at = hospital;
        while (first[at] != at) {
            at = first[at];
        }
        return at;
    }
}
