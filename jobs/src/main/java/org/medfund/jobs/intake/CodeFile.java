package org.medfund.jobs.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.PlainCsv;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/**
 * One file of code lists (docs/code-lists.md): a list of an edition, or what the codes of one edition are in another.
 *
 * @param to the edition a mapping leads to; null for a list
 */
record CodeFile(
        Path path, Kind kind, String edition, @Nullable String to) {
    private static final Pattern LIST = Pattern.compile("(icd10|icd9cm3)_([a-z0-9]+)(_[a-z0-9_]+)?\\.csv");
    private static final Pattern MAPPING =
            Pattern.compile("map_(icd10|icd9)_([a-z0-9]+)_to_([a-z0-9]+)(_[a-z0-9_]+)?\\.csv");

    /** What its codes are. */
    enum Kind {
        DIAGNOSIS("[A-Z]\\d{2}[0-9A-Z.+*†/]*"),
        PROCEDURE("\\d{2}[0-9A-Z.+*†/]*");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }
    }

    /**
     * One row that can be used.
     *
     * @param code in upper case
     * @param name of a list; of a mapping the code it leads to
     * @param type of a procedure; null if the list does not say
     * @param isGrey null if the list does not say
     */
    record Entry(
            String code,
            String name,
            @Nullable String type,
            @Nullable Boolean isGrey) {}

    /** One row that cannot. */
    record Refused(long line, Reason reason, String column, List<String> cells) {}

    /** Every row of a file, in one or the other. */
    record Content(List<Entry> entries, List<Refused> refused) {}

    /** The file if its name is one of a code list. */
    static Optional<CodeFile> of(Path path) {
        String name = String.valueOf(path.getFileName());
        Matcher list = LIST.matcher(name);
        if (list.matches()) {
            return Optional.of(new CodeFile(path, kind(list.group(1)), list.group(2), null));
        }
        Matcher mapping = MAPPING.matcher(name);
        return mapping.matches()
                ? Optional.of(new CodeFile(path, kind(mapping.group(1)), mapping.group(2), mapping.group(3)))
                : Optional.empty();
    }

    private static Kind kind(String classification) {
        return classification.equals("icd10") ? Kind.DIAGNOSIS : Kind.PROCEDURE;
    }

    String name() {
        return String.valueOf(path.getFileName()).replace(".csv", "");
    }

    private String codeColumn() {
        return to == null ? "code" : edition + "_code";
    }

    private String secondColumn() {
        return to == null ? "name" : to + "_code";
    }

    /** @return null, and problems, if it cannot be read or lacks a column */
    @Nullable
    Content read(Problems problems) {
        PlainCsv csv;
        try {
            csv = PlainCsv.of(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        if (csv.notUtf8Line() > 0) {
            add(problems, "is not UTF-8; line " + csv.notUtf8Line() + " is the first", "Save it as CSV in UTF-8.");
            return null;
        }
        if (!csv.malformedLines().isEmpty()) {
            add(
                    problems,
                    "has quotes that are open or stand where none may, on lines " + csv.malformedLines(),
                    "Quote a cell as a whole, on one line, and double a quote inside.");
            return null;
        }
        List<String> header = csv.lines().isEmpty()
                ? List.of()
                : csv.lines().get(0).cells().stream().map(String::strip).toList();
        List<String> missing = Stream.of(codeColumn(), secondColumn())
                .filter(column -> !header.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            add(
                    problems,
                    "lacks the column " + String.join(" and the column ", missing),
                    header.size() == 1 ? "Save it as CSV with commas between the cells." : "Add it to the header.");
            return null;
        }
        return rows(csv.lines().subList(1, csv.lines().size()), header);
    }

    private void add(Problems problems, String what, String remedy) {
        problems.add(
                ProblemCode.LANDING,
                "The code list " + path.getFileName() + " " + what + ".",
                "docs/code-lists.md has the form.",
                remedy);
    }

    private Content rows(List<PlainCsv.Line> lines, List<String> header) {
        List<Entry> entries = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PlainCsv.Line line : lines) {
            List<String> cells = line.cells();
            String code = upper(cell(cells, header, codeColumn()));
            String second = cell(cells, header, secondColumn());
            Reason reason = null;
            String column = codeColumn();
            if (cells.size() > header.size()) {
                reason = Reason.RAGGED_ROW;
            } else if (code.isEmpty() || second.isEmpty()) {
                reason = Reason.MISSING_VALUE;
                column = code.isEmpty() ? codeColumn() : secondColumn();
            } else if (!kind.form.matcher(code).matches()) {
                reason = Reason.WRONG_TYPE;
            } else if (to != null && !kind.form.matcher(upper(second)).matches()) {
                reason = Reason.WRONG_TYPE;
                column = secondColumn();
            } else if (!seen.add(code)) {
                reason = Reason.DUPLICATE;
            }
            if (reason != null) {
                refused.add(new Refused(line.number(), reason, column, cells));
                continue;
            }
            String type = cell(cells, header, "type");
            String grey = cell(cells, header, "grey");
            entries.add(new Entry(
                    code,
                    to == null ? second : upper(second),
                    type.isEmpty() ? null : type,
                    grey.isEmpty() ? null : grey.equals("1")));
        }
        return new Content(entries, refused);
    }

    private static String cell(List<String> cells, List<String> header, String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
