package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classification codes listed by their first characters: {@code I50}, {@code E11.3}, or a range such as
 * {@code I60-I69}. A code belongs if its first two, three, or four characters are listed. The dot is not counted.
 */
record CodeRanges(Set<String> codes) implements Serializable {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");
    private static final int LONGEST = 4;
    private static final int SHORTEST = 2;

    /** @throws IllegalArgumentException if a range is not one */
    static CodeRanges of(Collection<String> listed) {
        Set<String> codes = new HashSet<>();
        listed.forEach(each -> codes.addAll(expanded(each)));
        return new CodeRanges(codes);
    }

    boolean contains(String code) {
        for (int characters = LONGEST; characters >= SHORTEST; characters--) {
            if (codes.contains(cut(code, characters))) {
                return true;
            }
        }
        return false;
    }

    /** Each code of a range; the code itself if it is none. */
    static Set<String> expanded(String range) {
        int dash = range.indexOf('-');
        if (dash < 0) {
            return Set.of(range);
        }
        Matcher first = NUMBERED.matcher(range.substring(0, dash));
        Matcher last = NUMBERED.matcher(range.substring(dash + 1));
        if (!first.matches()
                || !last.matches()
                || !first.group(1).equals(last.group(1))
                || first.group(2).length() != last.group(2).length()) {
            throw new IllegalArgumentException(range + " is not a range such as I60-I69");
        }
        Set<String> codes = new TreeSet<>();
        int width = first.group(2).length();
        for (int i = Integer.parseInt(first.group(2)); i <= Integer.parseInt(last.group(2)); i++) {
            codes.add(first.group(1) + String.format(Locale.ROOT, "%0" + width + "d", i));
        }
        return codes;
    }

    /** The first so many characters of a code, in upper case, the dot not counted; the whole code if it is shorter. */
    static String cut(String code, int characters) {
        int taken = 0;
        int end = 0;
        while (end < code.length() && taken < characters) {
            taken += code.charAt(end) == '.' ? 0 : 1;
            end++;
        }
        return code.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
