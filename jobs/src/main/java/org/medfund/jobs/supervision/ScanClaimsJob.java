package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.time.PolicyYear;

/** Runs every rule over the claims and publishes what they find, each with its evidence (SPEC E). */
public final class ScanClaimsJob implements Job {

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
        ScanInput input = ScanInput.upTo(
                year,
                job.read(SettlementLists.TABLE),
                job.read(FeeLines.TABLE),
                job.read(Diagnoses.TABLE),
                job.read(Procedures.TABLE));
        Dataset<Row> findings = Rules.ALL.stream()
                .flatMap(rule -> scan(rule, input, policies, year).stream())
                .reduce(Dataset::unionByName)
                .orElseThrow();

        return Outputs.forScope(Scope.of(regions, year))
                .table(Flags.TABLE, Findings.flags(findings))
                .table(Evidence.TABLE, Findings.evidence(findings))
                .mayBeEmpty(Flags.TABLE, FlagGates.NOTHING_FOUND)
                .mayBeEmpty(Evidence.TABLE, FlagGates.NOTHING_FOUND)
                .gate(FlagGates.EVERY_FLAG_HAS_EVIDENCE)
                .gate(FlagGates.AMOUNTS_ARE_NOT_NEGATIVE)
                .gate(FlagGates.withinWhatTheFundPaid(input.settlements()))
                .summary(ScanClaimsJob::summary);
    }

    /** A rule, once per set of thresholds and mode; of each scan only the regions they hold in are kept. */
    private static <P extends Record & Serializable> List<Dataset<Row>> scan(
            Rule<P> rule, ScanInput input, Map<Region, Policy> policies, PolicyYear year) {
        record Terms<P>(P policy, RuleMode mode) {}
        Map<Terms<P>, List<String>> regionsOf = new LinkedHashMap<>();
        policies.forEach((region, policy) -> regionsOf
                .computeIfAbsent(
                        new Terms<>(rule.bind(policy), RuleMode.of(rule.card().id(), policy)),
                        terms -> new ArrayList<>())
                .add(region.code()));
        List<Dataset<Row>> findings = new ArrayList<>();
        regionsOf.forEach((terms, regionCodes) -> findings.add(Findings.stamped(
                rule.scan(input, terms.policy()).where(Findings.isOf(regionCodes, year.value())),
                rule.card(),
                terms.mode())));
        return findings;
    }

    private static List<String> summary(Stored stored) {
        String flags = "flags";
        String fund = "fund";
        List<Row> rules = stored.rows(Flags.TABLE)
                .groupBy(Flags.RULE_ID.col())
                .agg(count(lit(1)).as(flags), sum(Flags.FUND_AT_RISK_YUAN.col()).as(fund))
                .orderBy(Flags.RULE_ID.col())
                .collectAsList();
        return rules.isEmpty()
                ? List.of("No flags.")
                : rules.stream()
                        .map(row -> Flags.RULE_ID.in(row) + ": " + row.getAs(flags) + " flags, "
                                + row.<java.math.BigDecimal>getAs(fund).toPlainString()
                                + " yuan of fund money at risk.")
                        .toList();
    }
}
