package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/** Base rates by region and insurance type, and the payment standard of every group and level class. */
public final class SetRatesJob implements Job {
    /** Regions times years, types, level classes, and groups; a country stays below. */
    private static final int SUMS_MAX = 5_000_000;

    private static final int LIST_MAX = 1_000_000;
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
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        SortedMap<String, CoefficientPolicy> policies = new TreeMap<>();
        Map<Region, Set<Integer>> windows = new LinkedHashMap<>();
        List<Region> byPoints = new ArrayList<>();
        for (Region region : regions) {
            if (PaymentMethod.of(job.policy(region, year)) == PaymentMethod.DIP) {
                byPoints.add(region);
                continue;
            }
            CoefficientPolicy policy = CoefficientPolicy.from(job.policy(region, year), year);
            policies.put(region.code(), policy);
            windows.put(region, policy.years().byYear().keySet());
        }

        SortedMap<String, SortedMap<String, BigDecimal>> budgets = budgets(job, year);
        List<Region> byGroup = List.copyOf(windows.keySet());
        RegionRates.Inputs inputs = byGroup.isEmpty()
                ? new RegionRates.Inputs(year.value(), new TreeMap<>(), new TreeMap<>(), budgets)
                : new RegionRates.Inputs(year.value(), sums(job, windows), weights(job, byGroup, year), budgets);
        Set<String> basicGroups = new HashSet<>();
        for (Row row : job.small(RateInputs.basicGroups(job.read(CodeLists.TABLE), year), LIST_MAX)) {
            basicGroups.add(CodeLists.CODE.in(row));
        }

        Problems problems = new Problems();
        List<RegionRates> rates = new ArrayList<>();
        policies.forEach((region, policy) ->
                RegionRates.of(region, inputs, policy, basicGroups, problems).ifPresent(rates::add));
        PointValueRows points = PointValueRows.of(job, byPoints, year, basicGroups, budgets, problems);
        problems.refuseIfAny();
        Outputs outputs = Outputs.forScope(Scope.of(regions, year))
                .table(
                        Rates.TABLE,
                        job.rows(
                                Rates.TABLE,
                                rates.stream()
                                        .flatMap(region -> region.rates().stream())
                                        .toList()))
                .table(
                        PaymentStandards.TABLE,
                        job.rows(
                                PaymentStandards.TABLE,
                                Stream.concat(
                                                rates.stream().flatMap(region -> region.standards().stream()),
                                                points.standards().stream())
                                        .toList()))
                .gate(Gate.uniqueGrain(Rates.TABLE))
                .gate(Gate.uniqueGrain(PaymentStandards.TABLE))
                .gate(Gate.everyRow(
                        "fund-ratio-is-a-share",
                        Rates.TABLE,
                        Rates.FUND_RATIO.col().between(0, 1),
                        byGroup.isEmpty() ? ALL_BY_POINTS : null))
                .gate(Gate.everyRow(
                        "standards-are-positive",
                        PaymentStandards.TABLE,
                        PaymentStandards.STANDARD_YUAN.col().gt(0)))
                .summary(stored -> Stream.concat(
                                rates.stream().flatMap(region -> region.summary().stream()), points.summary().stream())
                        .toList());
        if (byGroup.isEmpty()) {
            outputs.mayBeEmpty(Rates.TABLE, ALL_BY_POINTS);
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

    /** Sums by region, each of the years its coefficients rest on; the year of the rates is the last of them. */
    private static SortedMap<String, List<CaseSums>> sums(JobContext job, Map<Region, Set<Integer>> windows) {
        Dataset<Row> sums =
                RateInputs.sums(job.readYears(GroupedCases.TABLE, windows).where(GroupedCases.counts()));
        SortedMap<String, List<CaseSums>> byRegion = new TreeMap<>();
        for (Row row : job.small(sums, SUMS_MAX)) {
            CaseSums sum = RateInputs.caseSums(row);
            byRegion.computeIfAbsent(sum.regionCode(), code -> new ArrayList<>())
                    .add(sum);
        }
        return byRegion;
    }

    /** Positive weights by region and group. A group that weighs nothing has no standard. */
    private static SortedMap<String, SortedMap<String, BigDecimal>> weights(
            JobContext job, List<Region> regions, PolicyYear year) {
        SortedMap<String, SortedMap<String, BigDecimal>> byRegion = new TreeMap<>();
        Dataset<Row> positive = job.read(RelativeWeights.TABLE, regions, year)
                .where(RelativeWeights.RELATIVE_WEIGHT.col().gt(0));
        for (Row row : job.small(positive, LIST_MAX)) {
            byRegion.computeIfAbsent(RelativeWeights.REGION_CODE.in(row), code -> new TreeMap<>())
                    .put(RelativeWeights.GROUP_CODE.in(row), RelativeWeights.RELATIVE_WEIGHT.in(row));
        }
        return byRegion;
    }

    /** Inpatient budgets by region and insurance type. */
    private static SortedMap<String, SortedMap<String, BigDecimal>> budgets(JobContext job, PolicyYear year) {
        SortedMap<String, SortedMap<String, BigDecimal>> byRegion = new TreeMap<>();
        Dataset<Row> ofYear = job.read(Budgets.TABLE).where(Budgets.YEAR.col().equalTo(year.value()));
        for (Row row : job.small(ofYear, LIST_MAX)) {
            byRegion.computeIfAbsent(Budgets.REGION_CODE.in(row), code -> new TreeMap<>())
                    .put(Budgets.INSURANCE_TYPE.in(row), Budgets.INPATIENT_BUDGET_YUAN.in(row));
        }
        return byRegion;
    }
}
