package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.weights.TrimmedCases;

/**
 * The costs of cases at the level of their region, where its policy standardises: what a case cost over the level of its
 * hospital ({@link HospitalLevels}), in whole fen. Elsewhere costs are as charged.
 *
 * <p>A round trims the cases at the levels so far with the kernel, and sums what stays by year, group, and hospital. Only such
 * sums reach the driver.
 *
 * @param byRegion levels by the number of the region, of the regions that standardise
 * @param cells of the last round, by the number of the region
 */
record StandardCosts(SortedMap<Long, HospitalLevels> byRegion, SortedMap<Long, List<HospitalLevels.Cell>> cells) {
    /** Years times groups times hospitals of every region; a country stays below. */
    private static final int CELLS_MAX = 20_000_000;

    private static final String CHARGED_FEN = "charged_fen";
    private static final String LEVEL = "hospital_level";
    private static final String KEPT = "kept_count";
    private static final String KEPT_FEN = "kept_fen";
    private static final StructType LEVELS = new StructType()
            .add(CaseFacts.REGION_NUMBER.name(), DataTypes.LongType, false)
            .add(CaseFacts.INSTITUTION_NUMBER.name(), DataTypes.LongType, false)
            .add(LEVEL, DataTypes.DoubleType, false);

    /**
     * The levels of every region that standardises, once they have settled.
     *
     * @param cases as {@link FactCases#cleaned} returns them
     * @param plans by the number of the region
     * @throws Refusal if those of a region do not settle, or its policy adjusts weights for structure, for which costs by
     *     block would have to be standardised too
     */
    static StandardCosts settled(
            JobContext job,
            Dataset<Row> cases,
            SortedMap<String, CalibrationPolicy> policies,
            Map<Long, CalibrationPlan> plans,
            FactCodes codes) {
        refuseStructure(policies);
        SortedMap<Long, HospitalLevels> levels = new TreeMap<>();
        SortedMap<Long, List<HospitalLevels.Cell>> cells = new TreeMap<>();
        StandardCosts standard = new StandardCosts(levels, cells);
        for (long region : plans.keySet()) {
            if (policy(policies, codes, region).standardises()) {
                levels.put(region, HospitalLevels.EQUAL);
            }
        }
        List<Long> moving = new ArrayList<>(levels.keySet());
        while (!moving.isEmpty()) {
            cells.putAll(standard.cells(job, cases, moving, plans, codes));
            Problems problems = new Problems();
            for (long region : List.copyOf(moving)) {
                StandardisationPolicy policy = policy(policies, codes, region);
                String subject = "region " + codes.region(region);
                try {
                    HospitalLevels refined = levels.getOrDefault(region, HospitalLevels.EQUAL)
                            .refined(cells.getOrDefault(region, List.of()), policy, subject);
                    levels.put(region, refined);
                    if (isDone(subject, refined, policy, problems)) {
                        moving.remove(region);
                    }
                } catch (Refusal refusal) {
                    problems.addAll(refusal.problems());
                }
            }
            problems.refuseIfAny();
        }
        return standard;
    }

    /** Null if the region does not standardise. */
    @Nullable
    HospitalLevels levels(String region, FactCodes codes) {
        return ofRegion(byRegion, region, codes);
    }

    /** Of the last round; none if the region does not standardise. */
    List<HospitalLevels.Cell> cells(String region, FactCodes codes) {
        List<HospitalLevels.Cell> found = ofRegion(cells, region, codes);
        return found == null ? List.of() : found;
    }

    private static <V> @Nullable V ofRegion(Map<Long, V> byNumber, String region, FactCodes codes) {
        for (var each : byNumber.entrySet()) {
            if (codes.region(each.getKey()).equals(region)) {
                return each.getValue();
            }
        }
        return null;
    }

    /** What a planner wants to know of the levels, one line a region. */
    List<String> lines(FactCodes codes) {
        List<String> lines = new ArrayList<>();
        byRegion.forEach(
                (region, levels) -> lines.add("Region " + codes.region(region) + ": costs standardised, levels of "
                        + levels.byHospital().size() + " hospitals settled in " + levels.roundCount()
                        + " rounds, the last of which moved none by more than " + (float) levels.lastChange() + "."));
        return lines;
    }

    /** The cases with {@link CaseFacts#TOTAL_COST_FEN} at the level of their region. */
    Dataset<Row> at(SparkSession spark, Dataset<Row> cases) {
        if (byRegion.isEmpty()) {
            return cases;
        }
        List<Row> rows = new ArrayList<>();
        byRegion.forEach((region, levels) ->
                levels.byHospital().forEach((hospital, level) -> rows.add(RowFactory.create(region, hospital, level))));
        Column fen = CaseFacts.TOTAL_COST_FEN.col();
        return cases.join(
                        broadcast(spark.createDataFrame(rows, LEVELS)),
                        new String[] {CaseFacts.REGION_NUMBER.name(), CaseFacts.INSTITUTION_NUMBER.name()},
                        "left")
                .withColumn(CHARGED_FEN, fen)
                .withColumn(
                        CaseFacts.TOTAL_COST_FEN.name(),
                        // As HospitalLevels.standardFen.
                        floor(fen.cast(DataTypes.DoubleType)
                                .divide(coalesce(col(LEVEL), lit(1.0)))
                                .plus(lit(0.5))))
                .drop(LEVEL);
    }

    /** The cases with {@link CaseFacts#TOTAL_COST_FEN} as charged again. */
    Dataset<Row> asCharged(Dataset<Row> cases) {
        return byRegion.isEmpty() ? cases : cases.withColumn(CaseFacts.TOTAL_COST_FEN.name(), col(CHARGED_FEN));
    }

    private SortedMap<Long, List<HospitalLevels.Cell>> cells(
            JobContext job, Dataset<Row> cases, List<Long> regions, Map<Long, CalibrationPlan> plans, FactCodes codes) {
        Map<Long, CalibrationPlan> inForce = new TreeMap<>();
        regions.forEach(region ->
                inForce.put(region, Objects.requireNonNull(plans.get(region)).inForce()));
        Dataset<Row> levelled =
                at(job.spark(), cases.where(CaseFacts.REGION_NUMBER.col().isin(regions.toArray())));
        List<Row> summed = job.small(FactSums.of(job.spark(), levelled, inForce), CELLS_MAX);
        Dataset<Row> judged = FactCases.judged(levelled, FactCases.ranges(job.spark(), summed, codes));
        SortedMap<Long, List<HospitalLevels.Cell>> cells = new TreeMap<>();
        for (Row row : job.small(
                judged.where(TrimmedCases.REASON.col().isNull())
                        .groupBy(
                                CaseFacts.REGION_NUMBER.col(),
                                CaseFacts.YEAR.col(),
                                CaseFacts.GROUP_NUMBER.col(),
                                CaseFacts.INSTITUTION_NUMBER.col())
                        .agg(
                                count(lit(1)).as(KEPT),
                                sum(CaseFacts.TOTAL_COST_FEN.col()).as(KEPT_FEN)),
                CELLS_MAX)) {
            cells.computeIfAbsent(CaseFacts.REGION_NUMBER.in(row), region -> new ArrayList<>())
                    .add(new HospitalLevels.Cell(
                            CaseFacts.YEAR.in(row),
                            CaseFacts.GROUP_NUMBER.in(row),
                            CaseFacts.INSTITUTION_NUMBER.in(row),
                            row.getAs(KEPT),
                            row.getAs(KEPT_FEN)));
        }
        return cells;
    }

    private static boolean isDone(
            String subject, HospitalLevels levels, StandardisationPolicy policy, Problems problems) {
        if (levels.haveSettled(policy)) {
            return true;
        }
        if (levels.roundCount() < policy.roundsMax()) {
            return false;
        }
        problems.add(
                ProblemCode.INPUT_UNUSABLE,
                "The levels of the hospitals of " + subject + " have not settled.",
                "In round " + levels.roundCount() + " one still moved by " + (float) levels.lastChange()
                        + " of itself; " + policy.tolerance() + " is allowed.",
                "Raise weight.standardisation_min_cases or weight.standardisation_rounds_max, or set"
                        + " weight.standardisation to NONE.");
        return false;
    }

    private static void refuseStructure(SortedMap<String, CalibrationPolicy> policies) {
        Problems problems = new Problems();
        policies.forEach((region, policy) -> {
            if (policy.standardisation().standardises() && policy.revision().adjustsStructure()) {
                problems.add(
                        ProblemCode.POLICY,
                        "Region " + region + " both standardises costs and adjusts weights for structure.",
                        "weight.standardisation is " + policy.standardisation().method()
                                + " and structure.enabled is true; costs by block are not standardised.",
                        "Set weight.standardisation to NONE, or structure.enabled to false.");
            }
        });
        problems.refuseIfAny();
    }

    private static StandardisationPolicy policy(
            SortedMap<String, CalibrationPolicy> policies, FactCodes codes, long region) {
        return Objects.requireNonNull(policies.get(codes.region(region))).standardisation();
    }
}
