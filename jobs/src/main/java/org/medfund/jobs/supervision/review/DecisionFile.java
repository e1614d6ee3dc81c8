package org.medfund.jobs.supervision.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.medfund.core.csv.PlainCsv;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.supervision.Reviews;

/**
 * A file of decisions (docs/reviews.md): CSV in UTF-8 with the columns of {@link Reviews#FILE_COLUMNS} in any order,
 * and any others beside them, so that a worklist can be filled in and read back. A sheet of a worklist saved as CSV
 * has two lines of headings above the names of the columns.
 *
 * @param decisions in the order of the file
 * @param undecidedCount rows with a flag and no decision yet
 * @param problems of rows that cannot be read, in the order of the file
 */
record DecisionFile(List<Numbered> decisions, long undecidedCount, List<Problem> problems) {
    static final int ROWS_MAX = 100_000;
    private static final int HEADINGS_MAX = 2;

    /** @param line of the file, from 1 */
    record Numbered(long line, Decision decision) {}

    /** The flags that the decisions are on, sorted. */
    SortedSet<String> flagIds() {
        return decisions.stream().map(each -> each.decision().flagId()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws org.medfund.core.problem.Refusal if the file as a whole cannot be read, or has no decision */
    static DecisionFile of(String name, byte[] content) {
        PlainCsv csv = PlainCsv.of(content);
        if (csv.notUtf8Line() > 0) {
            throw unusable(
                    name + " is not UTF-8.",
                    "Line " + csv.notUtf8Line() + " is the first.",
                    "Save it as CSV UTF-8 (CSV UTF-8 逗号分隔).");
        }
        if (!csv.malformedLines().isEmpty()) {
            throw unusable(
                    name + " has quotes that are open or stand where none may.",
                    "See lines " + csv.malformedLines() + ".",
                    "Quote a cell as a whole, on one line, and double a quote inside.");
        }
        List<PlainCsv.Line> lines = csv.lines();
        int header = header(name, lines);
        if (lines.size() - header - 1 > ROWS_MAX) {
            throw unusable(
                    name + " has " + (lines.size() - header - 1) + " rows.",
                    "A file of decisions has up to " + ROWS_MAX + ".",
                    "Split it, earlier decisions first.");
        }
        DecisionFile file = rows(
                lines.subList(header + 1, lines.size()),
                stripped(lines.get(header).cells()));
        if (file.decisions().isEmpty() && file.problems().isEmpty()) {
            throw unusable(
                    name + " has no decision.",
                    file.undecidedCount() + " of its rows have a flag and nothing else.",
                    "Fill in " + String.join(", ", Reviews.FILE_COLUMNS) + ".");
        }
        return file;
    }

    /** Which line has the names of the columns. */
    private static int header(String name, List<PlainCsv.Line> lines) {
        OptionalInt header = IntStream.range(0, Math.min(lines.size(), HEADINGS_MAX + 1))
                .filter(at -> stripped(lines.get(at).cells()).contains(Reviews.FLAG_ID.name()))
                .findFirst();
        List<String> columns = header.isEmpty()
                ? List.of()
                : stripped(lines.get(header.getAsInt()).cells());
        List<String> missing = Reviews.FILE_COLUMNS.stream()
                .filter(column -> !columns.contains(column))
                .toList();
        List<String> twice = Reviews.FILE_COLUMNS.stream()
                .filter(column -> columns.indexOf(column) != columns.lastIndexOf(column))
                .toList();
        if (header.isEmpty() || !missing.isEmpty() || !twice.isEmpty()) {
            throw unusable(
                    missing.isEmpty()
                            ? name + " has the column " + String.join(", ", twice) + " twice."
                            : name + " lacks the column " + String.join(", ", missing) + ".",
                    "A file of decisions has " + String.join(",", Reviews.FILE_COLUMNS) + ", parted by commas.",
                    "Correct its header.");
        }
        return header.getAsInt();
    }

    private static List<String> stripped(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    private static DecisionFile rows(List<PlainCsv.Line> lines, List<String> header) {
        List<Numbered> decisions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<Decision, Long> lineOf = new HashMap<>();
        long undecided = 0;
        for (PlainCsv.Line line : lines) {
            if (line.cells().stream().allMatch(String::isBlank)) {
                continue; // a line of commas, as Excel leaves below the rows
            }
            if (line.cells().size() != header.size()) {
                problems.add(new Fault(
                                "it has " + line.cells().size() + " cells under " + header.size() + " columns",
                                "A comma inside a cell parts it.",
                                "Put the cell in double quotes.")
                        .on(line.number()));
                continue;
            }
            DecisionRow row = new DecisionRow(
                    column -> line.cells().get(header.indexOf(column)).strip());
            if (row.isUndecided()) {
                undecided++;
                continue;
            }
            row.decision().ifPresent(decision -> {
                Long first = lineOf.putIfAbsent(decision, line.number());
                if (first == null) {
                    decisions.add(new Numbered(line.number(), decision));
                } else {
                    problems.add(new Fault(
                                    "it is the same decision as on line " + first,
                                    "A decision is recorded once.",
                                    "Leave one out.")
                            .on(line.number()));
                }
            });
            row.faults().forEach(fault -> problems.add(fault.on(line.number())));
        }
        return new DecisionFile(List.copyOf(decisions), undecided, List.copyOf(problems));
    }

    private static RuntimeException unusable(String what, String why, String remedy) {
        return Problem.of(ProblemCode.INPUT_UNUSABLE, what, why, remedy).refusal();
    }
}
