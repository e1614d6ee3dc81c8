package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.weights.CleaningCounts;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.table.weights.WeightSensitivities;
import org.medfund.core.time.PolicyYear;

/** Relative weights of every group, from the grouped cases of the last years of the treating region. */
public final class CalibrateWeightsJob implements Job {
    /** Regions times groups times years; a country stays far below. */
    private static final int GROUP_YEARS_MAX = 2_000_000;

    @Override
    public String name() {
        return "calibrate-weights";
    }

    @Override
    public String doc() {
        return "Cleans and trims grouped cases and forms the relative weight of every group, and the score of every disease.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Problems problems = new Problems();
        SortedMap<String, CalibrationPolicy> policies = PolicyRanges.byRegion(
                regions, region -> CalibrationPolicy.from(job.policy(region, year), year), problems);
        problems.refuseIfAny();
        Map<Region, Set<Integer>> windows = new LinkedHashMap<>();
        policies.forEach((code, policy) ->
                windows.put(Region.of(code), policy.weights().years().byYear().keySet()));

        FactCodes codes =
                FactCodes.of(job.small(FactCodes.chosen(job.readYears(CodeNumbers.TABLE, windows)), GROUP_YEARS_MAX));
        Map<String, CalibrationPlan> plans = new TreeMap<>();
        policies.forEach((region, policy) ->
                plans.put(region, CalibrationPlan.of(policy, TrimSensitivity.compared(policy.trimming()))));
        Map<Long, CalibrationPlan> planned = codes.byRegionNumber(plans);
        Dataset<Row> cleaned = FactCases.cleaned(job.readYears(CaseFacts.TABLE, windows), planned);
        StandardCosts standard = StandardCosts.settled(job, cleaned, policies, planned, codes);
        Dataset<Row> cases = standard.at(job.spark(), cleaned);
        List<Row> summed = job.small(FactSums.of(job.spark(), cases, planned), GROUP_YEARS_MAX);
        SortedMap<String, List<GroupSums>> sums = new TreeMap<>();
        List<Row> inForce = summed.stream()
                .filter(row -> row.<Integer>getAs(FactSums.TRIM_PLACE) == 0)
                .toList();
        for (Row row : inForce) {
            GroupSums sum = GroupSums.of(row, codes);
            sums.computeIfAbsent(sum.regionCode(), code -> new ArrayList<>()).add(sum);
        }
        refuseUnusable(sums, year);
        Dataset<Row> judged =
                standard.asCharged(FactCases.judged(cases, FactCases.ranges(job.spark(), inForce, codes)));

        RevisionInputs inputs = new RevisionInputs(job, judged, policies, year);
        SortedMap<String, RegionCalibration> calibrated = calibrate(sums, policies, inputs);
        calibrated.replaceAll((region, ofRegion) -> ofRegion.withIntervals(IntervalWidening.of(
                        ofRegion(inForce, region, codes),
                        codes,
                        ofRegion.measured(),
                        standard.cells(region, codes),
                        policy(policies, region).standardisation())
                .widen(
                        ofRegion.measured(),
                        sums.getOrDefault(region, List.of()).stream()
                                .map(GroupSums::kept)
                                .toList(),
                        policy(policies, region).weights().precision())));
        List<Row> weights = new ArrayList<>();
        calibrated.forEach((region, ofRegion) -> weights.addAll(ofRegion.rows(region, year)));
        SortedMap<String, BigFraction> revised = new TreeMap<>();
        calibrated.forEach((region, ofRegion) -> {
            if (ofRegion.isRevised()) {
                revised.put(region, ofRegion.revision().total());
            }
        });
        SortedMap<String, Integer> yearCounts = new TreeMap<>();
        sums.forEach((region, ofRegion) -> yearCounts.put(region, (int) ofRegion.stream()
                .filter(sum -> sum.kept().costs().caseCount() > 0)
                .mapToInt(sum -> sum.kept().year())
                .distinct()
                .count()));
        List<Row> qualities = new ArrayList<>();
        sums.forEach((region, ofRegion) -> qualities.addAll(QualityRows.of(
                region,
                year,
                ofRegion,
                policy(policies, region),
                inputs.lastWeights(region, ofRegion.get(0).scheme()),
                standard.levels(region, codes))));
        DiseaseScoreRows scores = DiseaseScoreRows.of(job, regions, year);
        CalibrationSummary summary = CalibrationSummary.of(sums, calibrated);
        Outputs outputs = Outputs.forScope(Scope.of(regions, year))
                .table(TrimmedCases.TABLE, FactCases.leaving(judged, year.value()))
                .mayBeEmpty(TrimmedCases.TABLE, "no case had to leave")
                .table(CleaningCounts.TABLE, CleaningRows.of(judged, year.value()))
                .table(RelativeWeights.TABLE, job.rows(RelativeWeights.TABLE, weights))
                .table(
                        WeightSensitivities.TABLE,
                        job.rows(
                                WeightSensitivities.TABLE, TrimSensitivity.rows(summed, codes, policies, inputs, year)))
                .table(SchemeQualities.TABLE, job.rows(SchemeQualities.TABLE, qualities))
                .gate(CalibrationGates.WEIGHTS_ARE_POSITIVE)
                .gate(CalibrationGates.everyCaseIsAccountedFor(summary.caseCount()))
                .gate(CalibrationGates.REASONS_TELL_EVERY_CASE)
                .gate(CalibrationGates.removedShareIsAllowed(policies))
                .gate(CalibrationGates.caseMixIsPlausible(policies, yearCounts))
                .summary(stored -> Stream.of(summary.lines(policies), standard.lines(codes), scores.summary())
                        .flatMap(List::stream)
                        .toList());
        scores.addTo(outputs, job);
        return revised.isEmpty() ? outputs : outputs.gate(CalibrationGates.totalWeightIsKept(revised));
    }

    /** What cannot be revised is named for every region at once. */
    private static SortedMap<String, RegionCalibration> calibrate(
            SortedMap<String, List<GroupSums>> sums,
            SortedMap<String, CalibrationPolicy> policies,
            RevisionInputs inputs) {
        SortedMap<String, RegionCalibration> calibrated = new TreeMap<>();
        Problems problems = new Problems();
        sums.forEach((region, ofRegion) -> {
            CalibrationPolicy policy = policy(policies, region);
            try {
                calibrated.put(region, RegionCalibration.of(region, ofRegion, policy, inputs));
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        });
        problems.refuseIfAny();
        return calibrated;
    }

    private static CalibrationPolicy policy(SortedMap<String, CalibrationPolicy> policies, String region) {
        return Objects.requireNonNull(policies.get(region));
    }

    private static List<Row> ofRegion(List<Row> sums, String region, FactCodes codes) {
        return sums.stream()
                .filter(row -> codes.region(CaseFacts.REGION_NUMBER.in(row)).equals(region))
                .toList();
    }

    /** Every region whose cases cannot be weighed is named, then nothing is calibrated. */
    private static void refuseUnusable(SortedMap<String, List<GroupSums>> sums, PolicyYear year) {
        Problems problems = new Problems();
        sums.forEach((region, ofRegion) -> {
            List<String> schemes =
                    ofRegion.stream().map(GroupSums::scheme).distinct().sorted().toList();
            if (schemes.size() > 1) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "The cases of region " + region + " are grouped by " + schemes + ".",
                        "Years up to " + year + " are put together, and a group must mean the same in all of them.",
                        "Run group-cases with one scheme for every year of the window.");
            }
            boolean costNothing = ofRegion.stream()
                    .allMatch(sum -> sum.kept().costs().sumYuan().signum() == 0);
            if (costNothing) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "The cases of region " + region + " that are left after cleaning cost nothing in all.",
                        ofRegion.stream().mapToLong(GroupSums::removedCount).sum() + " cases were removed, "
                                + ofRegion.stream()
                                        .mapToLong(sum -> sum.kept().costs().caseCount())
                                        .sum() + " are left.",
                        "Look at the costs delivered for the region, or calibrate the other regions with --region.");
            }
        });
        problems.refuseIfAny();
    }
}
