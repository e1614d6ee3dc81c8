package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/** Few people behind a figure can be recognised by it: counts of 1 to 10 cases, and what rests on them, are not told. */
public final class SmallCells {
    /** The least count told; the usual rule for published health statistics. */
    private static final long TOLD_FROM = 11;

    public static String shown(long cases) {
        return isSmall(cases) ? "<" + TOLD_FROM : Long.toString(cases);
    }

    public static boolean isSmall(long cases) {
        return cases > 0 && cases < TOLD_FROM;
    }

    static Column isSmall(Column cases) {
        return cases.gt(lit(0L)).and(cases.lt(lit(TOLD_FROM)));
    }

    /** The figure, or null if it rests on a small number of cases. */
    static Column told(Column figure, Column cases) {
        return when(cases.geq(lit(TOLD_FROM)), figure);
    }

    /**
     * Which parts of a total that is told can be told beside it. A small part is not; nor is any part without which the
     * total less the parts told would be a small number: the least of the others is then left out as well, so that
     * nobody finds by subtraction what was left out.
     *
     * @param total cases; not below the sum of the parts, of which some may be missing
     * @param parts cases of each part
     * @return for each part whether it can be told
     */
    public static List<Boolean> toldParts(long total, List<Long> parts) {
        List<Boolean> told = new ArrayList<>();
        long rest = total;
        for (long part : parts) {
            told.add(!isSmall(part));
            rest -= isSmall(part) ? 0 : part;
        }
        while (isSmall(rest)) {
            int least = -1;
            for (int at = 0; at < parts.size(); at++) {
                if (told.get(at) && parts.get(at) > 0 && (least < 0 || parts.get(at) < parts.get(least))) {
                    least = at;
                }
            }
            if (least < 0) {
                break;
            }
            told.set(least, false);
            rest += parts.get(least);
        }
        return told;
    }

    /**
     * Which counts of the same cases can be told side by side: no two of them may differ by a small number, which would
     * be the count of the cases between them. The first is told, each further one if it fits to those before it.
     *
     * @param counts none of them small
     * @return for each count whether it can be told
     */
    static List<Boolean> toldSideBySide(List<Long> counts) {
        List<Boolean> told = new ArrayList<>();
        List<Long> before = new ArrayList<>();
        for (long count : counts) {
            boolean fits = !isSmall(count) && before.stream().noneMatch(other -> isSmall(Math.abs(count - other)));
            told.add(fits);
            if (fits) {
                before.add(count);
            }
        }
        return told;
    }

    private SmallCells() {}
}
