package org.medfund.jobs.clearing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param runs those runs, by id
 */
record Staleness(Region region, SortedMap<String, SortedSet<String>> visible, Map<String, RecordedRun> runs) {

    private static List<String> readBy(RecordedRun run) {
        return run.inputs().getOrDefault(Postings.TABLE.name(), List.of());
    }

    /**
     * One problem for every earlier period that the period rests on and whose visible postings it has not read: they were
     * published anew, or for the first time, after it.
     */
    List<Problem> of(Period period) {
        SortedSet<String> own = visible.getOrDefault(period.toString(), new TreeSet<>());
        if (own.isEmpty()) {
            return List.of();
        }
        SortedSet<String> read = new TreeSet<>();
        own.stream().map(runs::get).filter(Objects::nonNull).forEach(run -> read.addAll(readBy(run)));
        return period.booksBefore().stream()
                .filter(earlier -> !read.containsAll(visible.getOrDefault(earlier.toString(), new TreeSet<>())))
                .map(earlier -> Problem.of(
                        ProblemCode.CONFLICT,
                        period + " of " + region + " does not rest on the postings of " + earlier + " there are now.",
                        "It was published before " + earlier + " was published, or published anew.",
                        "Run " + PeriodOrder.command(period) + " --region " + region + " again first."))
                .toList();
    }
}
