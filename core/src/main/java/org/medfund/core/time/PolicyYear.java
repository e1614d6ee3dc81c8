package org.medfund.core.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A fund year, January to December. */
public record PolicyYear(int value) implements Period {
    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;

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

    /** January to December. */
    public List<Month> months() {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> new Month(YearMonth.of(value, month)))
                .toList();
    }

    /**
     * Every period of the year that is settled or cleared by itself: its months, its quarters but the last, the year. The
     * last quarter is cleared with the year (SPEC D.6), so nothing is ever published of it alone.
     */
    public List<Period> books() {
        List<Period> periods = new ArrayList<>(months());
        IntStream.range(1, QUARTERS).forEach(quarter -> periods.add(new Quarter(value, quarter)));
        periods.add(this);
        return List.copyOf(periods);
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
