package org.medfund.jobs.outofarea;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.time.WorkingDays;

/**
 * Working days, and the years whose holidays are known. A year without a single day in {@link Holidays} has not been
 * delivered: what would be counted in it is not known, rather than counted by weekends.
 */
record KnownDays(WorkingDays days, Set<Integer> years) {
    private static final String MAKE_UP = "MAKEUP";

    /** @param holidays rows of {@link Holidays} */
    static KnownDays of(Collection<Row> holidays) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        Set<Integer> years = new TreeSet<>();
        for (Row row : holidays) {
            LocalDate day = Holidays.CALENDAR_DATE.in(row);
            (Holidays.KIND.in(row).equals(MAKE_UP) ? worked : off).add(day);
            years.add(day.getYear());
        }
        return new KnownDays(new WorkingDays(off, worked), years);
    }

    /** The years from one day to another whose holidays are not known. */
    SortedSet<Integer> unknown(LocalDate from, LocalDate to) {
        SortedSet<Integer> unknown = new TreeSet<>();
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!years.contains(year)) {
                unknown.add(year);
            }
        }
        return unknown;
    }

    /** As {@link WorkingDays#plus}; empty if a year in between is not known. */
    Optional<LocalDate> plus(LocalDate start, int workingDays) {
        LocalDate end = days.plus(start, workingDays);
        return unknown(start, end).isEmpty() ? Optional.of(end) : Optional.empty();
    }
}
