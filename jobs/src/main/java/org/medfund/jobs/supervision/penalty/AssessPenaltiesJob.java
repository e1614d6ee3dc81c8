package org.medfund.jobs.supervision.penalty;

import static org.apache.spark.sql.functions.lit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.medfund.core.care.AllDeductions;
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
import org.medfund.core.table.supervision.BlacklistProposals;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.PenaltyDecisions;
import org.medfund.core.table.supervision.PenaltyFlags;
import org.medfund.core.table.supervision.PenaltyWorksheets;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.StaffPointYears;
import org.medfund.core.time.PolicyYear;

/**
 * Works out what may follow from confirmed findings (SPEC E.6): reads reviews, flags, penalty decisions, and points of staff;
 * publishes {@link PenaltyWorksheets}, {@link PenaltyFlags}, {@link StaffPointYears}, and {@link BlacklistProposals}. For all
 * regions at once: persons and doctors are judged over every place.
 */
public final class AssessPenaltiesJob implements Job {
    private static final int ROWS_MAX = 2_000_000;
    private static final Option<LocalDate> ON = Option.optional(
            "on",
            "DATE",
            "Day as of which it is looked at, such as 2025-09-30; left out, the last day of the year",
            AssessPenaltiesJob::day);

    @Override
    public String name() {
        return "assess-penalties";
    }

    @Override
    public String doc() {
        return "Works out refunds, ranges of fines, points of staff, and blacklist entries from confirmed findings of a year.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, ON);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        LocalDate asOf = args.find(ON).orElse(year.lastDay());
        refuseOtherYear(year, asOf);
        Policy policy = job.nationalPolicy(year);
        PenaltyLaw law = PenaltyLaw.from(policy);
        Blacklist.Terms blacklist = Blacklist.Terms.from(policy);
        StaffPoints.Terms points = StaffPoints.Terms.from(policy);
        MonthRange suspension = MonthRange.from(policy, "e6.points_suspend_months");

        List<PenaltyDecision> delivered = decisions(job, asOf);
        SortedMap<String, PenaltyLaw.Fault> refused = new TreeMap<>();
        List<PenaltyDecision> standing = new ArrayList<>();
        for (PenaltyDecision decision : delivered) {
            PenaltyLaw.Fault fault = law.fault(decision);
            if (fault == null) {
                standing.add(decision);
            } else {
                refused.put(decision.id(), fault);
            }
        }
        List<Matter> matters = Matter.of(confirmed(job, asOf), standing);
        WorksheetRows worksheet = new WorksheetRows(year, law);
        List<Row> staff =
                StaffPointRows.of(DecidedPoints.of(job, year, asOf, ROWS_MAX), standing, year, points, suspension);
        List<Row> entries = BlacklistRows.of(matters, year, asOf, blacklist);

        return Outputs.forScope(Scope.everywhere(year))
                .table(
                        PenaltyWorksheets.TABLE,
                        job.rows(PenaltyWorksheets.TABLE, worksheet.worksheets(matters, refused, delivered)))
                .table(PenaltyFlags.TABLE, job.rows(PenaltyFlags.TABLE, worksheet.flags(matters)))
                .table(StaffPointYears.TABLE, job.rows(StaffPointYears.TABLE, staff))
                .table(BlacklistProposals.TABLE, job.rows(BlacklistProposals.TABLE, entries))
                .mayBeEmpty(PenaltyWorksheets.TABLE, "nothing is confirmed for good or decided")
                .mayBeEmpty(PenaltyFlags.TABLE, "no decision of the year rests on a flag, and none waits")
                .mayBeEmpty(StaffPointYears.TABLE, "no points were decided in the year")
                .mayBeEmpty(BlacklistProposals.TABLE, "nobody is to be entered")
                .gate(Gate.uniqueGrain(PenaltyWorksheets.TABLE))
                .gate(Gate.uniqueGrain(PenaltyFlags.TABLE))
                .gate(Gate.uniqueGrain(BlacklistProposals.TABLE))
                .summary(stored -> lines(
                        matters, refused, job.small(stored.rows(StaffPointYears.TABLE), ROWS_MAX), entries.size()));
    }

    private static void refuseOtherYear(PolicyYear year, LocalDate asOf) {
        if (asOf.getYear() != year.value()) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "--on " + asOf + " does not lie in " + year + ".",
                            "A worksheet is of the year and looks at what is known on a day of it.",
                            "Pass a day of the year, or leave --on out.")
                    .refusal();
        }
    }

    private static List<PenaltyDecision> decisions(JobContext job, LocalDate asOf) {
        return job
                .small(
                        job.read(PenaltyDecisions.TABLE)
                                .where(PenaltyDecisions.DECIDED_DATE.col().leq(lit(asOf))),
                        ROWS_MAX)
                .stream()
                .map(PenaltyDecision::in)
                .sorted(Comparator.comparing(PenaltyDecision::id))
                .toList();
    }

    private static List<ConfirmedFlag> confirmed(JobContext job, LocalDate asOf) {
        if (!job.isPublished(Reviews.TABLE, List.of())) {
            return List.of();
        }
        var rows = ConfirmedFlags.of(
                job.readOrEmpty(Flags.TABLE, List.of()),
                job.readOrEmpty(Reviews.TABLE, List.of()),
                AllDeductions.of(job, List.of()),
                asOf);
        return job.small(rows, ROWS_MAX).stream().map(ConfirmedFlags::in).toList();
    }

    private static List<String> lines(
            List<Matter> matters, SortedMap<String, PenaltyLaw.Fault> refused, List<Row> staff, int entries) {
        List<String> lines = new ArrayList<>();
        lines.add(matters.stream().filter(Matter::isProposed).count() + " matters wait for a decision; "
                + entries + " blacklist entries proposed or decided; " + staff.size()
                + " doctors have points of the year.");
        refused.forEach((decision, fault) -> lines.add("Decision " + decision + " cannot stand: " + fault + "."));
        long leftOut = staff.stream()
                .filter(row -> StaffPointYears.POINTS_LEFT_OUT.in(row) != 0)
                .count();
        if (leftOut > 0) {
            lines.add("Points of " + leftOut
                    + " doctors do not count in whole or in part: no decision on the institution came before them, or they"
                    + " are none that can be given.");
        }
        return lines;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day is written like 2025-09-30", e);
        }
    }
}
