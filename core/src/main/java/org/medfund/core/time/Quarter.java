package org.medfund.core.time;

import java.time.LocalDate;

/** A quarter of a fund year, such as 2025Q2. */
public record Quarter(int yearValue, int quarter) implements Period {

    /** @throws IllegalArgumentException if the text is not a quarter such as 2025Q2 */
    public static Quarter of(String text) {
        if (!text.matches("20\\d{2}Q[1-4]")) {
            throw new IllegalArgumentException("a quarter is written like 2025Q2");
        }
        return new Quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0');
    }

    @Override
    public LocalDate firstDay() {
        return LocalDate.of(yearValue, 3 * quarter - 2, 1);
    }

    @Override
    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    @Override
    public PolicyYear year() {
        return new PolicyYear(yearValue);
    }

    @Override
    public String toString() {
        return yearValue + "Q" + quarter;
    }
}
