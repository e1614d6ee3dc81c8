package org.medfund.jobs.grouping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the cases out of CSV records, one after the other; codes exactly as they are given. */
final class CaseReader {
    private static final int UNREADABLE = -1;
    private static final int ASCII = 128;
    private static final String[] ONE_CHARACTER = new String[ASCII];

    static {
        for (int i = 0; i < ASCII; i++) {
            ONE_CHARACTER[i] = String.valueOf((char) i);
        }
    }

    private final CaseColumns columns;
    private final CsvCells cells;
    private boolean hasUnreadableNumber;

    CaseReader(CaseColumns columns, CsvCells cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** The case of the current record; a blank number is 0, and so is one that cannot be read. */
    GroupingCase read() {
        hasUnreadableNumber = false;
        return new GroupingCase(
                shortText(columns.gender()),
                number(columns.age()),
                number(columns.ageDays()),
                number(columns.birthWeight()),
                number(columns.stay()),
                shortText(columns.dischargeWay()),
                codes(columns.diagnoses()),
                codes(columns.procedures()));
    }

    /** Whether a number of the case just read could not be read. */
    boolean hasUnreadableNumber() {
        return hasUnreadableNumber;
    }

    boolean isAgeBlank() {
        return cells.isEmpty(columns.age());
    }

    private String shortText(int cell) {
        int start = cells.start(cell);
        boolean isOne = cells.end(cell) - start == 1 && cells.bytes()[start] >= 0;
        return isOne ? ONE_CHARACTER[cells.bytes()[start]] : cells.text(cell);
    }

    private int number(int cell) {
        int value = plainNumber(cells.start(cell), cells.end(cell));
        if (value == UNREADABLE) {
            value = number(cells.text(cell).strip());
        }
        if (value == UNREADABLE) {
            hasUnreadableNumber = true;
            return 0;
        }
        return value;
    }

    /** Digits alone, the usual case. */
    private int plainNumber(int start, int end) {
        if (end - start > 9) {
            return UNREADABLE;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = cells.bytes()[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNREADABLE;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** Also 1500.0, as programs write a whole number in a column that has blanks. */
    private static int number(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        return text.matches("[0-9]{1,9}(\\.0+)?") ? Integer.parseInt(text.split("\\.")[0]) : UNREADABLE;
    }

    private List<String> codes(int cell) {
        int start = cells.start(cell);
        int end = cells.end(cell);
        if (start == end) {
            return List.of();
        }
        if (cells.bytes()[start] == '"') {
            String text = cells.text(cell);
            return text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
        }
        List<String> codes = new ArrayList<>();
        for (int i = start; i <= end; i++) {
            if (i == end || cells.bytes()[i] == '|') {
                codes.add(new String(cells.bytes(), start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return codes;
    }
}
