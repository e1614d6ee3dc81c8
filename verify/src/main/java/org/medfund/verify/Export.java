package org.medfund.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A folder of tables as {@code export} writes them: one {@code <table>.csv} each, a header, RFC 4180, read record by record. */
record Export(Path folder) {

    boolean has(String table) {
        return Files.exists(folder.resolve(table + ".csv"));
    }

    /**
     * Every record of a table, in the order of the file.
     *
     * @throws IllegalArgumentException if the table is missing, or a line has not as many cells as the header
     */
    void each(String table, Consumer<Line> taker) {
        Path file = folder.resolve(table + ".csv");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(table + ".csv is missing; export the table to the folder");
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> header = next(lines);
            if (header == null) {
                throw new IllegalArgumentException(table + ".csv has no header");
            }
            Map<String, Integer> places = new HashMap<>();
            header.forEach(name -> places.put(name, places.size()));
            for (List<String> cells = next(lines); cells != null; cells = next(lines)) {
                if (cells.size() != header.size()) {
                    throw new IllegalArgumentException(table + ".csv has a record of " + cells.size() + " cells under "
                            + header.size() + " columns");
                }
                taker.accept(new Line(table, places, cells));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #each}, of the records of a region. */
    void each(String table, String region, Consumer<Line> taker) {
        each(table, record -> {
            if (record.text("region_code").equals(region)) {
                taker.accept(record);
            }
        });
    }

    /** The cells of the next record, which goes on over line breaks in quotes; null at the end. */
    private static @Nullable List<String> next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        while (true) {
            for (int at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (c == '"') {
                    boolean isPair = isQuoted && at + 1 < line.length() && line.charAt(at + 1) == '"';
                    if (isPair) {
                        cell.append(c);
                        at++;
                    } else {
                        isQuoted = !isQuoted;
                    }
                } else if (c == ',' && !isQuoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            if (!isQuoted) {
                cells.add(cell.toString());
                return cells;
            }
            line = lines.readLine();
            if (line == null) {
                throw new IllegalArgumentException("a quote is never closed");
            }
            cell.append('\n');
        }
    }
}
