package org.medfund.jobs.intake;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * One file of code lists (docs/code-lists.md): a list of an edition, or what the codes of one edition are in another.
 *
 * @param to the edition a mapping leads to; null for a list
 */
record CodeFile(
        Path path, Kind kind, String edition, @Nullable String to) {
    private static final Pattern LIST = Pattern.compile("(icd10|icd9cm3)_([a-z0-9]+)(_[a-z0-9_]+)?\\.csv");
    private static final Pattern MAPPING = Pattern.compile("map_(icd10|icd9)_([a-z0-9]+)_to_([a-z0-9]+)\\.csv");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

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

    /** @throws org.medfund.core.problem.Refusal if the file is not UTF-8 or lacks a column */
    Content read() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setCommentProcessingEnabled(false);
        settings.setMaxCharsPerColumn(-1);
        settings.setNullValue("");
        settings.setEmptyValue("");
        CsvParser parser = new CsvParser(settings);
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            parser.beginParsing(reader);
            return rows(parser, columns(parser.parseNext()));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw refusal("is not UTF-8", "Save it as UTF-8.");
        } catch (com.univocity.parsers.common.TextParsingException e) {
            throw refusal("is not CSV in UTF-8 from line " + e.getLineIndex() + " on", "Correct the line.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private Map<String, Integer> columns(String @Nullable [] header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; header != null && i < header.length; i++) {
            columns.put(header[i].replace(BYTE_ORDER_MARK, "").strip(), i);
        }
        for (String column : List.of(codeColumn(), secondColumn())) {
            if (!columns.containsKey(column)) {
                throw refusal("lacks the column " + column, "Add it to the header.");
            }
        }
        return columns;
    }

    private RuntimeException refusal(String what, String remedy) {
        return Problem.of(
                        ProblemCode.LANDING,
                        "The code list " + path.getFileName() + " " + what + ".",
                        "docs/code-lists.md has the form.",
                        remedy)
                .refusal();
    }

    private Content rows(CsvParser parser, Map<String, Integer> columns) {
        List<Entry> entries = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
            String code = upper(cell(cells, columns, codeColumn()));
            String second = cell(cells, columns, secondColumn());
            Reason reason = null;
            String column = codeColumn();
            if (cells.length > columns.size()) {
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
                refused.add(new Refused(parser.getContext().currentLine(), reason, column, Arrays.asList(cells)));
                continue;
            }
            String type = cell(cells, columns, "type");
            String grey = cell(cells, columns, "grey");
            entries.add(new Entry(
                    code,
                    to == null ? second : upper(second),
                    type.isEmpty() ? null : type,
                    grey.isEmpty() ? null : grey.equals("1")));
        }
        return new Content(entries, refused);
    }

    private static String cell(String[] cells, Map<String, Integer> columns, String column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.length
                ? ""
                : Objects.requireNonNullElse(cells[at], "").strip();
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
