package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.csv.PlainCsv;

/** Reads a table that a person keeps as CSV, finding whatever keeps a row from being read. Cells keep their blanks. */
final class CheckedCsv {

    /** The rows of a file. What keeps it from being read becomes a finding, and there are no rows then. */
    static List<FileLine> lines(String file, byte[] content, List<String> columns, FileFindings findings) {
        PlainCsv csv = PlainCsv.of(content);
        if (csv.notUtf8Line() > 0) {
            findings.add(file, "line " + csv.notUtf8Line() + " is not UTF-8.", "Save the file as CSV in UTF-8.");
            return List.of();
        }
        csv.malformedLines()
                .forEach(line -> findings.add(
                        file,
                        "line " + line + " has a quote that is open or stands where none may.",
                        "Quote a cell as a whole, on one line, and double a quote inside."));
        if (!csv.malformedLines().isEmpty()) {
            return List.of();
        }
        if (csv.lines().isEmpty()) {
            findings.add(file, "it is empty.", "Give it a header row.");
            return List.of();
        }
        List<String> header = csv.lines().get(0).cells();
        return hasColumns(file, header, columns, findings)
                ? rows(file, csv.lines().subList(1, csv.lines().size()), header, findings)
                : List.of();
    }

    private static boolean hasColumns(String file, List<String> header, List<String> columns, FileFindings findings) {
        header.stream()
                .filter(column -> header.indexOf(column) != header.lastIndexOf(column))
                .forEach(column -> findings.add(file, "column " + column + " stands there twice.", "Leave one out."));
        List<String> missing =
                columns.stream().filter(column -> !header.contains(column)).toList();
        if (missing.equals(columns)) {
            findings.add(
                    file,
                    "its header has none of the columns " + String.join(",", columns) + ".",
                    header.size() == 1 ? "Save it as CSV with commas between the cells." : "Write them in line 1.");
        } else {
            missing.forEach(column -> findings.add(file, "column " + column + " is missing.", "Add it to the header."));
        }
        return missing.isEmpty();
    }

    private static List<FileLine> rows(
            String file, List<PlainCsv.Line> records, List<String> header, FileFindings findings) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            positions.put(header.get(i), i);
        }
        List<FileLine> lines = new ArrayList<>();
        for (PlainCsv.Line each : records) {
            FileLine line = new FileLine(file, each.number(), positions, each.cells(), findings);
            if (each.cells().size() == header.size()) {
                lines.add(line);
            } else {
                findings.add(
                        line,
                        "it has " + counted(each.cells().size(), "cell") + ", the header "
                                + counted(header.size(), "column") + ".",
                        "Check its commas and quotes.");
                findings.incomplete(file);
            }
        }
        return lines;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private CheckedCsv() {}
}
