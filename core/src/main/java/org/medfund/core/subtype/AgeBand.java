package org.medfund.core.subtype;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * A band of ages or of days, as policies write it: {@code 0-28d}, {@code 29d-1y} (under one year), {@code 1-6y},
 * {@code >=65y}, or {@code 2-7} without a unit for days. A unit left out is that of the other end.
 *
 * @param max included where both ends have one unit
 */
public record AgeBand(String label, int min, boolean isMinInYears, int max, boolean isMaxInYears)
        implements Serializable {
    private static final Pattern RANGE = Pattern.compile("(\\d+)([dy]?)-(\\d+)([dy]?)");
    private static final Pattern OPEN = Pattern.compile(">=(\\d+)([dy]?)");

    /** @throws IllegalArgumentException if the text is no band */
    public static AgeBand of(String text) {
        Matcher open = OPEN.matcher(text);
        if (open.matches()) {
            boolean isInYears = open.group(2).equals("y");
            return new AgeBand(text, Integer.parseInt(open.group(1)), isInYears, Integer.MAX_VALUE, isInYears);
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(text + " is no band such as 1-6y or >=65y");
        }
        boolean isMaxInYears = range.group(4).equals("y");
        boolean isMinInYears =
                range.group(2).isEmpty() ? isMaxInYears : range.group(2).equals("y");
        int max = Integer.parseInt(range.group(3));
        return new AgeBand(
                text,
                Integer.parseInt(range.group(1)),
                isMinInYears,
                isMinInYears == isMaxInYears ? max : max - 1,
                isMaxInYears);
    }

    /**
     * The bands of a policy.
     *
     * @param ranges takes texts that are no bands
     */
    public static List<AgeBand> bands(String name, Policy policy, PolicyRanges ranges) {
        return ranges.parsed(
                name,
                "bands such as 1-6y, 2-7, or >=65y",
                () -> policy.texts(name).stream().map(AgeBand::of).toList(),
                List.of());
    }

    public boolean contains(int days, int years) {
        return (isMinInYears ? years : days) >= min && (isMaxInYears ? years : days) <= max;
    }
}
