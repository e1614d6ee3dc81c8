package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.job.WorkCalendar;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.ClearingIndicatorRows;
import org.medfund.core.table.clearing.ClearingIndicators;
import org.medfund.core.time.PolicyYear;

/**
 * Measures how a year is settled and cleared (SPEC D.10, D.3) as of a day, and holds it against its targets; publishes
 * {@link ClearingIndicators} and the {@link ClearingIndicatorRows} behind them. None of them is a fund indicator of
 * SPEC F.1: those tell how the funds stand, these how clearing is done.
 */
public final class MeasureClearingJob implements Job {
    private static final Option<LocalDate> ON = Option.required(
            "on", "DATE", "Day as of which it is measured, such as 2026-06-30", MeasureClearingJob::day);
    private static final Option<LocalDate> PUBLISHED = Option.optional(
            "published", "DATE", "Day the data of the annual clearing were published", MeasureClearingJob::day);

    @Override
    public String name() {
        return "measure-clearing";
    }

    @Override
    public String doc() {
        return "Measures how a year is settled and cleared, with targets, lights, and the rows behind each figure.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, ON, Options.REGION, PUBLISHED);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        LocalDate on = args.get(ON);
        args.find(PUBLISHED).filter(day -> day.isAfter(on)).ifPresent(day -> {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "--published " + day + " lies after --on " + on + ".",
                            "What is measured as of a day knows nothing later.",
                            "Correct one of them.")
                    .refusal();
        });
        List<Region> regions = job.regions(args.find(Options.REGION));
        RegionInputs in = new RegionInputs(job, regions, year, on);
        Map<String, List<MonthSettlement>> settlements = in.settlements();
        WorkCalendar calendar = calendar(job, settlements, on);

        SortedMap<String, List<Measured>> measured = new TreeMap<>();
        regions.forEach(region -> measured.put(region.code(), new ArrayList<>()));
        ofSettlements(job, in, regions, year, on, settlements, calendar, measured);
        ofYear(job, in, regions, year, on, args.find(PUBLISHED), in.paidDays(), measured);
        ofTransfers(job, in, regions, year, on, measured);

        return Outputs.forScope(Scope.of(regions, year))
                .table(
                        ClearingIndicators.TABLE,
                        job.rows(
                                ClearingIndicators.TABLE,
                                rows(measured, (region, each) -> Stream.of(each.row(region, year.value(), on)))))
                .table(
                        ClearingIndicatorRows.TABLE,
                        job.rows(
                                ClearingIndicatorRows.TABLE,
                                rows(measured, (region, each) -> each.rowsBehind(region, year.value()))))
                .mayBeEmpty(ClearingIndicatorRows.TABLE, "no indicator could be measured")
                .gate(Gate.uniqueGrain(ClearingIndicators.TABLE))
                .gate(Gate.uniqueGrain(ClearingIndicatorRows.TABLE))
                .summary(stored -> List.of(summary(measured, year)));
    }

    private interface Each {
        Stream<Row> of(String region, Measured measured);
    }

    private static List<Row> rows(SortedMap<String, List<Measured>> measured, Each each) {
        return measured.entrySet().stream()
                .flatMap(region -> region.getValue().stream().flatMap(one -> each.of(region.getKey(), one)))
                .toList();
    }

    /** The working days, known for as long as settlements run; only asked for where there are some. */
    private static WorkCalendar calendar(JobContext job, Map<String, List<MonthSettlement>> settlements, LocalDate on) {
        WorkCalendar calendar = WorkCalendar.of(job);
        RegionInputs.firstDeclareEnd(settlements.values())
                .filter(first -> first.isBefore(on))
                .flatMap(first -> calendar.missing(first, on, "the settlement cycle"))
                .map(Problem::refusal)
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return calendar;
    }

    private static void ofSettlements(
            JobContext job,
            RegionInputs in,
            List<Region> regions,
            PolicyYear year,
            LocalDate on,
            Map<String, List<MonthSettlement>> settlements,
            WorkCalendar calendar,
            SortedMap<String, List<Measured>> measured) {
        Map<String, BigDecimal> instant = in.instantPayments();
        for (Region region : regions) {
            Policy policy = job.policy(region, year);
            List<MonthSettlement> own = settlements.getOrDefault(region.code(), List.of());
            SettlementCycle cycle = new SettlementCycle(calendar.days(), policy.whole("clear.settle_limit_wd"));
            LocalDate coverageBy = day(policy, "instant.deadline_coverage");
            List<Measured> ofRegion = measured.getOrDefault(region.code(), new ArrayList<>());
            ofRegion.addAll(SettlementKpis.cycle(own, cycle, on, policy.decimal("clear.on_time_target")));
            ofRegion.add(SettlementKpis.reconciliation(own, policy.decimal("clear.reconciled_target")));
            ofRegion.addAll(SettlementKpis.instant(
                    own,
                    instant,
                    SettlementKpis.by(coverageBy, on, policy.decimal("instant.coverage_target")),
                    SettlementKpis.by(coverageBy, on, policy.decimal("instant.hospital_target"))));
        }
    }

    private static void ofYear(
            JobContext job,
            RegionInputs in,
            List<Region> regions,
            PolicyYear year,
            LocalDate on,
            Optional<LocalDate> published,
            PaidDays paid,
            SortedMap<String, List<Measured>> measured) {
        SortedMap<String, Boolean> pilots = in.flag(Areas.IS_PILOT_CLEARING);
        SortedMap<String, Boolean> quarterly = in.flag(Areas.IS_QUARTERLY_CLEARING);
        Map<String, List<ClearingShare.Cleared>> statements = in.statements();
        Map<String, Long> discharges = in.discharges();
        Map<String, SortedMap<String, Optional<LocalDate>>> approved = in.approvedCases();
        for (Region region : regions) {
            String code = region.code();
            Policy policy = job.policy(region, year);
            Optional<LocalDate> done = Optional.ofNullable(paid.of(code, year.toString()));
            Optional<LocalDate> deadline =
                    ClearingDeadline.from(policy).of(year.value(), pilots.getOrDefault(code, false));
            String cap = policy.text("payment.method").equals("DIP") ? "special.cap_dip" : "special.cap_drg";
            List<Measured> ofRegion = measured.getOrDefault(code, new ArrayList<>());
            ofRegion.add(YearKpis.daysLate(year.toString(), deadline, done, on));
            ofRegion.add(YearKpis.publication(year.toString(), done, published, policy.whole("clear.publish_days")));
            ofRegion.add(ClearingShare.measure(
                    statements.getOrDefault(code, List.of()),
                    policy.choice("clear.share_basis", ClearingShare.Basis.class),
                    ClearingShare.target(policy, year.value())));
            ofRegion.add(YearKpis.quarterly(RegionInputs.ofProvince(region, quarterly)));
            ofRegion.add(YearKpis.specialCases(
                    approved.getOrDefault(code, new TreeMap<>()),
                    discharges.getOrDefault(code, 0L),
                    policy.decimal(cap)));
        }
    }

    private static void ofTransfers(
            JobContext job,
            RegionInputs in,
            List<Region> regions,
            PolicyYear year,
            LocalDate on,
            SortedMap<String, List<Measured>> measured) {
        Map<String, List<TransferKpis.Due>> due = in.transfersDue();
        Map<String, List<TransferKpis.Payable>> payables = in.payables();
        Map<String, BigDecimal> advances = in.advances();
        for (Region region : regions) {
            String code = region.code();
            Policy policy = job.policy(region, year);
            List<TransferKpis.Due> own = due.getOrDefault(code, List.of());
            List<Measured> ofRegion = measured.getOrDefault(code, new ArrayList<>());
            ofRegion.add(TransferKpis.aged(
                    payables.getOrDefault(code, List.of()),
                    on,
                    policy.whole("clear.aged_after_days"),
                    policy.decimal("clear.aged_target")));
            ofRegion.add(TransferKpis.usage(
                    own.stream().filter(each -> !each.period().equals(year)).toList(),
                    advances.getOrDefault(code, Money.yuan(0)),
                    policy.decimal("xprov.yellow"),
                    policy.decimal("xprov.red")));
        }
    }

    private static String summary(SortedMap<String, List<Measured>> measured, PolicyYear year) {
        List<Measured> all = measured.values().stream().flatMap(List::stream).toList();
        List<Integer> daysLate = all.stream()
                .filter(each -> each.kpi() == ClearingKpi.CLEARING_DAYS_LATE)
                .flatMap(each -> Optional.ofNullable(each.numerator()).stream())
                .map(BigDecimal::intValueExact)
                .toList();
        return all.size() + " indicators of clearing " + year + ", "
                + all.stream().filter(each -> each.light() == Light.RED).count() + " of them red, "
                + all.stream().filter(each -> each.reason() != null).count() + " not measurable; "
                + ClearingDeadline.onTimeRate(daysLate)
                        .map(rate -> "of " + daysLate.size() + " regions due a share of " + rate.toPlainString()
                                + " was cleared on time.")
                        .orElse("no region is due.");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a day is written like 2026-06-30", e);
        }
    }

    private static LocalDate day(Policy policy, String name) {
        try {
            return day(policy.text(name));
        } catch (IllegalArgumentException e) {
            throw policy.unusable(name, "a day such as 2026-12-31").refusal();
        }
    }
}
