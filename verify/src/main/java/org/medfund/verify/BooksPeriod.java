package org.medfund.verify;

/**
 * A period of the books of a fund year: a month 2025-06, a quarter 2025Q2, or the year 2025.
 *
 * @param lastMonth the last month that belongs to it, 1 to 12
 */
record BooksPeriod(String text, Kind kind, int year, int lastMonth) {

    enum Kind {
        MONTH,
        QUARTER,
        YEAR
    }

    /** @throws IllegalArgumentException if the text is none of the three */
    static BooksPeriod of(String text) {
        if (text.matches("20\\d{2}-(0[1-9]|1[0-2])")) {
            return new BooksPeriod(text, Kind.MONTH, year(text), Integer.parseInt(text.substring(5)));
        }
        if (text.matches("20\\d{2}Q[1-4]")) {
            return new BooksPeriod(text, Kind.QUARTER, year(text), 3 * (text.charAt(5) - '0'));
        }
        if (text.matches("20\\d{2}")) {
            return new BooksPeriod(text, Kind.YEAR, year(text), 12);
        }
        throw new IllegalArgumentException("a period is written like 2025-06, 2025Q2, or 2025");
    }

    private static int year(String text) {
        return Integer.parseInt(text.substring(0, 4));
    }

    /**
     * Whether what this period has posted counts as posted before {@code later} of the same year: months before a month,
     * a quarter, or the year; quarters before a later quarter and the year.
     */
    boolean isBefore(BooksPeriod later) {
        return switch (later.kind) {
            case MONTH -> kind == Kind.MONTH && lastMonth < later.lastMonth;
            case QUARTER ->
                kind == Kind.MONTH ? lastMonth <= later.lastMonth : kind == Kind.QUARTER && lastMonth < later.lastMonth;
            case YEAR -> kind != Kind.YEAR;
        };
    }

    /** The month 1 to 12 of a settlement month such as 202506; 0 if it lies in another year. */
    int monthOf(String settlementMonth) {
        return settlementMonth.startsWith(Integer.toString(year)) && settlementMonth.length() == 6
                ? Integer.parseInt(settlementMonth.substring(4))
                : 0;
    }

    /** The table of its statements. */
    String statements() {
        return switch (kind) {
            case MONTH -> "clearing.month_statements";
            case QUARTER -> "clearing.quarter_statements";
            case YEAR -> "clearing.statements";
        };
    }
}
