package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

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

    private SmallCells() {}
}
