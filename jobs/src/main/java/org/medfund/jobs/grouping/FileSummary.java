package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/**
 * What a person is told of a file of cases: counts and lines, and no id or code of a case.
 *
 * @param repeatedIds how many case ids were given before
 * @param firstRepeated line of the first of them
 */
record FileSummary(String scheme, CaseCounts counts, long repeatedIds, long firstRepeated) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        long all = counts.all();
        lines.add("Scheme " + scheme + ": " + counts.grouped + " of " + all + " cases have a group"
                + (all == 0 ? "." : " (" + share(counts.grouped, all) + ")."));
        counts.byReason().forEach(line -> lines.add("  " + line));
        if (counts.withoutAge > 0) {
            lines.add("No age: " + counts.withoutAge
                    + " cases. A blank age counts as 0 years: they are taken for infants.");
        }
        addCodes(lines, "diagnosis", counts.diagnoses);
        addCodes(lines, "procedure", counts.procedures);
        if (repeatedIds > 0) {
            lines.add("Case ids given before: " + repeatedIds + ", first in line " + firstRepeated + ".");
        }
        if (counts.withoutId > 0) {
            lines.add("No case id: " + counts.withoutId + " cases.");
        }
        return lines;
    }

    private static void addCodes(List<String> lines, String kind, CaseCounts.Codes codes) {
        if (codes.unknown == 0) {
            return;
        }
        List<String> hints = new ArrayList<>();
        if (codes.knownInAnotherLetterCase > 0) {
            hints.add(codes.knownInAnotherLetterCase + " would be known in the letter case of the scheme");
        }
        if (codes.knownWithoutBlanks > 0) {
            hints.add(codes.knownWithoutBlanks + " without the blanks around them");
        }
        lines.add("Not in the scheme: " + codes.unknown + " of " + codes.given + " " + kind + " codes"
                + (hints.isEmpty() ? "" : "; " + String.join(", ", hints)) + ".");
    }

    private static String share(long part, long all) {
        return Money.round(new BigFraction(part, all), Money.SHARE.scale()).toPlainString();
    }
}
