package org.medfund.core.time;

import java.time.LocalDate;

/** A fund year, January to December. */
public record PolicyYear(int value) implements Period {

    /** @throws IllegalArgumentException if the text is not a year such as 2025 */
    public static PolicyYear of(String year) {
        if (!year.matches("20\\d{2}")) {
            throw new IllegalArgumentException("a year has four digits, such as 2025");
        }
        return new PolicyYear(Integer.parseInt(year));
    }

    public PolicyYear minus(int years) {
        return new PolicyYear(value - years);
    }

    @Override
    public LocalDate firstDay() {
        return LocalDate.of(value, 1, 1);
    }

    @Override
    public LocalDate lastDay() {
        return LocalDate.of(value, 12, 31);
    }

    @Override
    public PolicyYear year() {
        return this;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
