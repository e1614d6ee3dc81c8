package org.medfund.core.synth;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One part of a file, under a hidden name of the attempt until it is whole. A task that fails leaves no part behind, and
 * one that is tried again puts an equal part in the place of the first.
 */
final class PartFile implements Closeable {
    private final Path path;
    private final Path hidden;
    private final RowFile rows;

    /** @param attempt a number no other attempt at this part has */
    PartFile(Path path, SimulationSettings.Format format, List<String> columns, long attempt) throws IOException {
        this.path = path;
        this.hidden = path.resolveSibling("." + path.getFileName() + "." + attempt);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        this.rows = format == SimulationSettings.Format.PARQUET
                ? new ParquetRows(hidden, columns)
                : new CsvRows(hidden, columns);
    }

    void write(@Nullable String[] cells) throws IOException {
        rows.write(cells);
    }

    void publish() throws IOException {
        rows.close();
        Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            Files.deleteIfExists(hidden);
        }
    }
}
