package org.medfund.jobs.weights;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.jobs.weights.HospitalLevels.Cell;

/**
 * Levels of hospitals and values of groups that agree with each other: the value of a group in a year is the mean of its
 * costs over the levels of their hospitals, and the level of a hospital is its cost over the values of its cases.
 *
 * <p>The two are taken in turn from levels of 1 until no level moves by more than {@value #STEP_TOLERANCE}. A year's groups
 * have values of their own, so a rise of prices never passes for a level. Only hospitals that share groups, directly or
 * over others, can be compared: within each such set levels are scaled so that its cost stays what it was, and a hospital
 * that shares none keeps level 1. So does one whose cases cost nothing.
 *
 * @param byHospital of every hospital of the cells
 * @param stepCount turns taken
 */
record HospitalLevelSolution(SortedMap<Long, Double> byHospital, int stepCount) {
    static final double STEP_TOLERANCE = 1e-9;
    static final int STEPS_MAX = 5_000;
    /** Place of hospitals that are too small for a level, even together. */
    static final int NO_LEVEL = -1;

    static final Comparator<Cell> ORDER =
            Comparator.comparingInt(Cell::year).thenComparingLong(Cell::group).thenComparingLong(Cell::hospital);

    /**
     * @param cells each year, group, and hospital once
     * @param caseCountMin hospitals with fewer cases are taken as one; as one they have level 1 if they are still fewer
     * @throws org.medfund.core.problem.Refusal if the steps do not converge
     */
    static HospitalLevelSolution of(Collection<Cell> cells, int caseCountMin, String subject) {
        List<Cell> ordered = cells.stream()
                .filter(cell -> cell.caseCount() > 0)
                .sorted(ORDER)
                .toList();
        SortedMap<Long, Integer> places = places(ordered, caseCountMin);
        HospitalLevelSteps steps = new HospitalLevelSteps(ordered, places);
        double[] levels = steps.start();
        int step = 0;
        double change = levels.length == 0 ? 0 : Double.POSITIVE_INFINITY;
        while (change > STEP_TOLERANCE) {
            if (step == STEPS_MAX) {
                throw notConverging(subject, change);
            }
            double[] next = steps.next(levels);
            change = 0;
            for (int each = 0; each < levels.length; each++) {
                change = Math.max(change, Math.abs(next[each] / levels[each] - 1));
            }
            levels = next;
            step++;
        }
        double[] settled = levels;
        SortedMap<Long, Double> byHospital = new TreeMap<>();
        places.forEach((hospital, place) -> byHospital.put(hospital, place < 0 ? 1.0 : settled[place]));
        return new HospitalLevelSolution(byHospital, step);
    }

    /**
     * The cells as levels are judged by them: hospitals that share a level are one, and each year, group, and level stands
     * once.
     *
     * @return in order, with the place of the level instead of the hospital; {@link #NO_LEVEL} if it has none
     */
    static List<Cell> pooled(Collection<Cell> cells, int caseCountMin) {
        List<Cell> seen = cells.stream().filter(cell -> cell.caseCount() > 0).toList();
        SortedMap<Long, Integer> places = places(seen, caseCountMin);
        Map<List<Long>, Cell> pooled = new HashMap<>();
        for (Cell cell : seen) {
            long place = Objects.requireNonNull(places.get(cell.hospital()));
            pooled.merge(
                    List.of((long) cell.year(), cell.group(), place),
                    new Cell(cell.year(), cell.group(), place, cell.caseCount(), cell.costFen()),
                    (left, right) -> new Cell(
                            left.year(),
                            left.group(),
                            left.hospital(),
                            left.caseCount() + right.caseCount(),
                            Math.addExact(left.costFen(), right.costFen())));
        }
        return pooled.values().stream().sorted(ORDER).toList();
    }

    /** The place of each hospital among those that get a level; the small ones share the last, or get none. */
    private static SortedMap<Long, Integer> places(List<Cell> cells, int caseCountMin) {
        SortedMap<Long, Long> cases = new TreeMap<>();
        cells.forEach(cell -> cases.merge(cell.hospital(), cell.caseCount(), Long::sum));
        TreeSet<Long> small = new TreeSet<>();
        SortedMap<Long, Integer> places = new TreeMap<>();
        long smallCases = 0;
        for (var hospital : cases.entrySet()) {
            if (hospital.getValue() < caseCountMin) {
                small.add(hospital.getKey());
                smallCases += hospital.getValue();
            } else {
                places.put(hospital.getKey(), places.size());
            }
        }
        int shared = smallCases < caseCountMin ? NO_LEVEL : places.size();
        small.forEach(hospital -> places.put(hospital, shared));
        return places;
    }

    private static RuntimeException notConverging(String subject, double change) {
        return Problem.of(
                        ProblemCode.INPUT_UNUSABLE,
                        "The levels of the hospitals of " + subject + " do not settle.",
                        "After " + STEPS_MAX + " steps one still moves by " + (float) change
                                + " of itself: sets of hospitals share hardly a group.",
                        "Raise weight.standardisation_min_cases, or set weight.standardisation to NONE.")
                .refusal();
    }
}
