package org.medfund.jobs.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RatePolicy.Stage;

/** Base rates by region and insurance type, and the payment standard of every group and level class. */
public final class SetRatesJob implements Job {
    private static final Option<Stage> STAGE = Option.withDefault(
            "stage",
            "S",
            "INITIAL: from the cases and weights of the year before; FINAL: from those of the year",
            Stage::of,
            Stage.FINAL.name());

    @Override
    public String name() {
        return "set-rates";
    }

    @Override
    public String doc() {
        return "Forms base rates from budgets and weights, and payment standards from both.";
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
        SortedMap<String, CoefficientPolicy> policies = PolicyRanges.byRegion(
                regions, region -> CoefficientPolicy.from(job.policy(region, year), basisYear), problems);
        SortedMap<String, RatePolicy> ratePolicies =
                PolicyRanges.byRegion(regions, region -> RatePolicy.from(job.policy(region, year)), problems);
        problems.refuseIfAny();

        RateReader reader = new RateReader(job, year, basisYear, problems);
        RegionRates.Inputs inputs = new RegionRates.Inputs(
                year.value(),
                stage,
                reader.sums(policies),
                reader.weights(regions),
                reader.budgets(),
                reader.firstRates(ratePolicies),
                reader.marks(policies));
        Set<String> basicGroups = reader.basicGroups();
        List<RegionRates> rates = new ArrayList<>();
        policies.forEach((region, policy) -> RegionRates.of(
                        region, inputs, policy, Objects.requireNonNull(ratePolicies.get(region)), basicGroups, problems)
                .ifPresent(rates::add));
        problems.refuseIfAny();
        return Outputs.forScope(Scope.of(regions, year))
                .table(Rates.TABLE, rows(job, Rates.TABLE, rates, RegionRates::rates))
                .table(PaymentStandards.TABLE, rows(job, PaymentStandards.TABLE, rates, RegionRates::standards))
                .table(
                        InstitutionCoefficients.TABLE,
                        rows(job, InstitutionCoefficients.TABLE, rates, RegionRates::coefficients))
                .mayBeEmpty(InstitutionCoefficients.TABLE, "coefficients are those of level classes.")
                .gate(Gate.uniqueGrain(Rates.TABLE))
                .gate(Gate.uniqueGrain(PaymentStandards.TABLE))
                .gate(Gate.everyRow("rates-follow-from-their-basis", Rates.TABLE, SetRatesGates.rates()))
                .gate(Gate.everyRow(
                        "standards-follow-from-their-parts", PaymentStandards.TABLE, SetRatesGates.standards()))
                .summary(stored -> rates.stream()
                        .flatMap(region -> region.summary().stream())
                        .toList());
    }

    private static Dataset<Row> rows(
            JobContext job, Table table, List<RegionRates> rates, Function<RegionRates, List<Row>> rows) {
        return job.rows(
                table,
                rates.stream().flatMap(region -> rows.apply(region).stream()).toList());
    }
}
