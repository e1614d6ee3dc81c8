package org.medfund.core.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.ops.GateResults;
import org.medfund.core.table.ops.Runs;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.time.ChinaTime;

/**
 * Frees the disk of what no published run needs: rows of runs that were killed, failed, or rejected, and files that no table
 * names. Rows of published runs stay, superseded or not; where somebody took them out of a table, the files that still
 * hold them are kept unless {@link RetentionGuard} lets them go.
 */
public final class LakeCleaning {
    static final String RETENTION_YEARS = "retention.years";
    private static final String LOCKED = "LOCKED";
    private static final String CLOSED = "CLOSED";

    private final Lake lake;
    private final RunLedger ledger;
    private final PublishedLake published;
    private final Instant now;
    private final Duration age;

    /**
     * @param now the present, by which ages are told
     * @param age how old the leftovers of a run and files must be at least, so that no run that still works is disturbed
     */
    public LakeCleaning(Lake lake, Instant now, Duration age) {
        this.lake = lake;
        this.ledger = new RunLedger(lake);
        this.published = new PublishedLake(lake);
        this.now = now;
        this.age = age;
    }

    /**
     * Removes what nothing needs, or only looks.
     *
     * @param policy national values: {@code retention.years}
     * @return a line for each table with something to remove, then what that comes to
     * @throws org.medfund.core.problem.Refusal if rows would be lost for good on which something still rests; then nothing is
     *     removed
     */
    public List<String> clean(Policy policy, boolean isDryRun) {
        Map<Table, Map<String, Long>> leftovers = new LinkedHashMap<>();
        Set<String> lost = new TreeSet<>();
        for (Table table : Tables.ALL) {
            if (lake.exists(table)) {
                Map<String, Long> rows = lake.rowsByRun(table);
                leftovers.put(table, leftovers(table, rows));
                lost.addAll(missing(table, rows));
            }
        }
        leftovers.values().forEach(runs -> lost.addAll(runs.keySet()));
        Problems problems = new Problems();
        problems.addAll(RetentionGuard.problems(
                lost, rested(), LocalDate.ofInstant(now, ChinaTime.ZONE), policy.whole(RETENTION_YEARS)));
        problems.refuseIfAny();

        List<String> lines = new ArrayList<>();
        leftovers.forEach((table, runs) -> line(table, runs, isDryRun).ifPresent(lines::add));
        lines.add(
                lines.isEmpty()
                        ? "Nothing to remove."
                        : isDryRun
                                ? "Nothing was removed: this was a dry run."
                                : "Removed. Files of removed rows go when they have been out of their table for "
                                        + age.toDays() + " days; run this again then.");
        return lines;
    }

    private Optional<String> line(Table table, Map<String, Long> runs, boolean isDryRun) {
        if (!runs.isEmpty() && !isDryRun) {
            lake.remove(table, runs.keySet());
        }
        long files = lake.unneededFiles(table, age);
        if (files > 0 && !isDryRun) {
            lake.vacuum(table, age);
        }
        long rows = runs.values().stream().mapToLong(Long::longValue).sum();
        return rows == 0 && files == 0
                ? Optional.empty()
                : Optional.of(table.name() + ": " + rows + " rows of " + runs.size() + " runs that were not published, "
                        + files + " files that it does not need.");
    }

    /** Rows by run of runs that were not published and began to write long enough ago. What was recorded of them stays. */
    private Map<String, Long> leftovers(Table table, Map<String, Long> rows) {
        if (table.equals(Runs.TABLE)) {
            return Map.of();
        }
        Set<String> kept = new HashSet<>();
        ledger.entries().stream()
                .filter(entry -> entry.isPublished() || table.equals(GateResults.TABLE))
                .forEach(entry -> kept.add(entry.runId()));
        Map<String, Long> leftovers = new TreeMap<>(rows);
        leftovers.keySet().removeAll(kept);
        if (!leftovers.isEmpty()) {
            Map<String, Instant> appended = lake.appendTimes(table);
            leftovers.keySet().removeIf(run -> {
                Instant at = appended.get(run); // null is old: the log keeps the commits of a month
                return at != null && at.plus(age).isAfter(now);
            });
        }
        return leftovers;
    }

    /** Published runs of which the table no longer has every row: only earlier versions of it do. */
    private Set<String> missing(Table table, Map<String, Long> rows) {
        Map<String, Long> recorded = new HashMap<>();
        for (Row row : lake.readAll(Runs.TABLE)
                .where(Runs.TABLE_NAME
                        .col()
                        .equalTo(table.name())
                        .and(Runs.STATUS.col().equalTo("PUBLISHED")))
                .select(Table.RUN_ID.col(), Runs.ROW_COUNT.col())
                .collectAsList()) {
            recorded.merge(Table.RUN_ID.in(row), Runs.ROW_COUNT.in(row), Long::sum);
        }
        Set<String> missing = new TreeSet<>();
        recorded.forEach((run, count) -> {
            if (rows.getOrDefault(run, 0L) < count) {
                missing.add(run);
            }
        });
        return missing;
    }

    private List<RetentionGuard.Rested> rested() {
        Map<String, Set<String>> flags = openFlags();
        Map<String, SortedSet<String>> periods = openPeriods();
        return RecordedRun.byRun(lake.readAll(Runs.TABLE)).collectAsList().stream()
                .map(RecordedRun::of)
                .filter(RecordedRun::isPublished)
                .map(run -> new RetentionGuard.Rested(
                        run.runId(),
                        run.job(),
                        LocalDate.ofInstant(run.finishedAt(), ChinaTime.ZONE),
                        inputs(run),
                        flags.getOrDefault(run.runId(), Set.of()),
                        periods.getOrDefault(run.runId(), new TreeSet<>())))
                .toList();
    }

    private static Set<String> inputs(RecordedRun run) {
        Set<String> inputs = new TreeSet<>();
        run.inputs().values().forEach(inputs::addAll);
        return inputs;
    }

    /** Flags by the run that raised them, but for those whose last review closed the case. */
    private Map<String, Set<String>> openFlags() {
        Map<String, Integer> last = new HashMap<>();
        Set<String> closed = new HashSet<>();
        for (Row review : published.read(Reviews.TABLE).collectAsList()) {
            String flag = Reviews.FLAG_ID.in(review);
            int number = Reviews.TRANSITION_NUMBER.in(review);
            if (last.merge(flag, number, Math::max) == number) {
                closed.remove(flag);
                if (Reviews.TO_STATE.in(review).equals(CLOSED)) {
                    closed.add(flag);
                }
            }
        }
        Map<String, Set<String>> open = new HashMap<>();
        for (Row flag : lake.readAll(Flags.TABLE)
                .select(Table.RUN_ID.col(), Flags.FLAG_ID.col())
                .collectAsList()) {
            if (!closed.contains(Flags.FLAG_ID.in(flag))) {
                open.computeIfAbsent(Table.RUN_ID.in(flag), run -> new TreeSet<>())
                        .add(Flags.FLAG_ID.in(flag));
            }
        }
        return open;
    }

    /** Regions and periods of statements by the run that wrote them, but for periods whose last mark is LOCKED. */
    private Map<String, SortedSet<String>> openPeriods() {
        Map<String, Integer> last = new HashMap<>();
        Set<String> locked = new HashSet<>();
        for (Row mark : published.read(Periods.TABLE).collectAsList()) {
            String period = Periods.REGION_CODE.in(mark) + "/" + Periods.PERIOD.in(mark);
            int number = Periods.SEQUENCE.in(mark);
            if (last.merge(period, number, Math::max) == number) {
                locked.remove(period);
                if (Periods.STATE.in(mark).equals(LOCKED)) {
                    locked.add(period);
                }
            }
        }
        Map<String, SortedSet<String>> open = new HashMap<>();
        ledger.entries().stream()
                .filter(entry -> entry.isPublished() && isOfStatements(entry.tableName()))
                .filter(entry -> !locked.contains(entry.regionCode() + "/" + entry.period()))
                .forEach(entry -> open.computeIfAbsent(entry.runId(), run -> new TreeSet<>())
                        .add(entry.regionCode() + "/" + entry.period()));
        return open;
    }

    /** Statements that a job computes, of months, quarters, and years. */
    private static boolean isOfStatements(String tableName) {
        return tableName.matches("clearing\\..*statements")
                && Tables.named(tableName)
                        .filter(table -> table.landing() == null)
                        .isPresent();
    }
}
