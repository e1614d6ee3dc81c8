package org.medfund.jobs.clearing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.time.Period;
import org.medfund.core.time.Quarter;

/**
 * Marks a clearing period with its next state (SPEC D.1): reads {@link Periods} and what the state asks for; publishes the
 * whole history of the period, one mark longer.
 */
public final class MarkPeriodJob implements Job {
    private static final int MARKS_MAX = 1_000_000;
    private static final Pattern REMARK = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final Pattern PERSONAL = Pattern.compile("\\p{N}{11}| --");

    private static final Option<Period> PERIOD =
            Option.required("period", "P", "Period, such as 2025-06, 2025Q2, or 2025", Period::of);
    private static final Option<PeriodState> TO = Option.required(
            "to", "STATE", "State it enters: " + Arrays.toString(PeriodState.values()), MarkPeriodJob::state);
    private static final Option<DecidedBy> BY =
            Option.required("by", "WHO", "Office or function that decides, such as settlement-office", DecidedBy::of);
    private static final Option<LocalDate> ON =
            Option.required("on", "DATE", "Day of the decision, such as 2025-07-15", MarkPeriodJob::day);
    private static final Option<String> REMARK_TEXT =
            Option.optional("remark", "TEXT", "What else is to be known, without personal data", MarkPeriodJob::remark);

    @Override
    public String name() {
        return "mark-period";
    }

    @Override
    public String doc() {
        return "Marks a clearing period with its next state, and says who decided and when.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PERIOD, TO, BY, ON, Options.REGION, REMARK_TEXT);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Period period = args.get(PERIOD);
        if (period instanceof Quarter quarter) {
            ClearQuarterJob.refuseTheLast(quarter);
        }
        List<Region> regions = job.regions(args.find(Options.REGION));
        Map<Region, PeriodHistory> histories = histories(job, regions, period);
        List<PeriodRules> marks = regions.stream()
                .map(region -> new PeriodRules(
                        region,
                        period,
                        histories.getOrDefault(region, PeriodHistory.NONE),
                        args.get(TO),
                        args.get(BY),
                        args.get(ON)))
                .toList();

        Problems problems = new Problems();
        List<PeriodRules> inOrder = new ArrayList<>();
        for (PeriodRules mark : marks) {
            Problems ofMark = mark.order();
            problems.addAll(ofMark.found());
            if (ofMark.found().isEmpty()) {
                inOrder.add(mark);
            }
        }
        var facts = PeriodFindings.of(job, period, args.get(TO), inOrder, problems);
        facts.forEach((mark, known) -> problems.addAll(mark.requirements(known).found()));
        problems.refuseIfAny();

        String remark = args.find(REMARK_TEXT).orElse(null);
        List<Row> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        histories.values().forEach(history -> history.marks().forEach(mark -> rows.add(mark.row())));
        facts.forEach((mark, known) -> {
            rows.add(mark.mark(known, remark).row());
            lines.add(line(mark, known));
        });
        return Outputs.forScope(Scope.of(regions, period))
                .table(Periods.TABLE, job.rows(Periods.TABLE, rows))
                .gate(Gate.uniqueGrain(Periods.TABLE))
                .summary(stored -> lines);
    }

    private static String line(PeriodRules mark, PeriodFacts facts) {
        PeriodInputs.Pinned inputs = facts.inputs();
        return mark.period() + " of " + mark.region() + ": " + mark.history().state() + " to " + mark.to() + " by "
                + mark.by() + " on " + mark.on()
                + (inputs == null ? "." : "; " + inputs.rowCount() + " rows of input.");
    }

    private static Map<Region, PeriodHistory> histories(JobContext job, List<Region> regions, Period period) {
        return job.small(job.readOrEmpty(Periods.TABLE, regions, period), MARKS_MAX).stream()
                .map(PeriodMark::of)
                .collect(Collectors.groupingBy(
                        PeriodMark::region,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), PeriodHistory::of)));
    }

    private static PeriodState state(String text) {
        return Arrays.stream(PeriodState.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a state is one of " + Arrays.toString(PeriodState.values())));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a day is written like 2025-07-15", e);
        }
    }

    private static String remark(String text) {
        if (!REMARK.matcher(text).matches() || PERSONAL.matcher(text).find()) {
            throw new IllegalArgumentException("a remark is one line of up to 200 characters, without a number of 11"
                    + " digits or more, and without a blank before two dashes");
        }
        return text;
    }
}
