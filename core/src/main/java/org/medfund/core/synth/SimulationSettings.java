package org.medfund.core.synth;

import static org.medfund.core.problem.ProblemCode.ARGUMENTS;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problems;

/**
 * What to simulate. Equal settings give equal files.
 *
 * @param discharges stays to generate, dirty rows and refunds not counted
 * @param firstYear of discharge
 * @param lastYear of discharge, inclusive
 */
public record SimulationSettings(long discharges, long seed, int firstYear, int lastYear, Format format)
        implements java.io.Serializable {

    /** How large tables are written. Small reference tables are CSV in either case. */
    public enum Format {
        CSV,
        PARQUET
    }

    private static final long PROVINCE = 5_000_000;
    private static final Map<String, Long> SCALES = Map.of("tiny", 2_000L, "city", 200_000L, "province", PROVINCE);
    private static final Pattern YEARS = Pattern.compile("(\\d{4})-(\\d{4})");
    private static final long DISCHARGES_MIN = 10;
    private static final long DISCHARGES_MAX = 100_000_000;
    private static final int YEARS_MAX = 10;

    /**
     * From the texts of a command line.
     *
     * @param scale tiny, city, province, or a number of discharges
     * @param years such as 2023-2025
     * @param format csv or parquet; null for the scale's own
     * @throws org.medfund.core.problem.Refusal naming everything that cannot be used
     */
    public static SimulationSettings parse(String scale, String seed, String years, @Nullable String format) {
        Problems problems = new Problems();
        long discharges = discharges(scale, problems);
        long seedNumber = number(seed);
        if (!seed.matches("\\d{1,18}")) {
            problems.add(ARGUMENTS, "--seed " + seed + " cannot be used.", "It is a whole number.", "Pass --seed 1.");
        }
        Matcher span = YEARS.matcher(years);
        int first = 0;
        int last = 0;
        if (span.matches()) {
            first = Integer.parseInt(span.group(1));
            last = Integer.parseInt(span.group(2));
        }
        if (first < 2000 || last < first || last - first >= YEARS_MAX) {
            problems.add(
                    ARGUMENTS,
                    "--years " + years + " cannot be used.",
                    "It names the first and the last year, from 2000 on, at most " + YEARS_MAX + " of them.",
                    "Pass --years 2023-2025.");
        }
        Format chosen = discharges >= PROVINCE ? Format.PARQUET : Format.CSV;
        if (format != null) {
            try {
                chosen = Format.valueOf(format.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                problems.add(
                        ARGUMENTS,
                        "--format " + format + " is unknown.",
                        "Landing files are csv or parquet.",
                        "Pass --format csv.");
            }
        }
        problems.refuseIfAny();
        return new SimulationSettings(discharges, seedNumber, first, last, chosen);
    }

    private static long discharges(String scale, Problems problems) {
        long discharges = SCALES.getOrDefault(scale, number(scale));
        if (discharges < DISCHARGES_MIN || discharges > DISCHARGES_MAX) {
            problems.add(
                    ARGUMENTS,
                    "--scale " + scale + " cannot be used.",
                    "It is tiny, city, province, or a number of discharges from " + DISCHARGES_MIN + " to "
                            + DISCHARGES_MAX + ".",
                    "Pass --scale tiny.");
        }
        return discharges;
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    int years() {
        return lastYear - firstYear + 1;
    }
}
