package org.medfund.jobs.supervision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.supervision.ClaimRisks;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.FlagLines;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.table.supervision.RuleRuns;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.file.ClaimTables;

/** Runs every rule over the claims and publishes what they find, each flag with its evidence (SPEC E). */
public final class ScanClaimsJob implements Job {
    private static final int REFERENCE_ROWS_MAX = 2_000_000;
    private static final int RUNS_MAX = 1_000_000;

    private static final List<Table> LANDED = List.of(
            SettlementLists.TABLE,
            FeeLines.TABLE,
            Diagnoses.TABLE,
            Procedures.TABLE,
            FeeClasses.TABLE,
            IcuStays.TABLE,
            Persons.TABLE,
            OutpatientVisits.TABLE,
            Inventories.TABLE);
    private static final List<Table> COMPUTED = List.of(GroupedCases.TABLE, CasePayments.TABLE);

    /** Tables by region of insurance: people of any region may have been treated in those that are scanned. */
    private static final Set<Table> OF_HOMES = Set.of(Episodes.TABLE, LocalCapability.TABLE);

    @Override
    public String name() {
        return "scan-claims";
    }

    @Override
    public String doc() {
        return "Runs the rules over the claims of a year: flags with evidence.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Map<Region, Policy> policies = new LinkedHashMap<>();
        regions.forEach(region -> policies.put(region, job.policy(region, year)));
        RuleTerms.hold(regions, region -> job.policy(region, year));

        Set<Table> lacking = lacking(job, year);
        List<RuleRun> runs = new ArrayList<>();
        Rules.ALL.forEach(rule -> policies.forEach((region, policy) -> runs.add(new RuleRun(
                rule,
                region,
                year,
                policy,
                missing(job, rule.reads(), region, lacking, year),
                missing(job, rule.partlyReads(), region, lacking, year)))));
        ClaimTables tables = tables(job, regions, year);
        Outputs outputs = Outputs.forScope(Scope.of(regions, year));
        Dataset<Row> peers = outputs.keep(PeerGroups.statistics(
                job.readOrEmpty(GroupedCases.TABLE, regions, year.minus(1)),
                tables.rows(SettlementLists.TABLE),
                year,
                PeerGroups.caseCountsMin(policies)));
        References references = references(job, peers, job.readOrEmpty(PaymentStandards.TABLE, regions, year));
        Dataset<Row> findings = outputs.keep(CountedOnce.of(new Scan(year, runs).findings(tables, references)));
        return outputs.table(PeerStatistics.TABLE, peers)
                .mayBeEmpty(PeerStatistics.TABLE, PeerGroups.TOO_FEW_CASES)
                .table(Flags.TABLE, FindingRows.flags(findings))
                .table(FlagLines.TABLE, FindingRows.lines(findings))
                .table(Evidence.TABLE, FindingRows.evidence(findings))
                .table(ClaimRisks.TABLE, CountedOnce.claimRisks(findings))
                .derived(RuleRuns.TABLE, stored -> RuleRun.counted(job, runs, stored.rows(Flags.TABLE)))
                .mayBeEmpty(Flags.TABLE, FlagGates.NOTHING_FOUND)
                .mayBeEmpty(FlagLines.TABLE, FlagGates.NOTHING_FOUND)
                .mayBeEmpty(Evidence.TABLE, FlagGates.NOTHING_FOUND)
                .mayBeEmpty(ClaimRisks.TABLE, FlagGates.NOTHING_FOUND)
                .gate(FlagGates.EVERY_FLAG_HAS_EVIDENCE)
                .gate(FlagGates.AMOUNTS_ARE_NOT_NEGATIVE)
                .gate(FlagGates.RISK_IS_WITHIN_WHAT_THE_FUND_PAID)
                .summary(stored -> RuleRun.lines(job.small(stored.rows(RuleRuns.TABLE), RUNS_MAX)));
    }

    private static Optional<Table> missing(
            JobContext job, List<Table> tables, Region region, Set<Table> lacking, PolicyYear year) {
        return tables.stream()
                .filter(table ->
                        OF_HOMES.contains(table) ? lacking.contains(table) : isMissing(job, table, region, year))
                .findFirst();
    }

    /** Tables by region of insurance that some region lacks. */
    private static Set<Table> lacking(JobContext job, PolicyYear year) {
        List<Region> homes = job.regions(Optional.empty());
        return OF_HOMES.stream()
                .filter(table -> homes.stream().anyMatch(home -> !job.isPublished(table, home, year)))
                .collect(Collectors.toSet());
    }

    /** Peers are computed here, of the groups of the year before. */
    private static boolean isMissing(JobContext job, Table table, Region region, PolicyYear year) {
        return table.equals(PeerStatistics.TABLE)
                ? !job.isPublished(GroupedCases.TABLE, region, year.minus(1))
                : !job.isPublished(table, region, year);
    }

    private static ClaimTables tables(JobContext job, List<Region> regions, PolicyYear year) {
        Map<Table, Dataset<Row>> tables = new HashMap<>();
        LANDED.forEach(table -> tables.put(table, job.read(table)));
        // Where a person was treated decides whose flag it is; the group of any stay in the year may matter for it.
        COMPUTED.forEach(table -> tables.put(table, job.readOrEmpty(table, regions, year)));
        OF_HOMES.forEach(table -> tables.put(table, job.readOrEmpty(table, List.of(), year)));
        return new ClaimTables(job.spark(), year, tables);
    }

    private static References references(JobContext job, Dataset<Row> peers, Dataset<Row> standards) {
        Map<Table, List<Row>> rows = new HashMap<>();
        References.TABLES.forEach(table -> rows.put(table, small(job, table, job.read(table))));
        rows.put(PeerStatistics.TABLE, small(job, PeerStatistics.TABLE, peers));
        rows.put(PaymentStandards.TABLE, small(job, PaymentStandards.TABLE, standards));
        return References.of(rows);
    }

    private static List<Row> small(JobContext job, Table table, Dataset<Row> rows) {
        Problem tooMany = Problem.of(
                ProblemCode.INPUT_UNUSABLE,
                table.name() + " has more than " + REFERENCE_ROWS_MAX + " rows.",
                "Rules hold it in memory.",
                "Deliver only the items and staff that the fund knows.");
        return job.small(rows, REFERENCE_ROWS_MAX, tooMany);
    }
}
