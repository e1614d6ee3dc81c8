package org.medfund.jobs.clearing;

import static org.medfund.core.table.clearing.Periods.PERIOD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * Keeps jobs from computing what must not be computed (SPEC D.1): closed periods, frozen ones whose inputs have moved, and
 * whatever rests on replaced postings. What is looked at is not noted as an input, so that a mark alone never makes a
 * run another one.
 */
public final class ClosedPeriods {
    private static final int MARKS_MAX = 1_000_000;

    /**
     * Refuses a period that is CONFIRMED or later in one of the regions, or that a period that far rests on; one that was
     * frozen on other inputs than there are now; and one that rests on a period whose postings are stale.
     *
     * @throws org.medfund.core.problem.Refusal naming every such region, and where the correction goes
     */
    public static void refuseUnlessOpen(JobContext job, Collection<Region> regions, Period period) {
        Problems problems = new Problems();
        closed(job, regions, period, problems);
        moved(job, regions, period, problems);
        stale(job, regions, period, problems);
        problems.refuseIfAny();
    }

    /** Whether a region's year is closed. The answer decides what is posted, so it is noted. */
    public static boolean isClosed(JobContext job, Region region, PolicyYear year) {
        boolean isClosed = !closed(job, List.of(region), year).isEmpty();
        job.note(Periods.closedNote(region, year), String.valueOf(isClosed));
        return isClosed;
    }

    /**
     * Those of the regions whose year before the period's is closed as marks are now, for whoever only looks; none for a
     * month or a quarter, which do not ask.
     */
    static List<Region> before(JobContext job, Collection<Region> regions, Period period) {
        return period instanceof PolicyYear year ? closed(job, regions, year.minus(1)) : List.of();
    }

    /** As {@link #before(JobContext, Collection, Period)}, as the run of the period found them, whatever was marked since. */
    static List<Region> before(RecordedRun run, Collection<Region> regions, Period period) {
        return period instanceof PolicyYear year
                ? regions.stream()
                        .filter(region -> Periods.wasClosed(run.notes(), region, year.minus(1)))
                        .toList()
                : List.of();
    }

    private static List<Region> closed(JobContext job, Collection<Region> regions, PolicyYear year) {
        var histories = histories(job, regions, year);
        return regions.stream()
                .filter(region -> history(histories, region, year).state().isClosed())
                .toList();
    }

    /**
     * The regions a step is for. One that is asked for has to be open; of all regions those that are closed are left out, so
     * that the others need not wait for them.
     *
     * @throws org.medfund.core.problem.Refusal if none is open, or if what an open one rests on is stale or has moved
     */
    public static List<Region> open(JobContext job, Optional<Region> asked, Period period) {
        return open(job, asked, job.regions(asked), period);
    }

    /** As {@link #open(JobContext, Optional, Period)}, of these regions. */
    static List<Region> open(JobContext job, Optional<Region> asked, List<Region> regions, Period period) {
        var histories = histories(job, regions, period.year());
        List<Region> open = regions.stream()
                .filter(region -> closing(histories, region, period).isEmpty())
                .toList();
        List<Region> wanted = asked.isPresent() || open.isEmpty() ? regions : open;
        refuseUnlessOpen(job, wanted, period);
        return wanted;
    }

    private static void closed(JobContext job, Collection<Region> regions, Period period, Problems problems) {
        var histories = histories(job, regions, period.year());
        for (Region region : regions) {
            closing(histories, region, period).ifPresent(closed -> {
                PeriodState state = history(histories, region, closed).state();
                problems.add(
                        ProblemCode.CLOSED,
                        closed + " of " + region + " is " + state
                                + (closed.equals(period) ? "." : ", and it rests on " + period + "."),
                        "A period is not computed again once it, or one that rests on it, is " + PeriodState.CONFIRMED
                                + ".",
                        correction(histories, region, period));
            });
        }
    }

    private static String correction(Map<Region, Map<Period, PeriodHistory>> histories, Region region, Period period) {
        List<Period> after = PeriodOrder.after(period);
        Period open = after.stream()
                .filter(each -> closing(histories, region, each).isEmpty())
                .findFirst()
                .orElse(after.get(after.size() - 1));
        return "Post the correction in the next period: run " + PeriodOrder.command(open) + " --region " + region + ".";
    }

    /** The period itself if it is closed, or the first closed one that rests on it. */
    private static Optional<Period> closing(
            Map<Region, Map<Period, PeriodHistory>> histories, Region region, Period period) {
        List<Period> candidates = new ArrayList<>(List.of(period));
        period.year().books().stream().filter(later -> later.restsOn(period)).forEach(candidates::add);
        return candidates.stream()
                .filter(each -> history(histories, region, each).state().isClosed())
                .findFirst();
    }

    private static void moved(JobContext job, Collection<Region> regions, Period period, Problems problems) {
        var histories = histories(job, regions, period.year());
        List<Region> pinned = regions.stream()
                .filter(region -> {
                    PeriodState state = history(histories, region, period).state();
                    return state.isPinned() && !state.isClosed();
                })
                .toList();
        if (pinned.isEmpty()) {
            return;
        }
        var now = PeriodInputs.of(job, job::consult, pinned, period, before(job, pinned, period));
        for (Region region : pinned) {
            PeriodMark last = history(histories, region, period).last().orElseThrow();
            PeriodRules.moved(last, now.get(region), problems);
        }
    }

    private static void stale(JobContext job, Collection<Region> regions, Period period, Problems problems) {
        stale(job, regions, period.booksBefore()).values().forEach(problems::addAll);
    }

    /** What is stale of these periods, by region: each named with what has replaced what it rests on. */
    static SortedMap<Region, List<Problem>> stale(
            JobContext job, Collection<Region> regions, Collection<Period> periods) {
        SortedMap<Region, SortedMap<String, SortedSet<String>>> visible = new TreeMap<>();
        TreeSet<String> ofPeriods = new TreeSet<>();
        for (Region region : regions) {
            SortedMap<String, SortedSet<String>> ofRegion = job.records().visible(Postings.TABLE, region);
            visible.put(region, ofRegion);
            periods.forEach(each -> ofPeriods.addAll(ofRegion.getOrDefault(each.toString(), new TreeSet<>())));
        }
        Map<String, RecordedRun> runs = job.records().of(ofPeriods);
        SortedMap<Region, List<Problem>> stale = new TreeMap<>();
        visible.forEach((region, ofRegion) -> {
            Staleness staleness = new Staleness(region, ofRegion, runs);
            stale.put(
                    region,
                    periods.stream()
                            .flatMap(each -> staleness.of(each).stream())
                            .toList());
        });
        return stale;
    }

    private static PeriodHistory history(
            Map<Region, Map<Period, PeriodHistory>> histories, Region region, Period period) {
        return histories.getOrDefault(region, Map.of()).getOrDefault(period, PeriodHistory.NONE);
    }

    /** The histories of every marked period of the year. */
    private static Map<Region, Map<Period, PeriodHistory>> histories(
            JobContext job, Collection<Region> regions, PolicyYear year) {
        if (regions.stream()
                .allMatch(region -> job.records().visible(Periods.TABLE, region).isEmpty())) {
            return Map.of();
        }
        var rows = job.consult(Periods.TABLE, regions).where(PERIOD.col().startsWith(year.toString()));
        return job.small(rows, MARKS_MAX).stream()
                .map(PeriodMark::of)
                .collect(Collectors.groupingBy(
                        PeriodMark::region,
                        Collectors.groupingBy(
                                PeriodMark::period,
                                Collectors.collectingAndThen(Collectors.toList(), PeriodHistory::of))));
    }

    private ClosedPeriods() {}
}
