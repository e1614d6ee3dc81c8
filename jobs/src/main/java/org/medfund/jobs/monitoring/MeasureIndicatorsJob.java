package org.medfund.jobs.monitoring;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Populations;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.monitoring.Indicators;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.time.PolicyYear;

/**
 * Measures how the funds stand (SPEC F.1, F.3) and holds it against the alarm limits of the region's policy; publishes
 * {@link Indicators}. An indicator without its input, or with a denominator of 0, is not measurable, and says why.
 */
public final class MeasureIndicatorsJob implements Job {
    private static final String REPEAT_EXAM_RULE = "E.1";
    private static final int ROWS_MAX = 500_000;

    @Override
    public String name() {
        return "measure-indicators";
    }

    @Override
    public String doc() {
        return "Measures fund indicators of a year and their alarm lights.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR_OR_NEWEST, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        List<Region> regions = job.regions(args.find(Options.REGION));
        PolicyYear year =
                args.find(Options.YEAR_OR_NEWEST).orElseGet(() -> job.newestYear(GroupedCases.TABLE, regions));

        List<Indicator> indicators = new ArrayList<>();
        indicators.addAll(ofPools(job, regions, year));
        indicators.addAll(ofSettlements(job, regions, year));
        indicators.addAll(ofStays(job, regions, year));
        indicators.addAll(ofFlags(job, regions, year));
        return Outputs.forScope(Scope.of(regions, year))
                .ranWith(args.with(Options.YEAR_OR_NEWEST, year))
                .table(
                        Indicators.TABLE,
                        job.rows(
                                Indicators.TABLE,
                                indicators.stream()
                                        .map(indicator -> indicator.row(year.value()))
                                        .toList()))
                .gate(Gate.uniqueGrain(Indicators.TABLE))
                .summary(stored -> List.of(indicators.size() + " indicators of " + year + ", "
                        + indicators.stream()
                                .filter(each -> each.light() == Light.RED)
                                .count()
                        + " of them red, "
                        + indicators.stream()
                                .filter(each -> each.light() == Light.NOT_MEASURABLE)
                                .count()
                        + " not measurable."));
    }

    /** Coverage, spend ratio, reserve, and spending a head. */
    private static List<Indicator> ofPools(JobContext job, List<Region> regions, PolicyYear year) {
        var populations = populations(job, year);
        var populationsBefore = populations(job, year.minus(1));
        SortedMap<String, SortedMap<String, PoolMoney>> pools = pools(job);
        List<Indicator> indicators = new ArrayList<>();
        for (Region region : regions) {
            Policy policy = job.policy(region, year);
            String code = region.code();
            var money = pools.getOrDefault(code, new TreeMap<>());
            money.forEach((type, pool) -> indicators.addAll(ofPool(code, type, pool, year, policy)));
            if (money.isEmpty()) {
                indicators.addAll(without(
                        code, Indicator.ALL, NotMeasurable.NO_FUND_BALANCE, Kpi.SPEND_RATIO, Kpi.RESERVE_MONTHS));
            }

            InsuredPopulation people = populations.get(code);
            if (people == null) {
                indicators.addAll(
                        without(code, Indicator.ALL, NotMeasurable.NO_POPULATION, Kpi.COVERAGE, Kpi.PER_CAPITA_SPEND));
                continue;
            }
            indicators.add(Indicator.of(
                    code,
                    Indicator.ALL,
                    Kpi.COVERAGE,
                    BigDecimal.valueOf(people.insured()),
                    BigDecimal.valueOf(people.residents()),
                    AlarmLimits.below(policy, "alarm.coverage_lt")));
            if (money.values().stream().anyMatch(pool -> pool.hasMonthsOf(year))) {
                indicators.add(Indicator.of(
                        code,
                        Indicator.ALL,
                        Kpi.PER_CAPITA_SPEND,
                        expenditure(money.values(), year),
                        BigDecimal.valueOf(people.insured()),
                        growing(
                                spendBefore(money.values(), populationsBefore.get(code), year.minus(1)),
                                AlarmLimits.above(policy, "alarm.per_capita_yoy_gt"))));
            } else {
                indicators.add(
                        Indicator.without(code, Indicator.ALL, Kpi.PER_CAPITA_SPEND, NotMeasurable.NO_FUND_BALANCE));
            }
        }
        return indicators;
    }

    private static List<Indicator> ofPool(String region, String type, PoolMoney pool, PolicyYear year, Policy policy) {
        if (!pool.hasMonthsOf(year)) {
            return without(region, type, NotMeasurable.NO_FUND_BALANCE, Kpi.SPEND_RATIO, Kpi.RESERVE_MONTHS);
        }
        Indicator spendRatio = Indicator.of(
                region,
                type,
                Kpi.SPEND_RATIO,
                pool.expenditureYuan(year),
                pool.incomeYuan(year),
                AlarmLimits.above(policy, "alarm.spend_ratio_gt"));
        Indicator reserveMonths = pool.expenditureOfTwelveMonthsYuan(year)
                .map(spent -> reserve(region, type, pool.balanceYuan(year).orElseThrow(), spent, policy))
                .orElseGet(() ->
                        Indicator.without(region, type, Kpi.RESERVE_MONTHS, NotMeasurable.FEWER_THAN_TWELVE_MONTHS));
        return List.of(spendRatio, reserveMonths);
    }

    private static Indicator reserve(String region, String type, BigDecimal balance, BigDecimal spent, Policy policy) {
        List<ReserveMonths.Band> bands = ReserveMonths.bands(policy);
        BigFraction months = ReserveMonths.months(balance, spent).orElse(null);
        return Indicator.of(
                region,
                type,
                Kpi.RESERVE_MONTHS,
                balance,
                Money.roundToFen(Money.exact(spent).divide(12)),
                months,
                ReserveMonths.limit(bands, "YELLOW").map(Money::exact).orElse(null),
                ReserveMonths.limit(bands, "RED").map(Money::exact).orElse(null),
                months == null ? Light.NONE : ReserveMonths.light(months, bands));
    }

    private static List<Indicator> ofSettlements(JobContext job, List<Region> regions, PolicyYear year) {
        Dataset<Row> sums = IndicatorSums.ofSettlements(job.read(SettlementLists.TABLE), year);
        List<Indicator> indicators = new ArrayList<>();
        for (Row row : job.small(of(sums, regions), ROWS_MAX)) {
            String region = IndicatorSums.REGION.in(row);
            String type = IndicatorSums.TYPE.in(row);
            Policy policy = job.policy(Region.of(region), year);
            BigDecimal cost = IndicatorSums.COST.in(row);
            indicators.add(Indicator.of(
                    region,
                    type,
                    Kpi.OWN_PAY_SHARE,
                    IndicatorSums.OWN_PAY.in(row),
                    cost,
                    AlarmLimits.above(policy, "alarm.own_pay_share_gt")));
            indicators.add(Indicator.of(
                    region,
                    type,
                    Kpi.PERSON_SHARE,
                    IndicatorSums.PERSON_PAY.in(row),
                    cost,
                    AlarmLimits.above(policy, "alarm.person_share_gt")));
        }
        addForRegionsWithout(indicators, regions, NotMeasurable.NO_SETTLEMENT, Kpi.OWN_PAY_SHARE, Kpi.PERSON_SHARE);
        return indicators;
    }

    private static List<Indicator> ofStays(JobContext job, List<Region> regions, PolicyYear year) {
        SortedMap<String, BigFraction> before = new TreeMap<>();
        Dataset<Row> casesBefore =
                job.readOrEmpty(GroupedCases.TABLE, regions, year.minus(1)).where(GroupedCases.counts());
        for (Row row : job.small(IndicatorSums.ofStays(casesBefore), ROWS_MAX)) {
            before.put(key(row), new BigFraction(IndicatorSums.DAYS.in(row)).divide(IndicatorSums.STAYS.in(row)));
        }
        List<Indicator> indicators = new ArrayList<>();
        Dataset<Row> cases = job.read(GroupedCases.TABLE, regions, year).where(GroupedCases.counts());
        for (Row row : job.small(IndicatorSums.ofStays(cases), ROWS_MAX)) {
            String region = IndicatorSums.REGION.in(row);
            indicators.add(Indicator.of(
                    region,
                    IndicatorSums.TYPE.in(row),
                    Kpi.AVERAGE_STAY_DAYS,
                    BigDecimal.valueOf(IndicatorSums.DAYS.in(row)),
                    BigDecimal.valueOf(IndicatorSums.STAYS.in(row)),
                    growing(
                            before.get(key(row)),
                            AlarmLimits.above(job.policy(Region.of(region), year), "alarm.los_yoy_gt"))));
        }
        addForRegionsWithout(indicators, regions, NotMeasurable.NO_STAY, Kpi.AVERAGE_STAY_DAYS);
        return indicators;
    }

    private static List<Indicator> ofFlags(JobContext job, List<Region> regions, PolicyYear year) {
        SortedMap<String, BigDecimal> flagged = new TreeMap<>();
        scanned(job, regions, year).forEach(region -> flagged.put(region.code(), Money.yuan(0)));
        Dataset<Row> flags = IndicatorSums.ofFlags(job.readOrEmpty(Flags.TABLE, regions, year), REPEAT_EXAM_RULE);
        job.small(flags, ROWS_MAX)
                .forEach(row -> flagged.put(IndicatorSums.REGION.in(row), IndicatorSums.AMOUNT.in(row)));
        List<Indicator> indicators = new ArrayList<>();
        regions.stream()
                .filter(region -> !flagged.containsKey(region.code()))
                .forEach(region -> indicators.add(
                        Indicator.without(region.code(), Indicator.ALL, Kpi.REPEAT_EXAM_SHARE, NotMeasurable.NO_SCAN)));
        if (flagged.isEmpty()) {
            return indicators;
        }
        Dataset<Row> care = IndicatorSums.ofCare(
                job.read(SettlementLists.TABLE), job.read(OutpatientVisits.TABLE), job.read(Institutions.TABLE), year);
        for (Row row : job.small(of(care, regions), ROWS_MAX)) {
            String region = IndicatorSums.REGION.in(row);
            BigDecimal amount = flagged.get(region);
            if (amount != null) {
                indicators.add(Indicator.of(
                        region,
                        Indicator.ALL,
                        Kpi.REPEAT_EXAM_SHARE,
                        amount,
                        IndicatorSums.COST.in(row),
                        AlarmLimits.above(job.policy(Region.of(region), year), "alarm.repeat_exam_share_gt")));
            }
        }
        addForRegionsWithout(indicators, regions, NotMeasurable.NO_SETTLEMENT, Kpi.REPEAT_EXAM_SHARE);
        return indicators;
    }

    /** The regions whose claims of the year have been scanned, whether or not that found anything. */
    private static List<Region> scanned(JobContext job, List<Region> regions, PolicyYear year) {
        return regions.stream()
                .filter(region -> job.isPublished(Flags.TABLE, region, year))
                .toList();
    }

    private static List<Indicator> without(String region, String type, NotMeasurable reason, Kpi... kpis) {
        return Arrays.stream(kpis)
                .map(kpi -> Indicator.without(region, type, kpi, reason))
                .toList();
    }

    /** Of every region that has one of these indicators for no insurance type, why it has none. */
    private static void addForRegionsWithout(
            List<Indicator> indicators, List<Region> regions, NotMeasurable reason, Kpi... kpis) {
        for (Region region : regions) {
            for (Kpi kpi : kpis) {
                if (indicators.stream()
                        .noneMatch(
                                each -> each.kpi() == kpi && each.regionCode().equals(region.code()))) {
                    indicators.add(Indicator.without(region.code(), Indicator.ALL, kpi, reason));
                }
            }
        }
    }

    private static Dataset<Row> of(Dataset<Row> sums, List<Region> regions) {
        return sums.where(IndicatorSums.REGION
                .col()
                .isin(regions.stream().map(Region::code).toArray()));
    }

    private static String key(Row row) {
        return IndicatorSums.REGION.in(row) + "/" + IndicatorSums.TYPE.in(row);
    }

    private static @Nullable AlarmLimits growing(@Nullable BigFraction before, AlarmLimits growth) {
        return before == null ? null : growth.growingFrom(before);
    }

    private static @Nullable BigFraction spendBefore(
            Collection<PoolMoney> pools, @Nullable InsuredPopulation people, PolicyYear before) {
        return people == null || pools.stream().noneMatch(pool -> pool.hasMonthsOf(before))
                ? null
                : Indicator.ratio(expenditure(pools, before), BigDecimal.valueOf(people.insured()));
    }

    private static BigDecimal expenditure(Collection<PoolMoney> pools, PolicyYear year) {
        return pools.stream().map(pool -> pool.expenditureYuan(year)).reduce(Money.yuan(0), BigDecimal::add);
    }

    private static SortedMap<String, InsuredPopulation> populations(JobContext job, PolicyYear year) {
        Dataset<Row> areas = job.read(Areas.TABLE)
                .where(Areas.VALID_FROM_DATE.col().leq(lit(year.lastDay())))
                .where(Areas.VALID_TO_DATE
                        .col()
                        .isNull()
                        .or(Areas.VALID_TO_DATE.col().geq(lit(year.lastDay()))));
        Dataset<Row> populations =
                job.read(Populations.TABLE).where(Populations.YEAR.col().equalTo(year.value()));
        return InsuredPopulation.byRegion(job.small(areas, ROWS_MAX), job.small(populations, ROWS_MAX));
    }

    /** By region, then insurance type. */
    private static SortedMap<String, SortedMap<String, PoolMoney>> pools(JobContext job) {
        var grouped = job.small(job.read(FundBalances.TABLE), ROWS_MAX).stream()
                .collect(Collectors.groupingBy(
                        FundBalances.REGION_CODE::in, Collectors.groupingBy(FundBalances.INSURANCE_TYPE::in)));
        SortedMap<String, SortedMap<String, PoolMoney>> pools = new TreeMap<>();
        grouped.forEach((region, types) -> types.forEach((type, rows) ->
                pools.computeIfAbsent(region, key -> new TreeMap<>()).put(type, new PoolMoney(rows))));
        return pools;
    }
}
