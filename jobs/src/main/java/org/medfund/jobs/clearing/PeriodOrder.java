package org.medfund.jobs.clearing;

import java.util.ArrayList;
import java.util.List;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;

/** Where a correction of a period goes, and the commands that compute periods (docs/decisions/0009). */
final class PeriodOrder {
    /** Where a correction of the period may go, the next one first: later ones of its kind, the year, the next year. */
    static List<Period> after(Period period) {
        PolicyYear year = period.year();
        List<Period> after = new ArrayList<>();
        year.books().stream()
                .filter(each -> each.getClass().equals(period.getClass()))
                .filter(each -> each.lastDay().isAfter(period.lastDay()))
                .forEach(after::add);
        if (!(period instanceof PolicyYear)) {
            after.add(year);
        }
        after.add(year.minus(-1));
        return after;
    }

    /** The command that computes a period, with the option that names it. */
    static String command(Period period) {
        return (period instanceof Month
                        ? "settle-month --month "
                        : period instanceof Quarter ? "clear-quarter --quarter " : "clear-year --year ")
                + period;
    }

    private PeriodOrder() {}
}
