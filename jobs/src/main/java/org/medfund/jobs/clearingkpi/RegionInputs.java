package org.medfund.jobs.clearingkpi;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/** What clearing indicators are measured on, by region, as of one day. */
final class RegionInputs {
    private static final int ROWS_MAX = 2_000_000;
    private static final String APPROVED = "APPROVED";
    private static final Field<BigDecimal> AMOUNT = Field.yuan("amount_yuan", "Sum");
    private static final Field<Long> CASES = Field.count("case_count", "Cases");
    private static final Field<LocalDate> REVIEWED =
            Field.date("reviewed_date", "Day of the last review").orNull();

    private final JobContext job;
    private final List<Region> regions;
    private final PolicyYear year;
    private final LocalDate on;

    RegionInputs(JobContext job, List<Region> regions, PolicyYear year, LocalDate on) {
        this.job = job;
        this.regions = regions;
        this.year = year;
        this.on = on;
    }

    private List<Row> rows(Dataset<Row> rows) {
        return job.small(
                rows,
                ROWS_MAX,
                Problem.of(
                        ProblemCode.INPUT_UNUSABLE,
                        "More than " + ROWS_MAX + " rows stand behind the indicators of " + year + ".",
                        regions.size() + " regions are measured at once.",
                        "Run the command for one --region after the other."));
    }

    private Object[] codes() {
        return regions.stream().map(Region::code).toArray();
    }

    private Column isOfYear(Field<String> settlementMonth) {
        return settlementMonth.col().startsWith(year.toString());
    }

    /** Flags of {@link Areas} by pooling region, of every region known, as they are at the year's end. */
    SortedMap<String, Boolean> flag(Field<Boolean> flag) {
        Dataset<Row> inForce = job.read(Areas.TABLE)
                .where(Areas.VALID_FROM_DATE.col().leq(lit(year.lastDay())))
                .where(Areas.VALID_TO_DATE
                        .col()
                        .isNull()
                        .or(Areas.VALID_TO_DATE.col().geq(lit(year.lastDay()))));
        SortedMap<String, Boolean> flags = new TreeMap<>();
        rows(inForce.select(Areas.REGION_CODE.col(), flag.col()).distinct())
                .forEach(row -> flags.merge(
                        Areas.REGION_CODE.in(row), Boolean.TRUE.equals(flag.inOrNull(row)), Boolean::logicalOr));
        return flags;
    }

    /** Monthly settlements of the year, published or delivered, by region. */
    Map<String, List<MonthSettlement>> settlements() {
        return new SettlementInputs(job, regions, year, months(), this::rows).byRegion(on);
    }

    /** Instant payments of the year's months up to the day, by key of the settlement. */
    Map<String, BigDecimal> instantPayments() {
        Dataset<Row> sums = job.read(InstantPayments.TABLE)
                .where(isOfYear(InstantPayments.SETTLEMENT_MONTH))
                .where(InstantPayments.PAID_DATE.col().leq(lit(on)))
                .groupBy(
                        InstantPayments.INSTITUTION_CODE.col(),
                        InstantPayments.INSURANCE_TYPE.col(),
                        InstantPayments.SETTLEMENT_MONTH.col())
                .agg(AMOUNT.as(sum(InstantPayments.AMOUNT_YUAN.col())));
        Map<String, BigDecimal> instant = new HashMap<>();
        rows(sums)
                .forEach(row -> instant.put(
                        MonthSettlement.key(
                                InstantPayments.INSTITUTION_CODE.in(row),
                                InstantPayments.INSURANCE_TYPE.in(row),
                                InstantPayments.SETTLEMENT_MONTH.in(row)),
                        AMOUNT.in(row)));
        return instant;
    }

    /** Statements of the year, by region. */
    Map<String, List<ClearingShare.Cleared>> statements() {
        return rows(job.readOrEmpty(Statements.TABLE, regions, year)).stream()
                .collect(Collectors.groupingBy(
                        Statements.REGION_CODE::in,
                        Collectors.mapping(
                                row -> new ClearingShare.Cleared(
                                        Statements.INSTITUTION_CODE.in(row) + "/" + Statements.INSURANCE_TYPE.in(row),
                                        Statements.CLEARING_PAYABLE_YUAN.in(row),
                                        Statements.FINAL_ENTITLEMENT_YUAN.in(row)),
                                Collectors.toList())));
    }

    /** The days on which the annual clearing of regions was marked PAID, up to the day. */
    PaidDays paidDays() {
        return PaidDays.of(rows(job.readOrEmpty(Periods.TABLE, regions, year)), on);
    }

    /** Discharges paid in the year, by region. */
    Map<String, Long> discharges() {
        return rows(job.readOrEmpty(CasePayments.TABLE, regions, year)
                        .groupBy(CasePayments.REGION_CODE.col())
                        .agg(CASES.as(count(lit(1)))))
                .stream()
                .collect(Collectors.toMap(CasePayments.REGION_CODE::in, CASES::in));
    }

    /** Settlements of the year with an application approved by the day, and the day of review, by region. */
    Map<String, SortedMap<String, Optional<LocalDate>>> approvedCases() {
        Dataset<Row> approved = job.read(SpecialCases.TABLE)
                .where(SpecialCases.RESULT.col().equalTo(APPROVED))
                .where(SpecialCases.REVIEWED_DATE
                        .col()
                        .isNull()
                        .or(SpecialCases.REVIEWED_DATE.col().leq(lit(on))))
                .groupBy(SpecialCases.SETTLEMENT_ID.col())
                .agg(REVIEWED.as(max(SpecialCases.REVIEWED_DATE.col())));
        Dataset<Row> ofRegions = job.readOrEmpty(CasePayments.TABLE, regions, year)
                .select(CasePayments.SETTLEMENT_ID.col(), CasePayments.REGION_CODE.col())
                .join(approved, CasePayments.SETTLEMENT_ID.name());
        Map<String, SortedMap<String, Optional<LocalDate>>> byRegion = new HashMap<>();
        rows(ofRegions)
                .forEach(row -> byRegion.computeIfAbsent(CasePayments.REGION_CODE.in(row), region -> new TreeMap<>())
                        .put(CasePayments.SETTLEMENT_ID.in(row), Optional.ofNullable(REVIEWED.inOrNull(row))));
        return byRegion;
    }

    /** Transfers due for the year's months, by paying region; where no month has been netted, for the year at once. */
    Map<String, List<TransferKpis.Due>> transfersDue() {
        Period[] months = months();
        boolean isByMonth = Stream.of(months)
                .anyMatch(month ->
                        regions.stream().anyMatch(region -> job.isPublished(RegionTransfersDue.TABLE, region, month)));
        Period[] periods = isByMonth ? months : new Period[] {year};
        Dataset<Row> due = job.readOrEmpty(RegionTransfersDue.TABLE, List.of(), periods)
                .where(RegionTransfersDue.FROM_REGION_CODE.col().isin(codes()));
        Map<String, List<TransferKpis.Due>> byRegion = new HashMap<>();
        rows(due).forEach(row -> {
            Period period = Period.of(RegionTransfersDue.PERIOD.in(row));
            byRegion.computeIfAbsent(RegionTransfersDue.FROM_REGION_CODE.in(row), region -> new ArrayList<>())
                    .add(new TransferKpis.Due(period, RegionTransfersDue.AMOUNT_YUAN.in(row)));
        });
        return byRegion;
    }

    /** What net-regions has published as still payable, each month once, by paying region. */
    Map<String, List<TransferKpis.Payable>> payables() {
        Period[] periods =
                Stream.concat(Stream.of(months()), Stream.<Period>of(year)).toArray(Period[]::new);
        List<Row> rows = rows(job.readOrEmpty(RegionPayables.TABLE, List.of(), periods)
                .where(RegionPayables.FROM_REGION_CODE.col().isin(codes())));
        List<Row> daysOfTheYear = rows(job.readOrEmpty(RegionPayables.TABLE, List.of(), year)
                .select(RegionPayables.AS_OF_DATE.col())
                .distinct());
        boolean isYearOfTheDay = daysOfTheYear.stream()
                .anyMatch(row -> RegionPayables.AS_OF_DATE.in(row).equals(on));
        Set<String> monthsAlone = Stream.of(months())
                .filter(month ->
                        regions.stream().anyMatch(region -> job.isPublished(RegionPayables.TABLE, region, month)))
                .map(Period::toString)
                .collect(Collectors.toSet());
        Map<String, List<TransferKpis.Payable>> byRegion = rows.stream()
                .collect(Collectors.groupingBy(
                        RegionPayables.FROM_REGION_CODE::in,
                        Collectors.mapping(
                                row -> new TransferKpis.Payable(
                                        RegionPayables.PERIOD.in(row),
                                        RegionPayables.MONTH.in(row),
                                        RegionPayables.TO_REGION_CODE.in(row) + "/"
                                                + RegionPayables.INSURANCE_TYPE.in(row),
                                        RegionPayables.AS_OF_DATE.in(row),
                                        RegionPayables.NOTICE_DATE.in(row),
                                        RegionPayables.DUE_YUAN.in(row),
                                        RegionPayables.REST_YUAN.in(row)),
                                Collectors.toList())));
        byRegion.replaceAll((region, own) -> TransferKpis.onceAMonth(own, isYearOfTheDay, monthsAlone));
        return byRegion;
    }

    /** Advance funds of the year paid by the day, by paying region. */
    Map<String, BigDecimal> advances() {
        Dataset<Row> sums = job.read(AdvanceFunds.TABLE)
                .where(AdvanceFunds.YEAR.col().equalTo(year.value()))
                .where(AdvanceFunds.PAID_DATE.col().leq(lit(on)))
                .where(AdvanceFunds.FROM_REGION_CODE.col().isin(codes()))
                .groupBy(AdvanceFunds.FROM_REGION_CODE.col())
                .agg(AMOUNT.as(sum(AdvanceFunds.AMOUNT_YUAN.col())));
        return rows(sums).stream().collect(Collectors.toMap(AdvanceFunds.FROM_REGION_CODE::in, AMOUNT::in));
    }

    private Period[] months() {
        return year.months().toArray(Period[]::new);
    }

    /** The regions of the same province: those whose codes begin alike. */
    static SortedMap<String, Boolean> ofProvince(Region region, SortedMap<String, Boolean> flags) {
        String province = region.code().substring(0, 2);
        SortedMap<String, Boolean> of = new TreeMap<>(flags);
        of.keySet().removeIf(code -> !code.startsWith(province));
        return of;
    }

    /** The first day after which working days are counted; empty without a settlement. */
    static Optional<LocalDate> firstDeclareEnd(Collection<List<MonthSettlement>> settlements) {
        return settlements.stream()
                .flatMap(List::stream)
                .map(MonthSettlement::declareEnd)
                .min(LocalDate::compareTo);
    }
}
