package org.medfund.ml.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.CsvLine;
import org.medfund.core.csv.CsvScan;
import org.medfund.core.csv.Utf8Check;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;

/** A checked CSV file (UTF-8, RFC 4180, one record a line) that is read row by row as often as needed. */
final class CsvTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<String> header;
    private final boolean hasHeader;
    private int raggedRows;
    private long firstRagged;

    private CsvTable(Path file, List<String> header, boolean hasHeader) {
        this.file = file;
        this.header = header;
        this.hasHeader = hasHeader;
    }

    /** Takes the cells of one row. */
    interface RowReader {
        void read(List<String> cells);
    }

    /**
     * The file, if it can be read and has every column asked for; else the problems say why not.
     *
     * @param option by which the file was given, for the remedy
     */
    static @Nullable CsvTable open(Path file, String option, List<String> columns, Problems problems) {
        return open(file, option, columns, false, problems);
    }

    /** The same for a file that may be a bare list: one column, without a header. */
    static @Nullable CsvTable openList(Path file, String option, String column, Problems problems) {
        return open(file, option, List.of(column), true, problems);
    }

    private static @Nullable CsvTable open(
            Path file, String option, List<String> columns, boolean mayBeList, Problems problems) {
        int before = problems.found().size();
        if (!Files.isRegularFile(file)) {
            problems.add(
                    ProblemCode.INPUT_MISSING, "There is no file " + file + ".", option + " names it.", "Correct it.");
            return null;
        }
        checkText(file, problems);
        List<String> header = problems.found().size() > before ? List.of() : firstLine(file);
        if (problems.found().size() == before && header.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    file + " is empty.",
                    "Not even a header row was found.",
                    "Give it a header row and rows.");
        }
        boolean isList = mayBeList && header.size() == 1 && !header.containsAll(columns);
        if (!header.isEmpty() && !isList) {
            checkHeader(file, header, columns, problems);
        }
        if (problems.found().size() > before) {
            return null;
        }
        CsvTable table = new CsvTable(file, isList ? columns : header, !isList);
        table.checkWidths(problems);
        return problems.found().size() > before ? null : table;
    }

    private static void checkText(Path file, Problems problems) {
        Utf8Check utf8 = new Utf8Check();
        CsvScan scan = CsvScan.oneLinePerRecord();
        byte[] bytes = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                utf8.take(bytes, 0, length);
                scan.take(bytes, length);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        utf8.end();
        scan.end();
        if (utf8.wrongLine() > 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    "Line " + utf8.wrongLine() + " of " + file + " is not UTF-8.",
                    "Text in another encoding would be read wrongly.",
                    "Save the file as CSV in UTF-8.");
        } else if (!scan.malformedLines().isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    "Lines " + scan.malformedLines() + " of " + file
                            + " have a quote that is open or stands where none may.",
                    "Such a quote can swallow the lines after it.",
                    "Quote a cell as a whole, on one line, and double a quote inside.");
        }
    }

    private static void checkHeader(Path file, List<String> header, List<String> columns, Problems problems) {
        Set<String> seen = new HashSet<>();
        header.stream()
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Column " + name + " of " + file + " stands there twice.",
                        "It is not clear which is meant.",
                        "Leave one out or give it another name."));
        for (String column : columns) {
            if (!header.contains(column)) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        file + " has no column " + column + ".",
                        "It has " + header.size() + " columns" + NearNames.told(column, header) + ".",
                        "Correct the name, or separate the cells by commas.");
            }
        }
    }

    private void checkWidths(Problems problems) {
        long[] line = {hasHeader ? 1 : 0};
        forEachRow(cells -> {
            line[0]++;
            if (cells.size() != header.size()) {
                raggedRows++;
                firstRagged = firstRagged == 0 ? line[0] : firstRagged;
            }
        });
        if (raggedRows > 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    raggedRows + " rows of " + file + " have another number of cells than the header, first row "
                            + firstRagged + ".",
                    "The header has " + header.size() + ".",
                    "Check their commas and quotes.");
        }
    }

    List<String> header() {
        return header;
    }

    int indexOf(String column) {
        return header.indexOf(column);
    }

    /** Reads the rows in the order of the file, without the header and blank lines. */
    void forEachRow(RowReader reader) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            boolean isFirst = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                if (!isFirst) {
                    reader.read(CsvLine.cells(line));
                } else if (!hasHeader) {
                    reader.read(CsvLine.cells(withoutMark(line)));
                }
                isFirst = false;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static List<String> firstLine(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            return line == null
                    ? List.of()
                    : CsvLine.cells(withoutMark(line)).stream()
                            .map(String::strip)
                            .toList();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String withoutMark(String line) {
        return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }

    private static Refusal unreadable(Path file, IOException e) {
        return Problem.of(
                        ProblemCode.INPUT_MISSING,
                        file + " cannot be read.",
                        "The system says " + e.getClass().getSimpleName() + ".",
                        "Correct the path or its rights.")
                .refusal();
    }
}
