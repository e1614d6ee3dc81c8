package org.medfund.core.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names somebody may have meant. */
public final class NearNames {
    private static final int SHOWN = 3;

    /**
     * The names with the fewest letters to change, of the whole name or of the part after its dot.
     *
     * @return three of them, the nearest first; equally near ones by name
     */
    public static List<String> of(String given, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> changes(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** As the end of a sentence, such as {@code ; near it are a, b, c}; empty if there are no names. */
    public static String told(String given, Collection<String> names) {
        return names.isEmpty() ? "" : "; near it are " + String.join(", ", of(given, names));
    }

    private static int changes(String given, String name) {
        return Math.min(lettersToChange(given, name), lettersToChange(lastPart(given), lastPart(name)));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Levenshtein's distance: letters put in, taken out, or replaced. */
    private static int lettersToChange(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int at = 0; at <= to.length(); at++) {
            row[at] = at;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private NearNames() {}
}
