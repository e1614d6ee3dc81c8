package org.medfund.core.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it, in UTF-8, with a header; lines end in a line feed. */
final class CsvRows implements RowFile {
    private final BufferedWriter out;

    CsvRows(Path path, List<String> columns) throws IOException {
        out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        out.write(header(columns));
    }

    static String header(List<String> columns) {
        return String.join(",", columns) + '\n';
    }

    @Override
    public void write(@Nullable String[] cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            String cell = cells[i];
            if (cell != null) {
                out.write(isPlain(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"');
            }
        }
        out.write('\n');
    }

    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
