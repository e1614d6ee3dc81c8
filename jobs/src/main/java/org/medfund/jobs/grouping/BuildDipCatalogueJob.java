package org.medfund.jobs.grouping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.CostSum;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipLevelMeans;
import org.medfund.core.table.grouping.DipSubtypes;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.grouping.RelatedOperations.Base;
import org.medfund.jobs.grouping.RelatedOperations.WithOperation;

/** {@code build-dip-catalogue}: the diseases of a region, from its cases of three years or from a ready-made file. */
public final class BuildDipCatalogueJob implements Job {
    private static final Option<Path> CATALOGUE = Option.optional(
            "catalogue",
            "FILE",
            "Ready-made catalogue as CSV, taken as it is; left out, the diseases are made from cases",
            text -> Path.of(text));

    private static final int YEARS_BEFORE = 2; // three years with the one asked for
    private static final int SUMS_MAX = 2_000_000;

    @Override
    public String name() {
        return "build-dip-catalogue";
    }

    @Override
    public String doc() {
        return "Makes the DIP catalogue of diseases from three years of settled stays, or loads a ready-made one.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION, CATALOGUE);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        CodeNames names = CodeNames.read(job);
        SortedMap<String, DipPolicy> policies = new TreeMap<>();
        regions.forEach(region ->
                policies.put(region.code(), DipPolicy.from(job.policy(region, year), region, names.classes())));
        Optional<Path> file = args.find(CATALOGUE);
        return file.isPresent() ? loaded(job, file.get(), regions, year) : built(job, regions, year, policies, names);
    }

    private static Outputs loaded(JobContext job, Path file, List<Region> regions, PolicyYear year) {
        DipCatalogueFile catalogue = DipCatalogueFile.load(file);
        job.note("catalogue " + file.getFileName(), catalogue.digest());
        List<Row> rows = new ArrayList<>();
        regions.forEach(region -> catalogue
                .diseases()
                .forEach((disease, name) -> rows.add(DipRows.disease(region.code(), year, disease, name, 0))));
        return Outputs.forScope(Scope.of(regions, year))
                .table(DipDiseases.TABLE, job.rows(DipDiseases.TABLE, rows))
                .gate(Gate.uniqueGrain(DipDiseases.TABLE))
                .table(DipCoverage.TABLE, job.rows(DipCoverage.TABLE, List.of()))
                .mayBeEmpty(DipCoverage.TABLE, "a ready-made catalogue has no cases")
                .table(DipLevelMeans.TABLE, job.rows(DipLevelMeans.TABLE, List.of()))
                .mayBeEmpty(DipLevelMeans.TABLE, "a ready-made catalogue has no cases")
                .table(DipSubtypes.TABLE, job.rows(DipSubtypes.TABLE, List.of()))
                .mayBeEmpty(DipSubtypes.TABLE, "a ready-made catalogue has no subtypes")
                .summary(stored -> Stream.concat(
                                Stream.of(catalogue.diseases().size() + " diseases loaded from " + file + "."),
                                catalogue.remarks().stream())
                        .toList());
    }

    private static Outputs built(
            JobContext job,
            List<Region> regions,
            PolicyYear year,
            SortedMap<String, DipPolicy> policies,
            CodeNames names) {
        Dataset<Row> institutions = job.read(Institutions.TABLE);
        Discharges discharges = Discharges.of(job, regions, year.minus(YEARS_BEFORE), year);
        discharges.refuseUnusable(job, institutions, year.minus(YEARS_BEFORE) + " to " + year);
        Dataset<Row> stays = DipStays.of(
                SettledStays.withDiagnoses(discharges.inScope(), job.read(Diagnoses.TABLE), institutions),
                job.read(Procedures.TABLE),
                policies);
        Broadcast<Map<String, Map<Base, Set<String>>>> kept =
                broadcast(job, keptOperations(job.small(DipCatalogueBuilding.relatedSums(stays), SUMS_MAX), policies));
        SortedMap<String, RegionCatalogue> catalogues = new TreeMap<>();
        policies.forEach((region, policy) -> catalogues.put(region, new RegionCatalogue(policy)));
        job.small(DipCatalogueBuilding.combinations(stays, kept), SUMS_MAX).stream()
                .map(DipCatalogueBuilding::combination)
                .forEach(each -> Objects.requireNonNull(catalogues.get(each.regionCode()))
                        .add(each));
        catalogues.values().forEach(RegionCatalogue::decide);

        Map<String, Map<String, DipDisease>> candidates = new HashMap<>();
        catalogues.forEach((region, catalogue) -> candidates.put(region, catalogue.candidates()));
        Dataset<Row> withFacts = DipStays.withSubtypeFacts(stays, job.read(IcuStays.TABLE), job.read(FeeClasses.TABLE));
        SortedMap<String, SortedMap<String, SubtypeChoice>> subtypes = subtypes(
                job
                        .small(
                                DipCatalogueBuilding.subtypeSums(withFacts, kept, broadcast(job, candidates), policies),
                                SUMS_MAX)
                        .stream()
                        .map(DipCatalogueBuilding::subtype)
                        .toList(),
                policies);

        List<Row> diseases = new ArrayList<>();
        List<Row> coverage = new ArrayList<>();
        List<Row> levels = new ArrayList<>();
        List<Row> splits = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        catalogues.forEach((region, made) -> {
            DipCatalogue catalogue = made.catalogue();
            catalogue
                    .diseases()
                    .forEach(disease -> diseases.add(DipRows.disease(
                            region,
                            year,
                            disease,
                            names.of(disease),
                            made.policy().catalogue().deltaDegreesOfFreedom())));
            coverage.addAll(DipRows.coverage(region, year, catalogue, made.withoutDiagnosis()));
            made.byLevel()
                    .forEach((code, ofLevels) -> ofLevels.forEach(
                            (level, costs) -> levels.add(DipRows.levelMean(region, year, code, level, costs))));
            subtypes.getOrDefault(region, new TreeMap<>())
                    .forEach((code, choice) -> splits.addAll(DipRows.subtypes(region, year, code, choice)));
            summary.add(line(region, catalogue, subtypes.getOrDefault(region, new TreeMap<>())));
        });
        return Outputs.forScope(Scope.of(regions, year))
                .table(DipDiseases.TABLE, job.rows(DipDiseases.TABLE, diseases))
                .table(DipCoverage.TABLE, job.rows(DipCoverage.TABLE, coverage))
                .table(DipLevelMeans.TABLE, job.rows(DipLevelMeans.TABLE, levels))
                .table(DipSubtypes.TABLE, job.rows(DipSubtypes.TABLE, splits))
                .mayBeEmpty(DipSubtypes.TABLE, "no disease has enough cases that cost unlike enough")
                .gate(Gate.uniqueGrain(DipDiseases.TABLE))
                .gate(DipGates.countsAddUp(discharges))
                .gate(DipGates.diseasesAddUp())
                .summary(stored -> summary);
    }

    private static Map<String, Map<Base, Set<String>>> keptOperations(
            Collection<Row> sums, Map<String, DipPolicy> policies) {
        Map<String, Map<Base, CostSum>> whole = new HashMap<>();
        Map<String, List<WithOperation>> with = new HashMap<>();
        for (Row row : sums) {
            String region = org.medfund.core.table.grouping.GroupedCases.REGION_CODE.in(row);
            WithOperation each = DipCatalogueBuilding.withOperation(row);
            if (each.operation().isEmpty()) {
                whole.computeIfAbsent(region, key -> new HashMap<>()).put(each.base(), each.costs());
            } else {
                with.computeIfAbsent(region, key -> new ArrayList<>()).add(each);
            }
        }
        Map<String, Map<Base, Set<String>>> kept = new HashMap<>();
        with.forEach((region, operations) -> kept.put(
                region,
                RelatedOperations.kept(
                        whole.getOrDefault(region, Map.of()),
                        operations,
                        Objects.requireNonNull(policies.get(region)).catalogue().relatedIncreaseMin())));
        return kept;
    }

    private static SortedMap<String, SortedMap<String, SubtypeChoice>> subtypes(
            List<DipCatalogueBuilding.OfSubtype> sums, Map<String, DipPolicy> policies) {
        SortedMap<String, SortedMap<String, Map<SubtypeDimension, Map<String, CostSpread>>>> costs = new TreeMap<>();
        sums.forEach(sum -> costs.computeIfAbsent(sum.regionCode(), region -> new TreeMap<>())
                .computeIfAbsent(sum.groupCode(), code -> new EnumMap<>(SubtypeDimension.class))
                .computeIfAbsent(sum.dimension(), dimension -> new TreeMap<>())
                .put(sum.subtype(), sum.costs()));
        SortedMap<String, SortedMap<String, SubtypeChoice>> choices = new TreeMap<>();
        costs.forEach((region, ofRegion) -> ofRegion.forEach((code, ofDisease) -> choices.computeIfAbsent(
                        region, key -> new TreeMap<>())
                .put(
                        code,
                        SubtypeChoice.of(
                                ofDisease,
                                Objects.requireNonNull(policies.get(region)).subtypes()))));
        return choices;
    }

    private static String line(String region, DipCatalogue catalogue, Map<String, SubtypeChoice> subtypes) {
        long core = catalogue.diseases().stream()
                .filter(disease -> disease.kind() == DipDisease.Kind.CORE)
                .count();
        long split = subtypes.values().stream()
                .filter(choice -> choice.chosen().isPresent())
                .count();
        return "Region " + region + ": " + core + " core and "
                + (catalogue.diseases().size() - core)
                + " comprehensive diseases from " + catalogue.all().caseCount() + " cases; core share "
                + catalogue.coreShare() + ", grouped share " + catalogue.groupedShare() + ", " + split
                + " diseases have subtypes.";
    }

    private static <T> Broadcast<T> broadcast(JobContext job, T value) {
        return JavaSparkContext.fromSparkContext(job.spark().sparkContext()).broadcast(value);
    }
}
