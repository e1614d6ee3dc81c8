package org.medfund.jobs.report;

import java.math.BigDecimal;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;

/** How the page shows a value. The value itself always travels as plain text. */
enum Kind {
    TEXT,
    /** A code or id, in fixed-width type. */
    CODE,
    /** One of a closed list, which the page translates. */
    WORD,
    /** A pooling region, shown with its name. */
    REGION,
    COUNT,
    /** A number of cases; a small one is not told. */
    CASES,
    /** Yuan, two decimals. */
    MONEY,
    /** Any other number, with the decimals it has. */
    NUMBER,
    /** A statistic, at most four decimals. */
    STATISTIC,
    /** GREEN, YELLOW, RED, or NONE. */
    LIGHT;

    static Kind of(Field<?> field) {
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
