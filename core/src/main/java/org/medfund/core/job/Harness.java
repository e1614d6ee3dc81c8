package org.medfund.core.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Refusal;
import org.medfund.core.quality.GateResult;
import org.medfund.core.table.ops.GateResults;

/**
 * Runs jobs: reads a clock, writes what a job returns, asks the gates, and publishes with one ledger commit. Until then
 * nothing of a run is visible; a run that is killed, rejected, or overtaken never becomes so.
 */
public final class Harness {
    private static final int COMMIT_ATTEMPTS = 20;
    private static final int FILE_BUFFER = 1 << 16;

    private final Lake lake;
    private final Policies policies;
    private final Clock clock;
    private final String codeVersion;
    private final Progress progress;
    private volatile @Nullable RunLedger lastRead;

    /** @param codeVersion what names the code that runs; one that ends in {@code dirty} or {@code
     *     unversioned} never counts as the same */
    public Harness(Lake lake, Policies policies, Clock clock, String codeVersion, Progress progress) {
        this.lake = lake;
        this.policies = policies;
        this.clock = clock;
        this.codeVersion = codeVersion;
        this.progress = progress;
    }

    /** Runs a job from its command line. Problems end in a result, not in an exception. */
    public Result run(Job job, String... argv) {
        try {
            return run(job, Arguments.parse(job.options(), argv));
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    public Result run(Job job, Arguments args) {
        LedgerRows record = new LedgerRows(job.name(), args, codeVersion, clock.instant());
        String runId = UUID.randomUUID().toString();
        try {
            progress.at(job.name(), "reading");
            RunLedger ledger = ledger();
            JobContext context = new JobContext(lake, ledger, policies);
            long seen = ledger.sequence();
            Outputs outputs = job.run(context, args);
            try {
                return concluded(job, outputs, args, record, context, runId, seen);
            } finally {
                outputs.letGo();
            }
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (Exception | FSError fault) { // Spark throws checked ones without saying so, Hadoop errors
            Optional<Problem> storage = StorageTrouble.in(fault, lake.root());
            if (storage.isPresent()) {
                return refused(storage.get().refusal());
            }
            RuntimeException unchecked =
                    fault instanceof RuntimeException e ? e : new IllegalStateException("A run failed", fault);
            recordFailure(record, runId, fault.getClass().getName(), unchecked);
            throw unchecked;
        }
    }

    private Result concluded(
            Job job, Outputs outputs, Arguments args, LedgerRows record, JobContext context, String runId, long seen) {
        Optional<Scope> scope = outputs.scope();
        if (scope.isEmpty()) {
            return read(outputs);
        }
        record.of(
                scope.get(),
                List.copyOf(outputs.tables().keySet()),
                outputs.ranWith().orElse(args),
                context);
        if (isVersionKnown() && context.ledger().isPublished(record.fingerprint(), record.wanted())) {
            return new Result(Exit.DONE, "", List.of("Already published for " + scope.get() + "."));
        }
        return publish(job, outputs, record, context, runId, seen);
    }

    /** What the run before knew of the ledger, and what has come since; the ledger of a running run is its own. */
    private RunLedger ledger() {
        RunLedger known = lastRead;
        RunLedger now = known == null ? new RunLedger(lake) : known.asOfNow();
        lastRead = now.asOfNow();
        return now;
    }

    /** A version that does not change with the code can never tell that a run is the same. */
    private boolean isVersionKnown() {
        return !codeVersion.endsWith("dirty") && !codeVersion.endsWith("unversioned");
    }

    private Result publish(Job job, Outputs outputs, LedgerRows record, JobContext context, String runId, long seen) {
        StoredRows stored = new StoredRows(lake, runId);
        for (var output : outputs.tables().entrySet()) {
            progress.at(job.name(), "writing " + output.getKey().name());
            stored.append(output.getKey(), output.getValue().apply(stored));
            record.count(output.getKey(), stored);
        }

        progress.at(job.name(), "checking");
        List<GateResult> results = new ArrayList<>(record.completeness(outputs.reasonsForEmpty()));
        outputs.gates().forEach(gate -> results.add(gate.check().apply(stored)));
        lake.append(
                GateResults.TABLE,
                runId,
                context.rows(
                        GateResults.TABLE,
                        results.stream().map(result -> record.gateRow(result)).toList()));
        List<String> blocking = results.stream()
                .filter(GateResult::blocks)
                .map(result -> "Gate " + result.gate() + " " + result.verdict() + ": " + result.sentence())
                .toList();

        progress.at(job.name(), "publishing");
        boolean isRejected = !blocking.isEmpty();
        List<String> summary = isRejected ? List.of() : outputs.summary().apply(stored);
        commit(
                context.ledger(),
                record,
                runId,
                isRejected ? "REJECTED" : "PUBLISHED",
                String.join("; ", blocking),
                isRejected ? Long.MAX_VALUE : seen);
        if (isRejected) {
            List<String> lines = new ArrayList<>(blocking);
            lines.add("Nothing was published. The rows are kept under run " + runId + " for a look.");
            return new Result(Exit.REJECTED, runId, lines);
        }
        writeFiles(outputs);
        return new Result(Exit.DONE, runId, summary);
    }

    /** @param seen the last sequence the run's inputs were read at; later entries of the same scope stop it */
    private void commit(RunLedger ledger, LedgerRows record, String runId, String status, String detail, long seen) {
        for (int attempt = 0; attempt < COMMIT_ATTEMPTS; attempt++) {
            ledger.refresh();
            if (ledger.isOvertaken(record.wanted(), seen)) {
                throw Problem.of(
                                ProblemCode.CONFLICT,
                                "Another run has published " + record.scope() + " of " + record.job()
                                        + " while this one was working.",
                                "One run of a scope publishes at a time; its rows stand, and nothing of this run is"
                                        + " visible.",
                                "See the runs command; run this command again if it is still wanted.")
                        .refusal();
            }
            long sequence = ledger.sequence() + 1;
            Dataset<Row> rows = record.rows(lake.spark(), sequence, status, detail, clock.instant());
            if (ledger.commit(rows, record.entries(sequence, runId, status), runId, sequence)) {
                lastRead = ledger.asOfNow();
                return;
            }
        }
        throw Problem.of(
                        ProblemCode.CONFLICT,
                        "The run ledger was taken by other runs " + COMMIT_ATTEMPTS + " times.",
                        "Too many runs publish at once; nothing of this run is visible.",
                        "Run the same command again.")
                .refusal();
    }

    private void recordFailure(LedgerRows record, String runId, String kind, RuntimeException fault) {
        try {
            commit(new RunLedger(lake), record, runId, "FAILED", kind, Long.MAX_VALUE);
        } catch (Exception | FSError unrecorded) {
            fault.addSuppressed(unrecorded);
        }
    }

    private Result read(Outputs outputs) {
        List<String> summary = outputs.summary().apply(table -> {
            throw new IllegalStateException("A job that only reads has stored nothing: " + table);
        });
        writeFiles(outputs);
        return new Result(Exit.DONE, "", summary);
    }

    private static void writeFiles(Outputs outputs) {
        for (Map.Entry<Path, Outputs.Content> file : outputs.files().entrySet()) {
            Path path = file.getKey().toAbsolutePath();
            Path unfinished = path.resolveSibling("." + path.getFileName() + ".unfinished");
            try {
                Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), FILE_BUFFER)) {
                    file.getValue().writeTo(out);
                }
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw Problem.of(
                                ProblemCode.STORAGE,
                                "Cannot write " + path + ".",
                                "The system says " + e.getClass().getSimpleName() + ".",
                                "Correct the path or its rights, or free space, then run the command again.")
                        .refusal();
            }
        }
    }

    /** The result of a refusal: its problems, one a line. */
    public static Result refused(Refusal refusal) {
        return new Result(
                Exit.REFUSED,
                "",
                refusal.problems().stream().map(Problem::toString).toList(),
                refusal.problems().stream().map(Problem::code).collect(Collectors.toUnmodifiableSet()));
    }
}
