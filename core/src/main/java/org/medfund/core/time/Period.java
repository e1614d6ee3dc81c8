package org.medfund.core.time;

import java.time.LocalDate;
import java.util.List;

/** A span of calendar days with a label: a year, a quarter, or a month. */
public sealed interface Period permits PolicyYear, Quarter, Month {
    LocalDate firstDay();

    /** The last day that belongs to the period. */
    LocalDate lastDay();

    /** The year the period lies in: that of the policies that govern it. */
    PolicyYear year();

    /**
     * Whether this period posts what is true less what the other has posted: a month rests on earlier months, a quarter on
     * its months and all before it, the year on all of them (docs/decisions/0009).
     */
    default boolean restsOn(Period other) {
        if (!year().equals(other.year()) || equals(other) || other instanceof PolicyYear) {
            return false;
        }
        boolean endsEarlier = other.lastDay().isBefore(lastDay());
        boolean isMonth = other instanceof Month;
        if (this instanceof Quarter) {
            return endsEarlier || (isMonth && other.lastDay().equals(lastDay()));
        }
        return this instanceof PolicyYear || (endsEarlier && isMonth);
    }

    /** The periods of the year that this one rests on: what they have posted comes before it. */
    default List<Period> booksBefore() {
        return year().books().stream().filter(this::restsOn).toList();
    }

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
