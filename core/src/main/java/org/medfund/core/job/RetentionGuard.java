package org.medfund.core.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * Whether rows may be lost for good. A run pins its inputs by their ids (docs/decisions/0001-append-only-runs.md), so rows of
 * a run are needed as long as that run, or one that read it at whatever distance, is needed: by a flag that is not closed, by
 * a statement of a period that is not locked, or by law.
 */
final class RetentionGuard {
    private static final int SHOWN = 5;

    /**
     * A published run.
     *
     * @param inputRunIds runs it read
     * @param openFlags flags it raised of which the last review has not closed the case
     * @param openPeriods region and period of its statements that are not locked, such as 330100/2025-10
     */
    record Rested(
            String runId,
            String job,
            LocalDate finishedOn,
            Set<String> inputRunIds,
            Set<String> openFlags,
            SortedSet<String> openPeriods) {}

    /**
     * What forbids to lose the rows of these runs; empty if nothing does.
     *
     * @param lost ids of runs, published or not
     * @param retentionYears for which published results and what they rest on are kept, from the day they were published
     */
    static List<Problem> problems(
            Collection<String> lost, List<Rested> published, LocalDate today, int retentionYears) {
        List<Rested> resting = restingOn(lost, published);
        TreeSet<String> flags = new TreeSet<>();
        TreeSet<String> periods = new TreeSet<>();
        for (Rested run : resting) {
            flags.addAll(run.openFlags());
            periods.addAll(run.openPeriods());
        }
        List<Problem> problems = new ArrayList<>();
        if (!flags.isEmpty()) {
            problems.add(problem(
                    flags.size() + " open flags rest on rows that would be lost: " + shown(flags) + ".",
                    lost,
                    "Review each to CLOSED first; import-reviews takes the decisions."));
        }
        if (!periods.isEmpty()) {
            problems.add(problem(
                    "Statements of " + periods.size() + " periods that are not locked rest on rows that would be lost: "
                            + shown(periods) + ".",
                    lost,
                    "Mark each LOCKED first; mark-period says what is missing."));
        }
        List<Rested> kept = resting.stream()
                .filter(run -> run.finishedOn().plusYears(retentionYears).isAfter(today))
                .toList();
        if (!kept.isEmpty()) {
            LocalDate until = kept.stream()
                    .map(run -> run.finishedOn().plusYears(retentionYears))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            problems.add(problem(
                    kept.size() + " published runs rest on rows that would be lost: "
                            + shown(kept.stream()
                                    .map(run -> run.job() + " " + run.runId())
                                    .collect(Collectors.toCollection(TreeSet::new)))
                            + ".",
                    lost,
                    "They are kept for " + retentionYears + " years (policy " + LakeCleaning.RETENTION_YEARS
                            + "), until " + until
                            + ". If somebody took the rows out of the tables, restore the version before."));
        }
        return problems;
    }

    /** The published runs among them, and those that read one of them, directly or through others. */
    private static List<Rested> restingOn(Collection<String> lost, List<Rested> published) {
        Set<String> needed = new TreeSet<>(lost);
        int before = -1;
        while (before != needed.size()) {
            before = needed.size();
            published.stream()
                    .filter(run -> run.inputRunIds().stream().anyMatch(needed::contains))
                    .forEach(run -> needed.add(run.runId()));
        }
        return published.stream().filter(run -> needed.contains(run.runId())).toList();
    }

    private static Problem problem(String what, Collection<String> lost, String remedy) {
        return Problem.of(
                ProblemCode.CLOSED,
                what,
                "The rows are of the runs " + shown(new TreeSet<>(lost)) + ".",
                remedy + " Nothing was removed.");
    }

    private static String shown(SortedSet<String> names) {
        String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? first + ", and " + (names.size() - SHOWN) + " more" : first;
    }

    private RetentionGuard() {}
}
