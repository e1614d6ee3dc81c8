package org.medfund.jobs.grouping;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one CSV file of a scheme folder: UTF-8, RFC 4180, a header row. Cells keep their blanks. */
final class SchemeFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The rows of a file. What keeps it from being read becomes a finding, and there are no rows then. */
    static List<SchemeLine> lines(String file, byte[] content, List<String> columns, SchemeFindings findings) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.add(file, "it is not UTF-8.", "Save it as UTF-8.");
            return List.of();
        }
        try {
            return lines(file, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, columns, findings);
        } catch (TextParsingException e) {
            findings.add(file, "it is not CSV from line " + e.getLineIndex() + " on.", "Look for an open quote.");
            return List.of();
        }
    }

    private static List<SchemeLine> lines(String file, String text, List<String> columns, SchemeFindings findings) {
        CsvParser parser = new CsvParser(settings());
        parser.beginParsing(new StringReader(text));
        String[] header = parser.parseNext();
        if (header == null) {
            findings.add(file, "it is empty.", "Give it a header row.");
            return List.of();
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            if (positions.put(header[i], i) != null) {
                findings.add(file, "column " + header[i] + " stands there twice.", "Leave one out.");
            }
        }
        List<String> missing = columns.stream()
                .filter(column -> !positions.containsKey(column))
                .toList();
        missing.forEach(column -> findings.add(file, "column " + column + " is missing.", "Add it to the header."));
        return missing.isEmpty() ? rows(file, parser, header.length, positions, findings) : List.of();
    }

    private static List<SchemeLine> rows(
            String file, CsvParser parser, int width, Map<String, Integer> positions, SchemeFindings findings) {
        List<SchemeLine> lines = new ArrayList<>();
        for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
            SchemeLine line =
                    new SchemeLine(file, parser.getContext().currentLine(), positions, List.of(cells), findings);
            if (cells.length != width) {
                findings.add(
                        line, cells.length + " cells under " + width + " columns.", "Check its commas and quotes.");
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setCommentProcessingEnabled(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxCharsPerColumn(-1);
        settings.setNullValue("");
        settings.setEmptyValue("");
        return settings;
    }

    private SchemeFile() {}
}
