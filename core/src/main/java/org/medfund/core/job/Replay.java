package org.medfund.core.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Table;

/**
 * What published runs would have written under the policies of now: the same jobs, on the very rows those runs read.
 * Nothing is written, neither to the lake nor to the ledger.
 *
 * <p>A replay sees the lake as its run did: up to the latest of that run's inputs. Where an input run has been replayed
 * before, its replayed rows stand in the place of the published ones, and those of tables it has not written stand beside
 * them under its number.
 */
public final class Replay implements AutoCloseable {
    private final Lake lake;
    private final RunLedger ledger;
    private final Policies policies;
    private final Map<String, Map<Table, Dataset<Row>>> replayed = new HashMap<>();
    private final List<RecordedRun> runs = new ArrayList<>();
    private final List<Dataset<Row>> kept = new ArrayList<>();

    Replay(Lake lake, RunLedger ledger, Policies policies) {
        this.lake = lake;
        this.ledger = ledger;
        this.policies = policies;
    }

    /** The lake as the run saw it, with what has been replayed since, and the policies of now. */
    public JobContext asSeenBy(RecordedRun run) {
        Set<String> inputs =
                run.inputs().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        long seen = ledger.entries().stream()
                .filter(entry -> inputs.contains(entry.runId()))
                .mapToLong(RunLedger.Entry::sequence)
                .max()
                .orElse(0);
        return new JobContext(lake, ledger.upTo(seen, onlyReplayed(seen)), policies, replayed);
    }

    /** The rows of a table that the run published, replayed or not. */
    public Dataset<Row> published(RecordedRun run, Table table) {
        return new PublishedRows(lake, ledger, Map.of()).ofRuns(table, entries(run, table));
    }

    /** The rows of a table that the run would have published; those it did publish if it has not been replayed. */
    public Dataset<Row> rows(RecordedRun run, Table table) {
        return new PublishedRows(lake, ledger, replayed).ofRuns(table, entries(run, table));
    }

    public boolean isReplayed(String runId) {
        return replayed.containsKey(runId);
    }

    /**
     * Runs the job again as the run ran it.
     *
     * @return what the gates have against it, one sentence each; empty if it would have been published
     * @throws org.medfund.core.problem.Refusal if the job cannot run under these policies
     */
    public List<String> run(Job job, RecordedRun run) {
        Outputs outputs = job.run(asSeenBy(run), run.argumentsOf(job));
        Map<Table, Dataset<Row>> rows = new LinkedHashMap<>();
        Stored stored = table -> Objects.requireNonNull(rows.get(table), table::name);
        outputs.tables().forEach((table, made) -> {
            Dataset<Row> ofTable = table.conform(made.apply(stored));
            if (table.isLarge()) { // gates look at it, and so does whoever asked for the replay
                ofTable = ofTable.persist(StorageLevel.MEMORY_AND_DISK());
                kept.add(ofTable);
            }
            rows.put(table, ofTable);
        });
        replayed.put(run.runId(), rows);
        runs.add(run);
        return outputs.gates().stream()
                .map(gate -> gate.check().apply(stored))
                .filter(GateResult::blocks)
                .map(result ->
                        job.name() + ", gate " + result.gate() + " " + result.verdict() + ": " + result.sentence())
                .toList();
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
        kept.clear();
    }

    /** Of replayed runs up to this number, the tables they did not write, as if they had published them. */
    private List<RunLedger.Entry> onlyReplayed(long sequence) {
        List<RunLedger.Entry> entries = new ArrayList<>();
        for (RecordedRun run : runs) {
            Set<String> written = ledger.entries().stream()
                    .filter(entry -> entry.runId().equals(run.runId()))
                    .map(RunLedger.Entry::tableName)
                    .collect(Collectors.toSet());
            for (Table table : replayed.getOrDefault(run.runId(), Map.of()).keySet()) {
                if (run.sequence() <= sequence && !written.contains(table.name())) {
                    run.regionCodes()
                            .forEach(region -> entries.add(new RunLedger.Entry(
                                    run.sequence(),
                                    run.runId(),
                                    run.job(),
                                    region,
                                    run.period(),
                                    table.name(),
                                    run.status(),
                                    "")));
                }
            }
        }
        return entries;
    }

    private List<RunLedger.Entry> entries(RecordedRun run, Table table) {
        List<RunLedger.Entry> entries = ledger.entries().stream()
                .filter(entry ->
                        entry.runId().equals(run.runId()) && entry.tableName().equals(table.name()))
                .toList();
        if (entries.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "Run " + run.runId() + " wrote nothing to " + table.name() + ".",
                            "It is a run of " + run.job() + " and wrote " + run.tables() + ".",
                            "See the runs command.")
                    .refusal();
        }
        return entries;
    }
}
