package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RatePolicy.Stage;

/** Base rates by region and insurance type, by level class where the policy parts the budget, and the payment standard of every group and level class. */
public final class SetRatesJob implements Job {
    private static final Option<Stage> STAGE = Option.withDefault(
            "stage",
            "S",
            "INITIAL: from the cases and weights of the year before; FINAL: from those of the year",
            Stage::of,
            Stage.FINAL.name());
    private static final String ONE_RATE = "all levels have one rate";
    private static final String ALL_BY_POINTS = "every region pays by DIP";

    @Override
    public String name() {
        return "set-rates";
    }

    @Override
    public String doc() {
        return "Forms base rates from budgets and weights, or point values from budgets and scores, and payment standards.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION, STAGE);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        Stage stage = args.get(STAGE);
        PolicyYear basisYear = stage == Stage.INITIAL ? year.minus(1) : year;
        List<Region> regions = job.regions(args.find(Options.REGION));
        Problems problems = new Problems();
        List<Region> byPoints = new ArrayList<>();
        List<Region> byGroups = new ArrayList<>();
        for (Region region : regions) {
            (PaymentMethod.of(job.policy(region, year)) == PaymentMethod.DIP ? byPoints : byGroups).add(region);
        }
        SortedMap<String, CoefficientPolicy> policies = PolicyRanges.byRegion(
                byGroups, region -> CoefficientPolicy.from(job.policy(region, year), basisYear), problems);
        SortedMap<String, RatePolicy> ratePolicies =
                PolicyRanges.byRegion(byGroups, region -> RatePolicy.from(job.policy(region, year)), problems);
        if (stage == Stage.INITIAL) {
            byPoints.forEach(region -> problems.add(
                    ProblemCode.POLICY,
                    "Region " + region + " pays by DIP, and --stage is INITIAL.",
                    "Its opening point value is formed and published together with that of settlement.",
                    "Leave --stage out, or name regions that pay by DRG with --region."));
        }
        problems.refuseIfAny();

        RateReader reader = new RateReader(job, year, basisYear, problems);
        SortedMap<String, SortedMap<String, BigDecimal>> budgets = reader.budgets();
        Set<String> basicGroups = reader.basicGroups();
        List<RegionRates> rates = new ArrayList<>();
        if (!byGroups.isEmpty()) {
            RegionRates.Inputs inputs = new RegionRates.Inputs(
                    year.value(),
                    stage,
                    reader.sums(policies),
                    reader.weights(byGroups),
                    budgets,
                    reader.firstRates(ratePolicies),
                    reader.marks(policies));
            policies.forEach((region, policy) -> RegionRates.of(
                            region,
                            inputs,
                            policy,
                            Objects.requireNonNull(ratePolicies.get(region)),
                            basicGroups,
                            problems)
                    .ifPresent(rates::add));
        }
        PointValueRows points = PointValueRows.of(job, byPoints, year, basicGroups, budgets, problems);
        problems.refuseIfAny();
        Outputs outputs = Outputs.forScope(Scope.of(regions, year))
                .table(Rates.TABLE, rows(job, Rates.TABLE, rates, RegionRates::rates))
                .table(
                        PaymentStandards.TABLE,
                        job.rows(
                                PaymentStandards.TABLE,
                                Stream.concat(
                                                rates.stream().flatMap(region -> region.standards().stream()),
                                                points.standards().stream())
                                        .toList()))
                .table(
                        InstitutionCoefficients.TABLE,
                        rows(job, InstitutionCoefficients.TABLE, rates, RegionRates::coefficients))
                .mayBeEmpty(InstitutionCoefficients.TABLE, "coefficients are those of level classes.")
                .gate(Gate.uniqueGrain(Rates.TABLE))
                .gate(Gate.uniqueGrain(PaymentStandards.TABLE))
                .gate(Gate.everyRow(
                        "rates-follow-from-their-basis",
                        Rates.TABLE,
                        SetRatesGates.rates(),
                        byGroups.isEmpty() ? ALL_BY_POINTS : null))
                .gate(Gate.everyRow(
                        "standards-follow-from-their-parts", PaymentStandards.TABLE, SetRatesGates.standards()))
                .summary(stored -> Stream.concat(
                                rates.stream().flatMap(region -> region.summary().stream()), points.summary().stream())
                        .toList());
        if (byGroups.isEmpty()) {
            outputs.mayBeEmpty(Rates.TABLE, ALL_BY_POINTS);
        }
        boolean hasLevels = rates.stream().anyMatch(each -> !each.levelRates().isEmpty())
                || regions.stream().anyMatch(region -> job.isPublished(LevelRates.TABLE, region, year));
        if (hasLevels) {
            outputs.table(LevelRates.TABLE, rows(job, LevelRates.TABLE, rates, RegionRates::levelRates))
                    .mayBeEmpty(LevelRates.TABLE, ONE_RATE)
                    .gate(Gate.uniqueGrain(LevelRates.TABLE))
                    .gate(Gate.everyRow(
                            "level-rates-follow-from-their-basis",
                            LevelRates.TABLE,
                            SetRatesGates.levelRates(),
                            ONE_RATE));
        }
        // Also where a region paid by points before and no longer does, so that its old values are not seen any more.
        boolean hasValues = !points.values().isEmpty()
                || regions.stream().anyMatch(region -> job.isPublished(PointValues.TABLE, region, year));
        return hasValues
                ? outputs.table(PointValues.TABLE, job.rows(PointValues.TABLE, points.values()))
                        .mayBeEmpty(PointValues.TABLE, "no region pays by DIP")
                        .gate(Gate.uniqueGrain(PointValues.TABLE))
                : outputs;
    }

    private static Dataset<Row> rows(
            JobContext job, Table table, List<RegionRates> rates, Function<RegionRates, List<Row>> rows) {
        return job.rows(
                table,
                rates.stream().flatMap(region -> rows.apply(region).stream()).toList());
    }
}
