package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.lit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.care.AllDeductions;
import org.medfund.core.care.Provinces;
import org.medfund.core.care.SettledRegions;
import org.medfund.core.care.Successions;
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
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AdvanceFundUsage;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.table.clearing.MutualAidDue;
import org.medfund.core.table.clearing.ProvinceStatements;
import org.medfund.core.table.clearing.RegionCalendar;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfers;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.SplitTransfers;
import org.medfund.core.table.clearing.VerificationApplications;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;

/**
 * Clears care outside the region of insurance (SPEC D.7) of one month or one year: reads {@link SettlementLists},
 * {@link AuditDeductions}, {@link RegionTransfers}, {@link AdvanceFunds}, {@link CostVerifications}, {@link Areas}, and
 * {@link Holidays}; publishes flows, nets and transfers due of regions, the national split and its statements, dates,
 * advances, payables, and the queue of verifications.
 */
public final class NetRegionsJob implements Job {
    private static final int ROWS_MAX = 2_000_000;
    private static final int AREAS_MAX = 100_000;
    private static final Option<PolicyYear> YEAR = Option.optional(
            Options.YEAR.name(), Options.YEAR.label(), Options.YEAR.doc() + "; or --month", PolicyYear::of);
    private static final Option<LocalDate> ON = Option.optional(
            "on",
            "DATE",
            "Day as of which transfers count and payables age, such as 2025-09-30; left out, the day before the statement"
                    + " after the period's last one",
            NetRegionsJob::day);

    @Override
    public String name() {
        return "net-regions";
    }

    @Override
    public String doc() {
        return "Clears care outside the region of insurance: flows, nets, and transfers due of a month or a year, statements"
                + " between provinces, dates, advance funds, payables, and verifications.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.MONTH, YEAR, ON);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Period period = period(args.find(Options.MONTH), args.find(YEAR));
        Policy policy = job.nationalPolicy(period);
        NettingRule rule = policy.choice("xprov.netting", NettingRule.class);
        CrossYear.Rule crossYear = policy.choice("xprov.cross_year", CrossYear.Rule.class);
        KnownDays known = KnownDays.of(job.small(job.read(Holidays.TABLE), AREAS_MAX));
        MonthCalendars calendars = new MonthCalendars(period, CalendarPolicy.from(policy), known);
        calendars.refuseUnknown(policy.choice("xprov.calendar", MonthCalendars.Demand.class));
        LocalDate asOf = args.find(ON).orElse(calendars.lastTransfer());

        List<Row> areas = job.small(job.read(Areas.TABLE), AREAS_MAX);
        Provinces provinces = new Provinces(areas, period.lastDay());
        Successions successions = new Successions(areas);
        Dataset<Row> everySettlement = job.read(SettlementLists.TABLE);
        Dataset<Row> asSettled = SettledRegions.of(everySettlement, successions, SettlementLists.DISCHARGE_DATE.col());
        SettledRegions.refuseOrphans(job, FlowMatrix.ofPeriod(everySettlement, period), successions);
        Dataset<Row> settlements = FlowMatrix.ofPeriod(asSettled, period);
        Dataset<Row> deductions = AllDeductions.of(job, List.of());
        List<String> breaches = policy.texts("xprov.breach_reasons");
        Dataset<Row> deducted = DeductedCare.of(deductions, everySettlement, period, breaches, successions);
        Dataset<Row> transfers = madeBy(job.read(RegionTransfers.TABLE), period, asOf);
        Dataset<Row> advances = job.read(AdvanceFunds.TABLE)
                .where(AdvanceFunds.YEAR.col().equalTo(period.year().value()))
                .where(AdvanceFunds.PAID_DATE.col().leq(lit(asOf)));
        Dataset<Row> applications = VerificationRows.applications(job.read(CostVerifications.TABLE), asSettled, period);

        Once<RegionClearing> clearing = new Once<>(stored -> new RegionClearing(
                RegionFlow.of(few(job, RegionFlow.between(stored.rows(RegionFundFlows.TABLE)))), period, rule));
        AdvanceFundRows advanceFunds = new AdvanceFundRows(AdvanceFundRows.Rules.from(policy), known, provinces);
        VerificationQueue queue = VerificationQueue.from(policy);

        Outputs outputs = Outputs.forScope(Scope.everywhere(period))
                .table(RegionFlows.TABLE, FlowMatrix.of(settlements, period))
                .table(
                        RegionFundFlows.TABLE,
                        FundFlows.of(job.spark(), settlements, deducted, period, crossYear, provinces));
        derived(outputs, job, RegionNet.TABLE, stored -> clearing.of(stored).netRows());
        derived(
                outputs,
                job,
                RegionTransfersDue.TABLE,
                stored -> clearing.of(stored).transferRows());
        derived(outputs, job, MutualAidDue.TABLE, stored -> clearing.of(stored).mutualAidRows());
        derived(
                outputs,
                job,
                ProvinceStatements.TABLE,
                stored -> ProvinceStatement.rows(clearing.of(stored).flows(), period));
        derived(outputs, job, SplitTransfers.TABLE, stored -> NationalSplit.rows(clearing.of(stored), period));
        outputs.derived(RegionCalendar.TABLE, stored -> job.rows(RegionCalendar.TABLE, calendars.rows(period)));
        derived(
                outputs,
                job,
                AdvanceFundUsage.TABLE,
                stored -> advanceFunds.of(
                        period,
                        clearing.of(stored).flows(),
                        lastQuarter(
                                        job,
                                        asSettled,
                                        deductions,
                                        everySettlement,
                                        period,
                                        breaches,
                                        successions,
                                        provinces)
                                .orElse(null),
                        few(job, advances),
                        calendars));
        derived(
                outputs,
                job,
                RegionPayables.TABLE,
                stored -> PayableRows.of(clearing.of(stored), few(job, transfers), provinces, calendars, period, asOf));
        derived(
                outputs,
                job,
                VerificationApplications.TABLE,
                stored -> VerificationRows.of(few(job, applications), queue, known, provinces, period, asOf));

        outputs.gate(Gate.uniqueGrain(RegionFlows.TABLE))
                .gate(Gate.uniqueGrain(RegionFundFlows.TABLE))
                .gate(Gate.uniqueGrain(RegionPayables.TABLE))
                .gate(NettingGates.flowsEqualSettlements(settlements))
                .gate(NettingGates.netsSumToZero())
                .gate(NettingGates.transfersSettleNets());
        SplitGates.all(settlements, deducted, transfers).forEach(outputs::gate);
        if (rule == NettingRule.NET_MULTILATERAL) {
            outputs.gate(SplitGates.fewTransfers());
        }
        return outputs.mayBeEmpty(RegionFundFlows.TABLE, "no fund paid anything.")
                .summary(stored -> NetRegionsSummary.lines(stored, rule, asOf, calendars));
    }

    private interface RowsOf {
        List<Row> of(Stored stored);
    }

    private static void derived(Outputs outputs, JobContext job, Table table, RowsOf rows) {
        outputs.derived(table, stored -> job.rows(table, rows.of(stored)))
                .mayBeEmpty(table, NettingGates.NO_OUT_OF_AREA_CARE);
    }

    /** Computed from the stored rows at the first question only. */
    private static final class Once<T> {
        private final Function<Stored, T> formula;
        private @Nullable T result;

        Once(Function<Stored, T> formula) {
            this.formula = formula;
        }

        T of(Stored stored) {
            T known = result;
            if (known == null) {
                known = formula.apply(stored);
                result = known;
            }
            return known;
        }
    }

    private static List<Row> few(JobContext job, Dataset<Row> rows) {
        return job.small(
                rows,
                ROWS_MAX,
                Problem.of(
                        ProblemCode.INPUT_UNUSABLE,
                        "There are more than " + ROWS_MAX + " flows, transfers, or applications in the period.",
                        "They are netted in one memory.",
                        "Clear month by month: pass --month."));
    }

    /** The clearing that quotas follow from; empty if no settlement of that quarter is delivered. */
    private static Optional<List<RegionFlow>> lastQuarter(
            JobContext job,
            Dataset<Row> asSettled,
            Dataset<Row> deductions,
            Dataset<Row> everySettlement,
            Period period,
            List<String> breaches,
            Successions successions,
            Provinces provinces) {
        Quarter quarter = new Quarter(period.year().value() - 1, 4);
        Dataset<Row> settlements = FlowMatrix.ofPeriod(asSettled, quarter);
        Dataset<Row> deducted = DeductedCare.of(deductions, everySettlement, quarter, breaches, successions);
        Dataset<Row> flows = FundFlows.of(job.spark(), settlements, deducted, quarter, CrossYear.Rule.WHOLE, provinces);
        List<RegionFlow> between = RegionFlow.of(few(job, RegionFlow.between(flows)));
        boolean isDelivered =
                !between.isEmpty() || !job.small(settlements.limit(1), 1).isEmpty();
        return isDelivered ? Optional.of(between) : Optional.empty();
    }

    /** Transfers of the months of the period that were made by the day. */
    private static Dataset<Row> madeBy(Dataset<Row> transfers, Period period, LocalDate asOf) {
        List<String> months = new ArrayList<>(
                DeductedCare.months(period).map(YearMonth::toString).toList());
        Column isOfPeriod = RegionTransfers.MONTH.col().isin(months.toArray());
        return transfers.where(isOfPeriod).where(RegionTransfers.PAID_DATE.col().leq(lit(asOf)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day is written like 2025-09-30", e);
        }
    }

    private static Period period(Optional<Month> month, Optional<PolicyYear> year) {
        if (month.isPresent() == year.isPresent()) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            month.isPresent() ? "--month and --year are both given." : "No period is given.",
                            "One period is cleared at a time.",
                            "Pass either --month, such as 2025-06, or --year, such as 2025.")
                    .refusal();
        }
        return month.isPresent() ? month.get() : year.orElseThrow();
    }
}
