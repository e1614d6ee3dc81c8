package org.medfund.core.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Table;

/**
 * Writes the tables of a run, several at a time: most of a small append is planning and commits, which one thread does
 * one after the other. A table derived from stored rows waits for those.
 */
final class TableWriter {
    private static final int AT_ONCE = 3;

    /**
     * Writes every table of {@code outputs}.
     *
     * @param write appends the rows of one table
     * @throws RuntimeException the first failure, once no write is under way any more
     */
    static void write(Outputs outputs, Stored stored, BiConsumer<Table, Dataset<Row>> write) {
        // The threads are made here so that they inherit the caller's active session.
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Map<Table, CompletableFuture<Void>> written = new LinkedHashMap<>();
        try {
            // Tasks start in order and wait only for earlier ones, so some task can always go on.
            for (var output : outputs.tables().entrySet()) {
                Map<Table, CompletableFuture<Void>> earlier = new LinkedHashMap<>(written);
                Stored onceWritten = table -> {
                    CompletableFuture<Void> wanted = earlier.get(table);
                    if (wanted != null) {
                        wanted.join();
                    }
                    return stored.rows(table);
                };
                written.put(
                        output.getKey(),
                        CompletableFuture.runAsync(
                                () -> write.accept(
                                        output.getKey(), output.getValue().apply(onceWritten)),
                                threads));
            }
            CompletableFuture.allOf(written.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            throw cause(failed);
        } finally {
            threads.shutdown();
        }
    }

    private static RuntimeException cause(CompletionException failed) {
        Throwable cause = failed;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private TableWriter() {}
}
