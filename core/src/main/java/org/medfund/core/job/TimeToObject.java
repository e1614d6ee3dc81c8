package org.medfund.core.job;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.problem.Problem;
import org.medfund.core.region.Region;
import org.medfund.core.time.Period;

/**
 * How long institutions may object to a period: the working days of {@code clear.objection_working_days} after the day it
 * was opened for confirmation (SPEC D.1; the length is project).
 */
public final class TimeToObject {
    private final JobContext job;
    private final Period period;
    private final WorkCalendar calendar;
    private final SortedMap<String, Problem> missing = new TreeMap<>();

    public TimeToObject(JobContext job, Period period) {
        this.job = job;
        this.period = period;
        this.calendar = WorkCalendar.of(job);
    }

    /**
     * The last day on which an objection is in time. If a year it reaches into has no holidays, {@link #problems} has it.
     *
     * @param opened day of the mark CONFIRMING of the region's period
     */
    public LocalDate lastDay(Region region, LocalDate opened) {
        int days = job.policy(region, period).whole("clear.objection_working_days");
        LocalDate last = calendar.days().plus(opened, days);
        calendar.missing(opened, last, "the time to object").ifPresent(each -> missing.put(each.what(), each));
        return last;
    }

    /** What keeps the days asked for so far from being known, each once; empty if they are. */
    public List<Problem> problems() {
        return List.copyOf(missing.values());
    }
}
