package org.medfund.jobs.referral;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.ExpectedReferrals;
import org.medfund.core.table.referral.IssuingInstitutions;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.referral.ReferralRates;
import org.medfund.jobs.referral.IssuerPeers.Issuer;
import org.medfund.jobs.referral.ReferralExpectation.Cell;
import org.medfund.jobs.referral.ReferralExpectation.CityGroup;

/** Small tables made of the stored episodes by formulas in plain Java. */
final class ReferralTables {
    private static final int ROWS_MAX = 5_000_000;
    private static final int LEVEL_MAX = 3;
    private static final Field<Integer> AGE_BAND = Field.whole("age_band", "Bounds of the policy that the age reaches");
    private static final Field<Long> FUND_FEN = Field.count("fund_fen", "Paid by all funds, fen");

    private final JobContext job;
    private final int year;
    private final Policy national;

    ReferralTables(JobContext job, int year, Policy national) {
        this.job = job;
        this.year = year;
        this.national = national;
    }

    /** {@link ReferralRates}: one row per region, also of one that nobody left. */
    Dataset<Row> rates(Dataset<Row> episodes, Map<Region, Policy> policies) {
        Map<String, Row> counted = new HashMap<>();
        job.small(EpisodeSums.ofRegions(episodes), ROWS_MAX)
                .forEach(row -> counted.put(Episodes.REGION_CODE.in(row), row));
        List<Row> rows = new ArrayList<>();
        policies.forEach(
                (region, policy) -> rows.add(rate(region, policy, Optional.ofNullable(counted.get(region.code())))));
        return job.rows(ReferralRates.TABLE, rows);
    }

    private Row rate(Region region, Policy policy, Optional<Row> counts) {
        long unreasonable = counts.map(ReferralRates.UNREASONABLE_COUNT::in).orElse(0L);
        long assessed = counts.map(ReferralRates.ASSESSED_COUNT::in).orElse(0L);
        Optional<BigDecimal> rate = ReferralDecision.unreasonableRate(unreasonable, assessed);
        Map<String, BigDecimal> alarm = policy.decimalsByName("alarm.unreasonable_referral_gt");
        String light = rate.map(each ->
                        exceeds(each, alarm, "red") ? "RED" : exceeds(each, alarm, "yellow") ? "YELLOW" : "GREEN")
                .orElse("NOT_MEASURABLE");
        return RowFactory.create(
                region.code(),
                year,
                counts.map(ReferralRates.EPISODE_COUNT::in).orElse(0L),
                counts.map(ReferralRates.EXEMPT_COUNT::in).orElse(0L),
                counts.map(ReferralRates.UNDECIDED_COUNT::in).orElse(0L),
                assessed,
                unreasonable,
                rate.orElse(null),
                counts.map(ReferralRates.FUND_AT_RISK_YUAN::in).orElse(Money.yuan(0)),
                light,
                Money.round(policy.decimal("e3.press_rate"), Money.SHARE.scale()),
                Money.roundToFen(policy.decimal("e3.press_loss_yuan")),
                policy.find("e3.press_rate").map(Policy.Parameter::source).orElse(""));
    }

    private static boolean exceeds(BigDecimal rate, Map<String, BigDecimal> alarm, String limit) {
        BigDecimal bound = alarm.get(limit);
        return bound != null && rate.compareTo(bound) > 0;
    }

    /** {@link IssuingInstitutions}: one row per region and institution that referred under a valid filing. */
    Dataset<Row> issuers(Dataset<Row> episodes, Map<Region, Policy> policies) {
        Map<String, List<Row>> ofRegion = new TreeMap<>();
        for (Row row : job.small(EpisodeSums.ofIssuers(episodes), ROWS_MAX)) {
            ofRegion.computeIfAbsent(Episodes.REGION_CODE.in(row), none -> new ArrayList<>())
                    .add(row);
        }
        List<Row> rows = new ArrayList<>();
        policies.forEach((region, policy) -> {
            List<Row> counted = ofRegion.getOrDefault(region.code(), List.of());
            IssuerPeers peers = new IssuerPeers(
                    counted.stream().map(ReferralTables::issuer).toList(),
                    policy.whole("e3.issuer_filings_min"),
                    policy.decimal("e3.issuer_percentile"));
            for (Row row : counted) {
                Issuer issuer = issuer(row);
                rows.add(RowFactory.create(
                        region.code(),
                        year,
                        IssuingInstitutions.INSTITUTION_CODE.in(row),
                        issuer.filedCount(),
                        issuer.suspectCount(),
                        issuer.share(),
                        peers.count(),
                        peers.limit().orElse(null),
                        peers.isUnusual(issuer),
                        IssuingInstitutions.SUSPECT_FUND_YUAN.in(row)));
            }
        });
        return job.rows(IssuingInstitutions.TABLE, rows);
    }

    private static Issuer issuer(Row row) {
        return new Issuer(IssuingInstitutions.FILED_COUNT.in(row), IssuingInstitutions.SUSPECT_COUNT.in(row));
    }

    /**
     * {@link ExpectedReferrals}: one row per region whose year before is known, city of insurance, and group with a case.
     *
     * @param stays {@link CareStays#of}
     * @param episodes of the run
     * @param byLevel {@link LocalCareSums#byLevel}
     * @param known regions of the run whose year before is grouped
     */
    Dataset<Row> expected(Dataset<Row> stays, Dataset<Row> episodes, Dataset<Row> byLevel, List<String> known) {
        Map<List<String>, Long> capability = new HashMap<>();
        job.small(byLevel.where(LocalCapability.LEVEL_CLASS.col().equalTo(LEVEL_MAX)), ROWS_MAX)
                .forEach(row -> capability.put(
                        List.of(LocalCapability.CITY_CODE.in(row), LocalCapability.GROUP_CODE.in(row)),
                        LocalCapability.CASE_COUNT.in(row)));
        List<BigDecimal> bounds = national.decimals("e3.capability_bounds");
        List<Cell> cells = job.small(cases(stays, episodes, known), ROWS_MAX).stream()
                .map(row -> cell(row, capability, bounds))
                .toList();
        return job.rows(
                ExpectedReferrals.TABLE,
                ReferralExpectation.of(cells, national.whole("e3.expected_cases_min")).stream()
                        .map(this::row)
                        .toList());
    }

    /** Cases treated at home, and referred elsewhere, by age band. */
    private Dataset<Row> cases(Dataset<Row> stays, Dataset<Row> episodes, List<String> known) {
        List<BigDecimal> ages = national.decimals("e3.age_bounds");
        Dataset<Row> home = stays.where(GroupedCases.YEAR
                        .col()
                        .equalTo(year)
                        .and(CareStays.isAway().equalTo(false))
                        .and(GroupedCases.GROUP_CODE.col().isNotNull()))
                .select(
                        Episodes.REGION_CODE.as(SettlementLists.INSURED_REGION_CODE.col()),
                        Episodes.HOME_CITY_CODE.col(),
                        Episodes.GROUP_CODE.col(),
                        AGE_BAND.as(band(SettlementLists.AGE_YEARS.col(), ages)),
                        lit(false).as(ExpectedReferrals.REFERRED_COUNT.name()),
                        lit(0L).as(FUND_FEN.name()));
        Dataset<Row> away = episodes.where(EpisodeSums.isAssessed())
                .select(
                        Episodes.REGION_CODE.col(),
                        Episodes.HOME_CITY_CODE.col(),
                        Episodes.GROUP_CODE.col(),
                        AGE_BAND.as(band(Episodes.AGE_YEARS.col(), ages)),
                        lit(true).as(ExpectedReferrals.REFERRED_COUNT.name()),
                        Money.fen(Episodes.FUND_TOTAL_YUAN.col()).as(FUND_FEN.name()));
        Column isReferred = ExpectedReferrals.REFERRED_COUNT.col();
        return home.union(away)
                .where(Episodes.REGION_CODE
                        .col()
                        .isin(known.toArray())
                        .and(Episodes.GROUP_CODE.col().isNotNull()))
                .groupBy(
                        Episodes.REGION_CODE.col(),
                        Episodes.HOME_CITY_CODE.col(),
                        Episodes.GROUP_CODE.col(),
                        AGE_BAND.col())
                .agg(
                        ExpectedReferrals.CASE_COUNT.as(count(lit(1))),
                        ExpectedReferrals.REFERRED_COUNT.as(count(when(isReferred, lit(1)))),
                        FUND_FEN.as(sum(FUND_FEN.col())));
    }

    /** How many bounds the age reaches; a missing age reaches none. */
    private static Column band(Column ageYears, List<BigDecimal> bounds) {
        Column band = lit(0);
        for (BigDecimal bound : bounds) {
            band = band.plus(when(ageYears.geq(lit(bound)), lit(1)).otherwise(lit(0)));
        }
        return band;
    }

    private static Cell cell(Row row, Map<List<String>, Long> capability, List<BigDecimal> bounds) {
        CityGroup key = new CityGroup(
                Episodes.REGION_CODE.in(row), Episodes.HOME_CITY_CODE.in(row), Episodes.GROUP_CODE.in(row));
        BigDecimal treated = BigDecimal.valueOf(capability.getOrDefault(List.of(key.cityCode(), key.groupCode()), 0L));
        return new Cell(
                key,
                Math.toIntExact(bounds.stream()
                        .filter(bound -> treated.compareTo(bound) >= 0)
                        .count()),
                AGE_BAND.in(row),
                ExpectedReferrals.CASE_COUNT.in(row),
                ExpectedReferrals.REFERRED_COUNT.in(row),
                FUND_FEN.in(row));
    }

    private Row row(ReferralExpectation.Expected each) {
        return RowFactory.create(
                each.key().regionCode(),
                year,
                each.key().cityCode(),
                each.key().groupCode(),
                each.capabilityClass(),
                each.caseCount(),
                each.referredCount(),
                each.basis().name(),
                each.basisCaseCount(),
                each.expected(),
                each.excess(),
                each.excessLow(),
                each.excessHigh(),
                each.excessYuan(),
                each.excessLowYuan(),
                each.excessHighYuan());
    }
}
