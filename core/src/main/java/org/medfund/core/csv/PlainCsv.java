package org.medfund.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file that people keep, such as a table of a scheme or a list of codes: UTF-8, RFC 4180, one record a line. An open
 * quote would swallow the lines that follow it, so a file with a quote where none may stand has no lines.
 *
 * @param lines those that are not blank, the header first; none if the file cannot be read
 * @param notUtf8Line the first line that is not UTF-8; 0 if there is none
 * @param malformedLines the first lines with a stray or open quote, or with a line break in quotes; at most a few
 */
public record PlainCsv(List<Line> lines, long notUtf8Line, List<Long> malformedLines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * One record.
     *
     * @param number line of the file, from 1
     * @param cells as they stand, with their blanks
     */
    public record Line(long number, List<String> cells) {}

    public static PlainCsv of(byte[] content) {
        Utf8Check utf8 = new Utf8Check();
        utf8.take(content, 0, content.length);
        utf8.end();
        if (utf8.wrongLine() > 0) {
            return new PlainCsv(List.of(), utf8.wrongLine(), List.of());
        }
        CsvScan scan = CsvScan.oneLinePerRecord();
        scan.take(content, content.length);
        scan.end();
        return new PlainCsv(
                scan.malformedLines().isEmpty() ? lines(new String(content, StandardCharsets.UTF_8)) : List.of(),
                0,
                scan.malformedLines());
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        long number = 0;
        for (String line : text.replaceFirst("^" + BYTE_ORDER_MARK, "").split("\r\n|\r|\n", -1)) {
            number++;
            if (!line.isBlank()) {
                lines.add(new Line(number, CsvLine.cells(line)));
            }
        }
        return lines;
    }
}
