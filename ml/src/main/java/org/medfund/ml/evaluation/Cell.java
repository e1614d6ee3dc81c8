package org.medfund.ml.evaluation;

import java.util.Locale;
import java.util.Set;

/** What a cell of a feature table says. */
final class Cell {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none");
    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    /** Empty, or one of the words that programs write for nothing. */
    static boolean isMissing(String cell) {
        return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** A plain decimal, with an exponent or not, or a word for infinity; no hexadecimal, and no letter behind it. */
    static boolean isNumber(String cell) {
        if (isInfinityWord(cell)) {
            return true;
        }
        boolean hasDigit = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            hasDigit |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        if (!hasDigit) {
            return false;
        }
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The number; infinite where it is too large for the learners, which count in floats. */
    static float number(String cell) {
        return isInfinityWord(cell)
                ? cell.startsWith("-") ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY
                : (float) Double.parseDouble(cell);
    }

    private static boolean isInfinityWord(String cell) {
        String word = cell.startsWith("-") || cell.startsWith("+") ? cell.substring(1) : cell;
        return (word.length() == 3 || word.length() == 8) && INFINITE.contains(word.toLowerCase(Locale.ROOT));
    }

    private Cell() {}
}
