package org.medfund.jobs.grouping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One row of a table that a person keeps. A value that cannot be used becomes a finding, and a harmless value is returned, so that
 * the rest is checked as well.
 *
 * @param number line of the file, from 1
 */
record FileLine(String file, long number, Map<String, Integer> columns, List<String> cells, FileFindings findings) {

    /** The text of a cell, empty if it is blank. */
    String optional(String column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    String text(String column) {
        String text = optional(column);
        if (text.isBlank()) {
            findings.add(this, column + " is blank.", "Fill it in.");
        }
        return text;
    }

    int whole(String column, int ifBlank) {
        String text = optional(column);
        if (text.isEmpty()) {
            return ifBlank;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same finding as for a negative number.
        }
        findings.add(this, column + " is " + text + ".", "Write a whole number from 0, or leave it blank.");
        return ifBlank;
    }

    int whole(String column) {
        text(column);
        return whole(column, 0);
    }

    boolean flag(String column) {
        String text = optional(column);
        if (!text.isEmpty() && !text.equals("0") && !text.equals("1")) {
            findings.add(this, column + " is " + text + ".", "Write 1, or leave it blank.");
        }
        return text.equals("1");
    }

    /** The choice of this name. */
    <T> T choice(String column, Map<String, T> choices, T ifWrong) {
        T chosen = choices.get(optional(column).toUpperCase(Locale.ROOT));
        if (chosen == null) {
            findings.add(
                    this,
                    column + " is " + (optional(column).isEmpty() ? "blank" : optional(column)) + ".",
                    "Write one of "
                            + String.join(
                                    ", ",
                                    choices.keySet().stream()
                                            .filter(each -> !each.isEmpty())
                                            .sorted()
                                            .toList())
                            + (choices.containsKey("") ? ", or leave it blank." : "."));
            return ifWrong;
        }
        return chosen;
    }

    /** The parts between bars; none if the cell is blank. */
    List<String> list(String column) {
        return parts(column, optional(column), "\\|");
    }

    /** The parts of a text; a blank part is a finding. */
    List<String> parts(String column, String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> parts = Arrays.asList(text.split(separator, -1));
        if (parts.contains("")) {
            findings.add(this, column + " " + text + " has an empty part.", "Leave out the separator.");
        }
        return parts;
    }
}
