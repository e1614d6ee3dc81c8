package org.medfund.core.job;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.time.WorkingDays;

/**
 * The working days as delivered (SPEC 0.2, {@code cal.workdays}), and for which years there are any. A year without one
 * holiday has not been delivered: every year has some.
 */
public record WorkCalendar(WorkingDays days, Set<Integer> years) {
    private static final int DAYS_MAX = 100_000;
    private static final String HOLIDAY = "HOLIDAY";

    /** From every delivery of {@link Holidays}; without years if there is none. */
    public static WorkCalendar of(JobContext job) {
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> makeUps = new HashSet<>();
        for (Row row : job.small(job.read(Holidays.TABLE), DAYS_MAX)) {
            (Holidays.KIND.in(row).equals(HOLIDAY) ? holidays : makeUps).add(Holidays.CALENDAR_DATE.in(row));
        }
        Set<Integer> years = holidays.stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
        return new WorkCalendar(new WorkingDays(holidays, makeUps), years);
    }

    /**
     * What is wrong if working days between the two are to be counted and a year of them has no holidays.
     *
     * @param purpose what they are counted for, as a sentence's end
     */
    public Optional<Problem> missing(LocalDate from, LocalDate to, String purpose) {
        TreeSet<Integer> without = IntStream.rangeClosed(from.getYear(), to.getYear())
                .boxed()
                .filter(year -> !years.contains(year))
                .collect(Collectors.toCollection(TreeSet::new));
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.INPUT_MISSING,
                        "The holidays of " + without + " are not delivered.",
                        Holidays.TABLE.name() + " has none, and working days are counted for " + purpose + ".",
                        "Deliver the file holiday with these years and run ingest."));
    }
}
