package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.time.PolicyYear;

/** {@code group-cases}: gives every settled stay of a year its group. */
public final class GroupCasesJob implements Job {
    private static final Option<List<Path>> SCHEME = Option.optional(
            "scheme",
            "DIR[,DIR]",
            "Folder of a grouping scheme, such as conf/scheme/demo_2025; the groups of further ones stand beside it, to"
                    + " compare with. Left out, the scheme in force on the day of discharge",
            text -> Arrays.stream(text.split(",", -1)).map(Path::of).toList());
    private static final Option<Boolean> GROUP_COLUMN =
            Option.toggle("group-column", "Takes the group submitted in the claim instead");
    private static final Option<Path> SCHEMES = Option.optional(
            "schemes",
            "DIR",
            "Folder whose in-force.yaml says which scheme is in force; left out, conf/scheme of this installation",
            Path::of);

    @Override
    public String name() {
        return "group-cases";
    }

    @Override
    public String doc() {
        return "Gives every settled stay of a year its group, by a scheme's tables or as submitted.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SCHEME, GROUP_COLUMN, SCHEMES, Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        boolean isSubmitted = args.get(GROUP_COLUMN);
        refuseBoth(args.find(SCHEME).isPresent(), isSubmitted);
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        List<SchemeUse> uses = isSubmitted
                ? List.of()
                : args.find(SCHEME)
                        .map(folders -> SchemeUse.sideBySide(folders, regions))
                        .orElseGet(() -> SchemeUse.inForce(
                                args.find(SCHEMES).orElseGet(GroupCasesJob::installed), regions, year));
        uses.forEach(
                use -> job.note("scheme " + use.scheme().name(), use.scheme().digest()));

        Discharges discharges = Discharges.of(job, regions, year, year);
        Dataset<Row> institutions = job.read(Institutions.TABLE);
        discharges.refuseUnusable(job, institutions, year.toString());
        Dataset<Row> stays = SettledStays.withDiagnoses(discharges.inScope(), job.read(Diagnoses.TABLE), institutions);

        return Outputs.forScope(Scope.of(regions, year))
                .table(GroupedCases.TABLE, isSubmitted ? SubmittedGrouping.group(stays) : bySchemes(job, stays, uses))
                .table(
                        GroupCatalogue.TABLE,
                        isSubmitted ? SubmittedGrouping.catalogue(discharges.all()) : catalogue(job, uses))
                .derived(CaseFacts.TABLE, stored -> CompactCases.facts(stored.rows(GroupedCases.TABLE)))
                .derived(CodeNumbers.TABLE, stored -> CompactCases.dictionary(stored.rows(GroupedCases.TABLE)))
                .gate(Gate.uniqueGrain(GroupedCases.TABLE))
                .gate(Gate.uniqueGrain(GroupCatalogue.TABLE))
                .gate(GroupingGates.everyStayIsGroupedOnce(discharges))
                .gate(GroupingGates.everyGroupIsInTheCatalogue())
                .gate(CompactCaseGates.factsAreTheCases())
                .gate(CompactCaseGates.aNumberStandsForOneCode())
                .summary(GroupCasesJob::summary);
    }

    private static Path installed() {
        return Path.of(System.getProperty("medfund.home", "")).resolve("conf/scheme");
    }

    private static void refuseBoth(boolean hasScheme, boolean hasGroupColumn) {
        if (hasScheme && hasGroupColumn) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "Both --scheme and --group-column are given.",
                            "Cases are grouped by a scheme's tables, or as the institutions submitted them.",
                            "Pass either --scheme DIR or --group-column, or neither for the scheme in force.")
                    .refusal();
        }
    }

    private static Dataset<Row> bySchemes(JobContext job, Dataset<Row> stays, List<SchemeUse> uses) {
        Dataset<Row> complete = SettledStays.withProcedures(stays, job.read(Procedures.TABLE));
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(job.spark().sparkContext());
        return uses.stream()
                .map(use -> DrgGrouping.group(
                        complete.where(use.stays()),
                        use.scheme().name(),
                        spark.broadcast(use.scheme()),
                        use.isComparison()))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    private static Dataset<Row> catalogue(JobContext job, List<SchemeUse> uses) {
        return job.rows(
                GroupCatalogue.TABLE,
                uses.stream()
                        .flatMap(use -> use.regions().stream()
                                .flatMap(region -> use.scheme().groups().stream()
                                        .map(group -> RowFactory.create(
                                                region.code(),
                                                use.scheme().name(),
                                                group.code(),
                                                group.name(),
                                                group.nameEn(),
                                                group.adrg(),
                                                group.mdc()))))
                        .toList());
    }

    private static List<String> summary(Stored stored) {
        List<Row> counts = stored.rows(GroupedCases.TABLE)
                .groupBy(
                        GroupedCases.IS_COMPARISON.col(),
                        GroupedCases.SCHEME.col(),
                        GroupedCases.STATUS.col(),
                        GroupedCases.REASON.col())
                .agg(count(lit(1)).as("cases"))
                .orderBy(
                        GroupedCases.IS_COMPARISON.col(),
                        GroupedCases.SCHEME.col(),
                        GroupedCases.STATUS.col(),
                        GroupedCases.REASON.col())
                .collectAsList();
        Map<String, List<Row>> byScheme = new LinkedHashMap<>();
        counts.forEach(row -> byScheme.computeIfAbsent(GroupedCases.SCHEME.in(row), scheme -> new ArrayList<>())
                .add(row));
        List<String> lines = new ArrayList<>();
        byScheme.forEach((scheme, rows) -> addSummary(lines, scheme, rows));
        return lines;
    }

    private static void addSummary(List<String> lines, String scheme, List<Row> counts) {
        long all = 0;
        long grouped = 0;
        List<String> reasons = new ArrayList<>();
        for (Row row : counts) {
            long cases = row.getLong(row.fieldIndex("cases"));
            String reason = GroupedCases.REASON.inOrNull(row);
            all += cases;
            grouped += reason == null ? cases : 0;
            reasons.add("  " + GroupedCases.STATUS.in(row) + (reason == null ? "" : " " + reason) + ": " + cases);
        }
        lines.add("Scheme " + scheme + ": " + grouped + " of " + all + " cases have a group (" + rate(grouped, all)
                + ").");
        lines.addAll(reasons);
    }

    private static String rate(long grouped, long all) {
        return Money.round(new BigFraction(grouped, all), Money.SHARE.scale()).toPlainString();
    }
}
