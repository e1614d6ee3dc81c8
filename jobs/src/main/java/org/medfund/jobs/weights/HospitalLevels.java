package org.medfund.jobs.weights;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * At what level of cost each hospital of a region treats the same groups: 1.10 is a tenth above the region (the levels of
 * hospital-specific relative values). Statistics, in doubles summed in order of number, so that they do not depend on how
 * the cases lie.
 *
 * <p>Levels are found in rounds. Each round trims at the levels so far and takes the levels of what is left
 * ({@link HospitalLevelSolution}); it multiplies them into those so far. More than one round is needed because bounds drawn
 * over untouched costs cut more from a costly hospital and so make it look cheaper than it is.
 *
 * @param byHospital levels above 0, by the number of the hospital; one that is missing has level 1
 * @param roundCount rounds so far
 * @param stepCount steps of the last round
 * @param lastChange greatest change of a level in the last round, as a share; infinite before the first
 */
public record HospitalLevels(SortedMap<Long, Double> byHospital, int roundCount, int stepCount, double lastChange) {
    /** Every hospital at the level of the region, before any round. */
    public static final HospitalLevels EQUAL = new HospitalLevels(new TreeMap<>(), 0, 0, Double.POSITIVE_INFINITY);

    /**
     * Kept cases of one group in one year at one hospital.
     *
     * @param costFen at the levels so far
     */
    public record Cell(int year, long group, long hospital, long caseCount, long costFen) {}

    /**
     * After one more round.
     *
     * @param cells kept cases at these levels, each year, group, and hospital once, in any order
     * @param subject whose hospitals these are, such as "region 330100"
     * @throws org.medfund.core.problem.Refusal if the steps of the round do not converge
     */
    public HospitalLevels refined(Collection<Cell> cells, StandardisationPolicy policy, String subject) {
        HospitalLevelSolution solution = HospitalLevelSolution.of(cells, policy.caseCountMin(), subject);
        SortedMap<Long, Double> refined = new TreeMap<>(byHospital);
        double change = 0;
        for (var found : solution.byHospital().entrySet()) {
            refined.merge(found.getKey(), found.getValue(), (before, more) -> before * more);
            change = Math.max(change, Math.abs(found.getValue() - 1));
        }
        return new HospitalLevels(refined, roundCount + 1, solution.stepCount(), change);
    }

    public boolean haveSettled(StandardisationPolicy policy) {
        return lastChange <= policy.tolerance().doubleValue();
    }

    public double of(long hospital) {
        return byHospital.getOrDefault(hospital, 1.0);
    }

    /** A cost at the level of the region, half up to the fen; as {@link StandardCosts} has it in a column. */
    public long standardFen(long fen, long hospital) {
        return (long) Math.floor(fen / of(hospital) + 0.5);
    }
}
