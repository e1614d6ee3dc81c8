package org.medfund.core.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** A calendar month, such as 2025-06. */
public record Month(YearMonth value) implements Period {

    /** @throws IllegalArgumentException if the text is not a month such as 2025-06 */
    public static Month of(String text) {
        try {
            return new Month(YearMonth.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a month is written like 2025-06", e);
        }
    }

    @Override
    public LocalDate firstDay() {
        return value.atDay(1);
    }

    @Override
    public LocalDate lastDay() {
        return value.atEndOfMonth();
    }

    @Override
    public PolicyYear year() {
        return new PolicyYear(value.getYear());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
