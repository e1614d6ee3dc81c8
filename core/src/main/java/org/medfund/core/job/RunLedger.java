package org.medfund.core.job;

import static org.medfund.core.job.Scope.EVERYWHERE;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.lake.Lake;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.ops.Runs;

/**
 * Which rows are published. One append of this ledger makes a whole run visible; runs are ordered by a sequence number,
 * never by a clock.
 *
 * <p>The append carries the number as the transaction of one ledger-wide application: of two writers that saw the same
 * number one fails or is skipped, and reading back tells which (docs/decisions/0002-guarded-publishing.md).
 */
public final class RunLedger {
    private static final String APPLICATION = "medfund-ledger";
    private static final String PUBLISHED = "PUBLISHED";

    private final Lake lake;
    private final boolean isOfThePast;
    private List<Entry> entries = List.of();
    private long lastCommit = -1;

    /** One row of the ledger, without its longer texts. */
    public record Entry(
            long sequence,
            String runId,
            String job,
            String regionCode,
            String period,
            String tableName,
            String status,
            String fingerprint) {

        boolean isPublished() {
            return status.equals(PUBLISHED);
        }

        /** Of a shared table the job, whose rows stand beside those of others; of any other table nothing. */
        private String writer() {
            return Tables.named(tableName)
                    .filter(Table::isShared)
                    .map(table -> job)
                    .orElse("");
        }

        boolean overlaps(Entry other) {
            return tableName.equals(other.tableName)
                    && writer().equals(other.writer())
                    && period.equals(other.period)
                    && (regionCode.equals(other.regionCode)
                            || regionCode.equals(EVERYWHERE)
                            || other.regionCode.equals(EVERYWHERE));
        }
    }

    public RunLedger(Lake lake) {
        this.lake = lake;
        this.isOfThePast = false;
        refresh();
    }

    /**
     * The ledger as it was when entry number {@code sequence} was its last; it stays so.
     *
     * @param further entries that are seen as if they stood in it
     */
    RunLedger upTo(long sequence, List<Entry> further) {
        return new RunLedger(
                lake,
                Stream.concat(entries.stream().filter(entry -> entry.sequence() <= sequence), further.stream())
                        .sorted(Comparator.comparingLong(Entry::sequence))
                        .toList());
    }

    /** The ledger as it is now, read again only if something was committed since this one was read. */
    RunLedger asOfNow() {
        RunLedger now = new RunLedger(this);
        now.refresh();
        return now;
    }

    private RunLedger(RunLedger known) {
        this.lake = known.lake;
        this.isOfThePast = false;
        this.entries = known.entries;
        this.lastCommit = known.lastCommit;
    }

    private RunLedger(Lake lake, List<Entry> past) {
        this.lake = lake;
        this.entries = past;
        this.isOfThePast = true;
    }

    /** Reads what has been committed until now, if anything has been since the last time. */
    public void refresh() {
        if (isOfThePast) {
            return;
        }
        long commit = lake.lastCommit(Runs.TABLE); // before the rows: what comes in between is read again
        if (commit == lastCommit) {
            return;
        }
        lastCommit = commit;
        entries = lake
                .readAll(Runs.TABLE)
                .select(
                        Runs.SEQUENCE.col(),
                        Table.RUN_ID.col(),
                        Runs.JOB.col(),
                        Runs.REGION_CODE.col(),
                        Runs.PERIOD.col(),
                        Runs.TABLE_NAME.col(),
                        Runs.STATUS.col(),
                        Runs.FINGERPRINT.col())
                .collectAsList()
                .stream()
                .map(row -> new Entry(
                        Runs.SEQUENCE.in(row),
                        Table.RUN_ID.in(row),
                        Runs.JOB.in(row),
                        Runs.REGION_CODE.in(row),
                        Runs.PERIOD.in(row),
                        Runs.TABLE_NAME.in(row),
                        Runs.STATUS.in(row),
                        Runs.FINGERPRINT.in(row)))
                .sorted(Comparator.comparingLong(Entry::sequence))
                .toList();
    }

    /** The number of the last commit; 0 if there is none. */
    public long sequence() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
    }

    public List<Entry> entries() {
        return entries;
    }

    /**
     * The entries a reader of the table sees: of each region and period the last published one, in sequence; of a shared
     * table the last one of each job.
     */
    public List<Entry> visible(Table table) {
        return visible(table, Long.MAX_VALUE);
    }

    /** As {@link #visible(Table)}, as it was before entry number {@code sequence}. */
    List<Entry> visible(Table table, long sequence) {
        Map<String, Entry> latest = new LinkedHashMap<>();
        published()
                .filter(entry ->
                        entry.sequence() < sequence && entry.tableName().equals(table.name()))
                .forEach(entry -> latest.put(entry.regionCode() + "/" + entry.period() + "/" + entry.writer(), entry));
        return latest.values().stream()
                .sorted(Comparator.comparingLong(Entry::sequence).thenComparing(Entry::regionCode))
                .toList();
    }

    /** Every entry of the table that was published, superseded or not, in sequence. */
    List<Entry> history(Table table) {
        return published()
                .filter(entry -> entry.tableName().equals(table.name()))
                .sorted(Comparator.comparingLong(Entry::sequence))
                .toList();
    }

    /** The number under which a period was first published; beyond every number if it never was. */
    long firstPublished(String period) {
        return published()
                .filter(entry -> entry.period().equals(period))
                .mapToLong(Entry::sequence)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The number under which the same table, region, and period was published first. */
    long firstPublished(Entry entry) {
        return published()
                .filter(entry::overlaps)
                .mapToLong(Entry::sequence)
                .min()
                .orElse(entry.sequence());
    }

    /** Whether everything these rows would publish is already published by one run with this fingerprint. */
    public boolean isPublished(String fingerprint, List<Entry> wanted) {
        return !wanted.isEmpty()
                && wanted.stream()
                        .allMatch(want -> published()
                                .filter(want::overlaps)
                                .reduce((earlier, later) -> later)
                                .filter(last -> last.fingerprint().equals(fingerprint))
                                .isPresent());
    }

    /** Whether another run has published a part of the same after {@code sequence}. */
    boolean isOvertaken(List<Entry> wanted, long sequence) {
        return published()
                .filter(entry -> entry.sequence() > sequence)
                .anyMatch(entry -> wanted.stream().anyMatch(entry::overlaps));
    }

    /**
     * Tries to commit these ledger rows as number {@code sequence}.
     *
     * @param own the same rows as entries
     * @return whether they are committed; false if another run took the number
     */
    boolean commit(Dataset<Row> rows, List<Entry> own, String runId, long sequence) {
        long next = lastCommit + 1;
        try {
            lake.append(Runs.TABLE, runId, rows, APPLICATION, sequence);
        } catch (RuntimeException e) {
            if (!isConflict(e)) {
                throw e;
            }
        }
        // Nothing came in between: these rows are all that is new. A failure is read back: what failed may yet stand
        // there.
        if (own.stream().allMatch(Entry::isPublished) && lake.isCommitOf(Runs.TABLE, next, runId)) {
            entries = Stream.concat(entries.stream(), own.stream()).toList();
            lastCommit = next;
            return true;
        }
        refresh();
        return entries.stream()
                .anyMatch(entry -> entry.sequence() == sequence && entry.runId().equals(runId));
    }

    private Stream<Entry> published() {
        return entries.stream().filter(Entry::isPublished);
    }

    /** Delta's conflict exceptions share a package and the word, not a type. */
    private static boolean isConflict(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (name.startsWith("Concurrent") || name.endsWith("FileAlreadyExistsException")) {
                return true;
            }
        }
        return false;
    }
}
