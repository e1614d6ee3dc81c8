package org.medfund.jobs.report;

import java.math.BigDecimal;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;

/** How the page shows a value. The value itself always travels as plain text. */
public enum Kind {
    TEXT,
    /** An id that has no name, in fixed-width type. */
    CODE,
    /** One of a closed list, which the page translates. */
    WORD,
    /** A pooling region, shown with its name. */
    REGION,
    /** How many pooling regions, or the one, or * for all. */
    REGIONS,
    /** An institution, shown with its name. */
    INSTITUTION,
    /** Scheme and group, parted by a slash; shown with the name of the group. */
    GROUP,
    /** A group as {@link #GROUP}, a blank, and a pooling region. */
    GROUP_OF_REGION,
    /** A diagnosis code of the national edition, shown with its name. */
    DIAGNOSIS,
    /** A procedure code of the national edition, shown with its name. */
    PROCEDURE,
    /** An item of the item catalogue, shown with its name. */
    ITEM,
    /** A landing file, shown with what it holds. */
    FILE,
    /** A job, shown with what it does. */
    JOB,
    /** Features with their weights, name=value parted by commas. */
    FEATURES,
    COUNT,
    /** A number of cases; a small one is not told. */
    CASES,
    /** Yuan, two decimals. */
    MONEY,
    /** Any other number, with the decimals it has. */
    NUMBER,
    /** A statistic, at most four decimals. */
    STATISTIC,
    /** The address of a page of the weight book beside the report. */
    LINK,
    /** State of a clearing period; where there is room for them, a blank, the day, a blank, and who decided. */
    STATE,
    /** GREEN, YELLOW, RED, NONE, or NOT_MEASURABLE. */
    LIGHT;

    public static Kind of(Field<?> field) {
        if (field.type().equals(Money.YUAN)) {
            return MONEY;
        }
        if (field.javaType().equals(BigDecimal.class)) {
            return NUMBER;
        }
        if (field.javaType().equals(Double.class)) {
            return STATISTIC;
        }
        if (field.javaType().equals(Long.class)) {
            return COUNT;
        }
        return TEXT;
    }
}
