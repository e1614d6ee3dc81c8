package org.medfund.core.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes rows of texts as one CSV file, or, when there are many, as a folder of part files. */
final class LandingFiles {
    private final Path folder;
    private final boolean isLarge;
    private final SimulationSettings.Format format;

    /** @param isLarge part files instead of a single one */
    LandingFiles(Path folder, boolean isLarge, SimulationSettings.Format format) {
        this.folder = folder;
        this.isLarge = isLarge;
        this.format = format;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, Dataset<Row> rows) {
        if (!isLarge && format == SimulationSettings.Format.CSV) {
            write(name, List.of(rows.columns()), rows.toLocalIterator());
        } else if (format == SimulationSettings.Format.PARQUET) {
            rows.write().parquet(folder.resolve(name + ".parquet").toString());
        } else {
            rows.write()
                    .option("header", true)
                    .option("escape", "\"")
                    .option("emptyValue", "")
                    .csv(folder.resolve(name + ".csv").toString());
        }
    }

    void write(String name, List<String> columns, Iterator<Row> rows) {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".csv"), StandardCharsets.UTF_8)) {
            out.write(String.join(",", columns));
            out.write('\n');
            while (rows.hasNext()) {
                Row row = rows.next();
                out.write(IntStream.range(0, row.size())
                        .mapToObj(i -> row.isNullAt(i) ? "" : quoted(row.getString(i)))
                        .collect(Collectors.joining(",")));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 4180. */
    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
