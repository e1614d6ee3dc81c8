package org.medfund.jobs.clearing;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.time.Period;

/**
 * Whether published periods of one region rest on postings that have been published anew since.
 *
 * @param visible runs of {@link Postings} a reader of the region sees, by period
 * @param runs those runs and the runs of postings they read, by id
 */
record Staleness(Region region, SortedMap<String, SortedSet<String>> visible, Map<String, RecordedRun> runs) {

    /** Ids of runs of postings that these runs have read. */
    static SortedSet<String> read(Map<String, RecordedRun> runs) {
        SortedSet<String> read = new TreeSet<>();
        runs.values().forEach(run -> read.addAll(readBy(run)));
        return read;
    }

    private static List<String> readBy(RecordedRun run) {
        return run.inputs().getOrDefault(Postings.TABLE.name(), List.of());
    }

    /** One problem for every earlier period that the period rested on and that is no longer visible as it was. */
    List<Problem> of(Period period) {
        SortedSet<String> moved = new TreeSet<>();
        for (String runId : visible.getOrDefault(period.toString(), new TreeSet<>())) {
            RecordedRun run = runs.get(runId);
            if (run != null) {
                readBy(run).stream()
                        .map(runs::get)
                        .filter(read -> read != null && isReplaced(read, period))
                        .forEach(read -> moved.add(read.period()));
            }
        }
        return moved.stream()
                .map(earlier -> Problem.of(
                        ProblemCode.CONFLICT,
                        period + " of " + region + " rests on postings of " + earlier + " that have been replaced.",
                        "It was published before " + earlier + " was published anew.",
                        "Run " + PeriodOrder.command(period) + " --region " + region + " again first."))
                .toList();
    }

    /** Whether a run whose postings of the region were read is no longer the one a reader sees. */
    private boolean isReplaced(RecordedRun read, Period reader) {
        return read.regionCodes().contains(region.code())
                && !read.period().equals(reader.toString())
                && !visible.getOrDefault(read.period(), new TreeSet<>()).contains(read.runId());
    }
}
