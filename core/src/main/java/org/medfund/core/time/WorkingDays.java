package org.medfund.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are worked (SPEC 0.2, {@code cal.workdays}): weekdays that are no holidays, and the weekend days made up for
 * one (调休).
 *
 * @param holidays days off that would be worked else
 * @param makeUps days worked that would be off else; a day in both sets is worked
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> makeUps) {

    public WorkingDays {
        holidays = Set.copyOf(holidays);
        makeUps = Set.copyOf(makeUps);
    }

    public boolean isWorked(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return makeUps.contains(day) || (!isWeekend && !holidays.contains(day));
    }

    /**
     * Working days after {@code start} up to and including {@code end} (SPEC D.10; case D13): none if the end is not after
     * the start.
     */
    public int after(LocalDate start, LocalDate end) {
        return (int) start.plusDays(1)
                .datesUntil(end.isAfter(start) ? end.plusDays(1) : start.plusDays(1))
                .filter(this::isWorked)
                .count();
    }

    /**
     * The day on which this many working days after {@code start} have passed (SPEC D.7; case D17); {@code start} itself
     * for none.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public LocalDate plus(LocalDate start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("A negative number of working days: " + days);
        }
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return day;
    }
}
