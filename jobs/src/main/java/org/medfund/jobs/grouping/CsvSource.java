package org.medfund.jobs.grouping;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.Utf8Check;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/** A CSV file of cases. It is cut at ends of records, so that every chunk can be read by itself. */
final class CsvSource implements CaseSource {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** A record is never so long: a quote was opened and not closed. */
    private static final int RECORD_BYTES_MAX = 1 << 24;

    private final Path path;
    private final InputStream in;
    private final List<String> header;
    private final Utf8Check utf8 = new Utf8Check();
    private long line = 1;
    private byte[] rest = new byte[0];

    CsvSource(Path path) throws IOException {
        this.path = path;
        this.in = new BufferedInputStream(Files.newInputStream(path), CHUNK_BYTES);
        try {
            this.header = readHeader();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private List<String> readHeader() throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            first.write(c);
            if (first.size() > RECORD_BYTES_MAX) {
                throw openQuote(line);
            }
        }
        first.write('\n');
        utf8.take(first.toByteArray(), 0, first.size());
        refuseIfNotUtf8();
        CsvCells cells = new CsvCells(new CaseChunk(first.toByteArray(), first.size(), line));
        if (!cells.next()) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            path + " has no header.",
                            "Its first line is empty.",
                            "Write the names of the columns there: " + String.join(",", CaseColumns.NAMES) + ".")
                    .refusal();
        }
        line++;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            names.add(cells.text(i));
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable CaseChunk next() throws IOException {
        byte[] bytes = Arrays.copyOf(rest, Math.max(CHUNK_BYTES, 2 * rest.length));
        int length = rest.length;
        length += in.readNBytes(bytes, length, bytes.length - length);
        utf8.take(bytes, rest.length, length);
        if (length < bytes.length) {
            utf8.end();
        }
        refuseIfNotUtf8();
        if (length == 0) {
            return null;
        }
        if (length < bytes.length) { // the end of the file
            rest = new byte[0];
            CaseChunk last = new CaseChunk(bytes, length, line);
            if (hasOpenQuote(bytes, length)) {
                throw openQuote(line);
            }
            return last;
        }
        int end = 0;
        long lines = 0;
        long linesUpToEnd = 0;
        boolean isQuoted = false;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '"') {
                isQuoted = !isQuoted;
            } else if (bytes[i] == '\n') {
                lines++;
                if (!isQuoted) {
                    end = i + 1;
                    linesUpToEnd = lines;
                }
            }
        }
        rest = Arrays.copyOfRange(bytes, end, length);
        if (end == 0) {
            if (length > RECORD_BYTES_MAX) {
                throw openQuote(line);
            }
            return next();
        }
        CaseChunk chunk = new CaseChunk(bytes, end, line);
        line += linesUpToEnd;
        return chunk;
    }

    private void refuseIfNotUtf8() {
        if (utf8.wrongLine() > 0) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            path + " is not UTF-8; line " + utf8.wrongLine() + " is the first that is not.",
                            "CSV is read as UTF-8. Chinese systems often export GBK.",
                            "Convert it, for instance with iconv -f GB18030 -t UTF-8.")
                    .refusal();
        }
    }

    private static boolean hasOpenQuote(byte[] bytes, int length) {
        boolean isQuoted = false;
        for (int i = 0; i < length; i++) {
            isQuoted ^= bytes[i] == '"';
        }
        return isQuoted;
    }

    private RuntimeException openQuote(long from) {
        return Problem.of(
                        ProblemCode.INPUT_UNUSABLE,
                        path + " is not CSV from line " + from + " on.",
                        "A quote is opened there or later and not closed.",
                        "Close it, or double a quote that belongs to a text.")
                .refusal();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
