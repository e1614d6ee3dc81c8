package org.medfund.jobs.clearing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;

/** Which periods of a fund year rest on which, and the commands that compute them (docs/decisions/0009). */
final class PeriodOrder {
    private static final int MONTHS = 12;
    /** The last quarter is cleared with the year and has no books of its own. */
    private static final int QUARTERS = 3;

    /**
     * Whether one period posts what is true less what the other has posted: a month rests on earlier months, a quarter on
     * its months and all before it, the year on all of them.
     */
    static boolean restsOn(Period period, Period other) {
        if (!period.year().equals(other.year()) || period.equals(other) || other instanceof PolicyYear) {
            return false;
        }
        boolean endsEarlier = other.lastDay().isBefore(period.lastDay());
        boolean isMonth = other instanceof Month;
        if (period instanceof Quarter) {
            return endsEarlier || (isMonth && other.lastDay().equals(period.lastDay()));
        }
        return period instanceof PolicyYear || (endsEarlier && isMonth);
    }

    /** The periods of the year that a period rests on: what they have posted comes before it. */
    static List<Period> before(Period period) {
        return ofYear(period.year()).stream()
                .filter(each -> restsOn(period, each))
                .toList();
    }

    /** Every period of the year that has books: months, quarters but the last, the year. */
    static List<Period> ofYear(PolicyYear year) {
        List<Period> periods = new ArrayList<>();
        IntStream.rangeClosed(1, MONTHS).forEach(month -> periods.add(new Month(YearMonth.of(year.value(), month))));
        IntStream.rangeClosed(1, QUARTERS).forEach(quarter -> periods.add(new Quarter(year.value(), quarter)));
        periods.add(year);
        return periods;
    }

    /** Where a correction of the period may go, the next one first: later ones of its kind, the year, the next year. */
    static List<Period> after(Period period) {
        PolicyYear year = period.year();
        List<Period> after = new ArrayList<>();
        ofYear(year).stream()
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
