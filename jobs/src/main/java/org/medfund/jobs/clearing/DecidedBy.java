package org.medfund.jobs.clearing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The office or function that decides on a period. No name of a person is needed, and no number of one is taken.
 *
 * @param name 2 to 40 letters, digits, blanks, and {@code . _ / -}
 */
record DecidedBy(String name) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/-]{0,38}[\\p{L}\\p{N}])");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{N}{6}");

    /** @throws IllegalArgumentException if the text is none, or has a number of six digits or more */
    static DecidedBy of(String text) {
        if (!NAME.matcher(text).matches() || LONG_NUMBER.matcher(text).find() || text.contains("--")) {
            throw new IllegalArgumentException(
                    "whoever decides is named by office or function, such as settlement-office:"
                            + " 2 to 40 letters, digits, blanks, and . _ / -, without a number of six digits or more");
        }
        return new DecidedBy(text);
    }

    /** Whether both names stand for the same, however they are written. */
    static boolean isSame(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public String toString() {
        return name;
    }
}
