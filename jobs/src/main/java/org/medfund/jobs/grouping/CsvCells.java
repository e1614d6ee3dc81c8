package org.medfund.jobs.grouping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Goes through the records of CSV bytes (RFC 4180, UTF-8) without copying them. */
final class CsvCells {
    private static final int CELLS_AT_FIRST = 32;

    private final byte[] bytes;
    private final int length;
    private int at;
    private long line;
    private long recordLine;
    private int[] starts = new int[CELLS_AT_FIRST];
    private int[] ends = new int[CELLS_AT_FIRST];
    private int count;

    CsvCells(CaseChunk chunk) {
        this.bytes = chunk.bytes();
        this.length = chunk.length();
        this.line = chunk.firstLine();
    }

    /** Moves to the next record that is not an empty line; false at the end. */
    boolean next() {
        while (at < length) {
            recordLine = line;
            readRecord();
            if (count > 1 || starts[0] < ends[0]) {
                return true;
            }
        }
        return false;
    }

    private void readRecord() {
        count = 0;
        int start = at;
        boolean isQuoted = false;
        for (; at < length; at++) {
            byte c = bytes[at];
            if (c == '"') {
                isQuoted = !isQuoted; // A doubled quote closes and opens again.
            } else if (c == '\n') {
                line++;
                if (!isQuoted) {
                    break;
                }
            } else if (c == ',' && !isQuoted) {
                cell(start, at);
                start = at + 1;
            }
        }
        int end = Math.min(at, length);
        cell(start, end > start && bytes[end - 1] == '\r' ? end - 1 : end);
        at++;
    }

    private void cell(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** Line of the file the record begins in. */
    long line() {
        return recordLine;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the cell begins as it is written, quotes included. */
    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    /** The text of a cell, without its quotes. */
    String text(int cell) {
        int start = starts[cell];
        int end = ends[cell];
        if (end - start >= 2 && bytes[start] == '"' && bytes[end - 1] == '"') {
            return text(start + 1, end - 1).replace("\"\"", "\"");
        }
        return text(start, end);
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
