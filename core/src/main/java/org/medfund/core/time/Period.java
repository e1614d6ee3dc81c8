package org.medfund.core.time;

import java.time.LocalDate;

/** A span of calendar days with a label: a year, a quarter, or a month. */
public sealed interface Period permits PolicyYear, Quarter, Month {
    LocalDate firstDay();

    /** The last day that belongs to the period. */
    LocalDate lastDay();

    /** The year the period lies in: that of the policies that govern it. */
    PolicyYear year();

    /**
     * The period of a label.
     *
     * @throws IllegalArgumentException if the text is none of 2025-06, 2025Q2, and 2025
     */
    static Period of(String text) {
        try {
            return text.contains("-") ? Month.of(text) : text.contains("Q") ? Quarter.of(text) : PolicyYear.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a period is written like 2025-06, 2025Q2, or 2025", e);
        }
    }
}
