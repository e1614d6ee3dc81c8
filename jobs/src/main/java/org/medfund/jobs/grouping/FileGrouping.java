package org.medfund.jobs.grouping;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Refusal;

/**
 * Groups a file of cases by a scheme, without a lake and without Spark.
 *
 * <p>One thread reads chunks and writes what has been grouped, in the order of the file; others group. Memory is bounded
 * by the chunks on the way and 32 bytes per case, by which ids given twice are found.
 */
public final class FileGrouping {
    private static final String OUTPUT_HEADER = "case_id,status,mdc,adrg,drg,reason\n";
    private static final int CHUNKS_AHEAD_PER_THREAD = 3;

    private final Scheme scheme;
    private final Path in;
    private final CaseCounts counts = new CaseCounts();
    private final SeenIds seen = new SeenIds();
    private long repeatedIds;
    private long firstRepeated;

    private FileGrouping(Scheme scheme, Path in) {
        this.scheme = scheme;
        this.in = in;
    }

    /**
     * Groups every case of a file. Rows, their order, and their results do not depend on the number of threads.
     *
     * @param in CSV (UTF-8, RFC 4180) with the columns of docs/schemes.md, or Parquet with the same, or a folder of
     *     Parquet files
     * @param out CSV to write: one row per case, in the order of the input; it appears once it is whole
     * @return lines for the person who asked: how many cases have a group, why others have none, and what looks wrong
     * @throws Refusal if a file cannot be read or written, a column is missing, or a record has another number of cells
     *     than the header; then nothing is written
     */
    public static List<String> group(Scheme scheme, Path in, Path out, int threads) {
        refuseUnusable(in, out);
        FileGrouping grouping = new FileGrouping(scheme, in);
        try (CaseSource source = grouping.open()) {
            grouping.write(source, out, threads);
        } catch (IOException e) {
            throw unreadable(in, e);
        }
        return new FileSummary(scheme.name(), grouping.counts, grouping.repeatedIds, grouping.firstRepeated).lines();
    }

    private static void refuseUnusable(Path in, Path out) {
        if (!Files.exists(in)) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "There is no file " + in + ".",
                            "It was to be grouped.",
                            "Correct --in.")
                    .refusal();
        }
        if (in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "The output is the input.",
                            "The results would replace the cases.",
                            "Pass another file with --out.")
                    .refusal();
        }
        if (Files.isDirectory(out)) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            out + " is a folder.",
                            "The results are one CSV file.",
                            "Pass a file with --out.")
                    .refusal();
        }
    }

    private CaseSource open() throws IOException {
        return ParquetSource.isParquet(in) ? new ParquetSource(in) : new CsvSource(in);
    }

    private void write(CaseSource source, Path out, int threads) throws IOException {
        CaseColumns columns = CaseColumns.of(source.header(), in.toString());
        Path path = out.toAbsolutePath();
        Path unfinished = path.resolveSibling("." + path.getFileName() + ".unfinished");
        try {
            try {
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                try (OutputStream file = Files.newOutputStream(unfinished)) {
                    OutputStream buffered = new BufferedOutputStream(file, 1 << 20);
                    groupAll(source, columns, buffered, threads);
                    buffered.flush();
                }
                refuseIfRagged();
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (UnreadableInput e) {
            throw e.cause;
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.STORAGE,
                            "Cannot write " + path + ".",
                            "The system says " + e.getClass().getSimpleName() + ".",
                            "Correct the path or its rights, or free space, then run the command again.")
                    .refusal();
        }
    }

    /** Tells trouble with the input from trouble with the output. */
    private static final class UnreadableInput extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        UnreadableInput(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static @Nullable CaseChunk next(CaseSource source) {
        try {
            return source.next();
        } catch (IOException e) {
            throw new UnreadableInput(e);
        }
    }

    private void groupAll(CaseSource source, CaseColumns columns, OutputStream out, int threads) throws IOException {
        CodeHints diagnosisHints = new CodeHints(scheme.diagnosisCodes());
        CodeHints procedureHints = new CodeHints(scheme.procedureCodes());
        ConcurrentLinkedQueue<ChunkGrouper> idle = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < threads; i++) {
            idle.add(new ChunkGrouper(scheme, columns, diagnosisHints, procedureHints));
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            out.write(OUTPUT_HEADER.getBytes(StandardCharsets.UTF_8));
            Deque<Future<ChunkGrouper.Grouped>> ahead = new ArrayDeque<>();
            for (CaseChunk chunk = next(source); chunk != null; chunk = next(source)) {
                CaseChunk each = chunk;
                ahead.add(workers.submit(() -> {
                    ChunkGrouper grouper = idle.remove(); // There are as many as threads.
                    try {
                        return grouper.group(each);
                    } finally {
                        idle.add(grouper);
                    }
                }));
                if (ahead.size() > threads * CHUNKS_AHEAD_PER_THREAD) {
                    take(ahead.remove(), out);
                }
            }
            while (!ahead.isEmpty()) {
                take(ahead.remove(), out);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void take(Future<ChunkGrouper.Grouped> future, OutputStream out) throws IOException {
        ChunkGrouper.Grouped grouped;
        try {
            grouped = future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A chunk was not grouped", e);
        }
        out.write(grouped.bytes(), 0, grouped.length());
        counts.add(grouped.counts());
        for (int i = 0; i < grouped.idDigests().length; i++) {
            if (!seen.add(grouped.idDigests()[i])) {
                firstRepeated = repeatedIds == 0 ? grouped.lines()[i] : firstRepeated;
                repeatedIds++;
            }
        }
    }

    private void refuseIfRagged() {
        if (counts.ragged() > 0) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            in + ": " + counts.ragged()
                                    + " records have another number of cells than the header, lines "
                                    + counts.raggedLines().toString().replaceAll("[\\[\\]]", "")
                                    + (counts.ragged() > counts.raggedLines().size() ? ", ..." : "") + ".",
                            "Which cell belongs to which column cannot be told there; nothing was written.",
                            "Check the commas and quotes of these lines.")
                    .refusal();
        }
    }

    private static Refusal unreadable(Path in, IOException e) {
        return Problem.of(
                        ProblemCode.INPUT_UNUSABLE,
                        "Cannot read " + in + ".",
                        "The system says " + e.getClass().getSimpleName() + ".",
                        "Correct --in or the rights of the file.")
                .refusal();
    }
}
