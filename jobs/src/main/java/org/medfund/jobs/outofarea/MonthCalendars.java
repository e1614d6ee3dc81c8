package org.medfund.jobs.outofarea;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;

/** The clearing calendar of each month of a period, and whether the holidays it counts by are known. */
final class MonthCalendars {

    /** {@code xprov.calendar}: what becomes of dates that count working days of a year without holidays. */
    enum Demand {
        /** They are left out. */
        WHERE_KNOWN,
        /** Nothing is cleared. */
        REQUIRED
    }

    /** @param unknownYears years without holidays among those counted in */
    record OfMonth(ClearingCalendar calendar, SortedSet<Integer> unknownYears) {
        boolean isKnown() {
            return unknownYears.isEmpty();
        }

        private @Nullable LocalDate ifKnown(LocalDate date) {
            return isKnown() ? date : null;
        }
    }

    private final SortedMap<String, OfMonth> byMonth = new TreeMap<>();

    MonthCalendars(Period period, CalendarPolicy policy, KnownDays known) {
        DeductedCare.months(period).forEach(month -> {
            ClearingCalendar calendar = ClearingCalendar.of(new Month(month), policy, known.days());
            byMonth.put(
                    month.toString(), new OfMonth(calendar, known.unknown(calendar.notice(), calendar.lastCounted())));
        });
    }

    /** @param month yyyy-MM, of the period */
    OfMonth of(String month) {
        OfMonth found = byMonth.get(month);
        if (found == null) {
            throw new IllegalArgumentException(month + " is not of the period " + byMonth.keySet());
        }
        return found;
    }

    /** By then the money of every month has moved: the day before the statement after the last one. */
    LocalDate lastTransfer() {
        return of(byMonth.lastKey()).calendar().nextStatement().minusDays(1);
    }

    /** The years whose holidays are missing. */
    SortedSet<Integer> unknownYears() {
        SortedSet<Integer> years = new TreeSet<>();
        byMonth.values().forEach(ofMonth -> years.addAll(ofMonth.unknownYears()));
        return years;
    }

    /** @throws org.medfund.core.problem.Refusal naming every year without holidays, if they are required */
    void refuseUnknown(Demand demand) {
        Problems problems = new Problems();
        if (demand == Demand.REQUIRED) {
            unknownYears()
                    .forEach(year -> problems.add(
                            ProblemCode.INPUT_MISSING,
                            Holidays.TABLE.name() + " has no day of " + year + ".",
                            "Policy xprov.calendar is REQUIRED, and the calendar counts working days of that year.",
                            "Deliver holiday with the holidays and make-up days of " + year
                                    + ", or set xprov.calendar to WHERE_KNOWN."));
        }
        problems.refuseIfAny();
    }

    /** Rows of {@link org.medfund.core.table.clearing.RegionCalendar}. */
    List<Row> rows(Period period) {
        List<Row> rows = new ArrayList<>();
        byMonth.forEach((month, of) -> {
            ClearingCalendar dates = of.calendar();
            rows.add(RowFactory.create(
                    period.toString(),
                    month,
                    dates.linesUploadedBy(),
                    dates.monthReconciledBy(),
                    dates.hospitalsReconciledBy(),
                    dates.statement(),
                    dates.signedBy(),
                    dates.notice(),
                    of.ifKnown(dates.submittedBy()),
                    of.ifKnown(dates.transferByChain()),
                    of.ifKnown(dates.transferBy()),
                    of.ifKnown(dates.feedbackBy()),
                    of.ifKnown(dates.citiesMovedBy()),
                    dates.nextStatement(),
                    dates.latestDeclared(),
                    dates.yearClearedBy(),
                    of.isKnown() ? null : Holidays.TABLE.name() + " has no day of " + of.unknownYears() + "."));
        });
        return rows;
    }
}
