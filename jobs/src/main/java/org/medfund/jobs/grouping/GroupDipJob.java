package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.DipSubtypes;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.time.PolicyYear;

/**
 * {@code group-dip}: gives every settled stay of a year its disease of the region's DIP catalogue, in rows beside those
 * of the DRG scheme.
 */
public final class GroupDipJob implements Job {
    private static final Option<PolicyYear> CATALOGUE_YEAR = Option.optional(
            "catalogue-year", "Y", "Year of the catalogue; left out, the year of the cases", PolicyYear::of);
    private static final int DISEASES_MAX = 2_000_000;

    @Override
    public String name() {
        return "group-dip";
    }

    @Override
    public String doc() {
        return "Gives every settled stay of a year its disease of the region's DIP catalogue.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION, CATALOGUE_YEAR);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        PolicyYear catalogueYear = args.find(CATALOGUE_YEAR).orElse(year);
        List<Region> regions = job.regions(args.find(Options.REGION));
        CodeNames names = CodeNames.read(job);
        SortedMap<String, DipPolicy> policies = new TreeMap<>();
        regions.forEach(region ->
                policies.put(region.code(), DipPolicy.from(job.policy(region, year), region, names.classes())));

        Dataset<Row> catalogue = job.read(DipDiseases.TABLE, regions, catalogueYear);
        Broadcast<Map<String, DipMatching.OfRegion>> matching = JavaSparkContext.fromSparkContext(
                        job.spark().sparkContext())
                .broadcast(matching(job, catalogue, regions, catalogueYear, policies));

        Dataset<Row> institutions = job.read(Institutions.TABLE);
        Discharges discharges = Discharges.of(job, regions, year, year);
        discharges.refuseUnusable(job, institutions, year.toString());
        Dataset<Row> stays = DipStays.withSubtypeFacts(
                DipStays.of(
                        SettledStays.withDiagnoses(discharges.inScope(), job.read(Diagnoses.TABLE), institutions),
                        job.read(Procedures.TABLE),
                        policies),
                job.read(IcuStays.TABLE),
                job.read(FeeClasses.TABLE));
        return Outputs.forScope(Scope.of(regions, year))
                .table(DipMatches.TABLE, DipMatching.match(stays, DipRows.scheme(catalogueYear), matching))
                .derived(
                        GroupedCases.TABLE,
                        stored -> DipMatching.grouped(
                                stored.rows(DipMatches.TABLE),
                                SettledStays.claimed(discharges.inScope(), institutions)))
                .gate(Gate.uniqueGrain(GroupedCases.TABLE))
                .gate(GroupingGates.everyStayIsGroupedOnce(discharges))
                .gate(DipGates.everyDiseaseIsInTheCatalogue(catalogue))
                .summary(GroupDipJob::summary);
    }

    private static Map<String, DipMatching.OfRegion> matching(
            JobContext job,
            Dataset<Row> catalogue,
            List<Region> regions,
            PolicyYear catalogueYear,
            Map<String, DipPolicy> policies) {
        Map<String, List<DipDisease>> diseases = new HashMap<>();
        for (Row row : job.small(catalogue, DISEASES_MAX)) {
            diseases.computeIfAbsent(DipDiseases.REGION_CODE.in(row), region -> new ArrayList<>())
                    .add(DipRows.disease(row));
        }
        // A region of few cases may rightly have a catalogue without a disease: its coverage says so.
        job.small(
                        job.readOrEmpty(DipCoverage.TABLE, regions, catalogueYear)
                                .select(DipCoverage.REGION_CODE.col())
                                .distinct(),
                        DISEASES_MAX)
                .forEach(row -> diseases.putIfAbsent(DipCoverage.REGION_CODE.in(row), List.of()));
        Problems problems = new Problems();
        regions.stream()
                .filter(region -> !diseases.containsKey(region.code()))
                .forEach(region -> problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " has no DIP catalogue of " + catalogueYear + ".",
                        "Its cases have nothing to be matched with.",
                        "Run build-dip-catalogue for it, or leave it out with --region."));
        problems.refuseIfAny();

        Map<String, Map<String, DipMatching.Split>> splits = DipMatching.splits(job.small(
                job.readOrEmpty(DipSubtypes.TABLE, regions, catalogueYear).where(DipSubtypes.IS_CHOSEN.col()),
                DISEASES_MAX));
        Map<String, DipMatching.OfRegion> matching = new HashMap<>();
        diseases.forEach((region, ofRegion) -> {
            DipPolicy policy = java.util.Objects.requireNonNull(policies.get(region));
            matching.put(
                    region,
                    new DipMatching.OfRegion(
                            new DipMatcher(ofRegion, policy.order()),
                            policy.subtypes(),
                            splits.getOrDefault(region, new HashMap<>())));
        });
        return matching;
    }

    private static List<String> summary(Stored stored) {
        List<Row> counts = stored.rows(DipMatches.TABLE)
                .groupBy(DipMatches.SCHEME.col(), DipMatches.MATCHED_BY.col())
                .agg(
                        count(lit(1)).as("cases"),
                        count(DipMatches.GROUP_CODE.col()).as("grouped"))
                .orderBy(DipMatches.MATCHED_BY.col())
                .collectAsList();
        long all = 0;
        long grouped = 0;
        List<String> lines = new ArrayList<>();
        for (Row row : counts) {
            long cases = row.getLong(row.fieldIndex("cases"));
            all += cases;
            grouped += row.getLong(row.fieldIndex("grouped"));
            lines.add("  " + DipMatches.MATCHED_BY.in(row) + ": " + cases);
        }
        lines.add(
                0,
                "Scheme " + DipMatches.SCHEME.in(counts.get(0)) + ": " + grouped + " of " + all
                        + " cases have a disease ("
                        + Money.round(new BigFraction(grouped, all), Money.SHARE.scale())
                                .toPlainString() + ").");
        return lines;
    }
}
