package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/** When the year of one region is cleared and told, and how its clearing is organised (SPEC D.10, D.5). */
final class YearKpis {
    private static final Target NOT_LATE = Target.atMost(BigFraction.ZERO);

    /**
     * Calendar days the annual clearing is late: paid after the deadline, or not paid though it has passed.
     *
     * @param deadline empty if the policy has none for the year
     * @param paid the day the year was marked PAID; empty if it is not
     */
    static Measured daysLate(String period, Optional<LocalDate> deadline, Optional<LocalDate> paid, LocalDate on) {
        if (deadline.isEmpty()) {
            return Measured.without(ClearingKpi.CLEARING_DAYS_LATE, null, Reason.NO_DEADLINE, List.of());
        }
        int days = ClearingDeadline.daysLate(deadline.get(), paid.orElse(on));
        boolean isOpen = paid.isEmpty() && days == 0;
        List<KpiRow> rows =
                List.of(new KpiRow(period, null, null, paid.orElse(null), days, !isOpen, !isOpen && days == 0));
        return isOpen
                ? Measured.without(ClearingKpi.CLEARING_DAYS_LATE, NOT_LATE, Reason.NOT_DUE, rows)
                : Measured.ratio(
                        ClearingKpi.CLEARING_DAYS_LATE, BigDecimal.valueOf(days), BigDecimal.ONE, NOT_LATE, rows);
    }

    /** Calendar days from payment of the annual clearing to publication of its data (MEAS25 art. 28). */
    static Measured publication(String period, Optional<LocalDate> paid, Optional<LocalDate> published, int limitDays) {
        Target target = Target.atMost(new BigFraction(limitDays));
        if (paid.isEmpty() || published.isEmpty()) {
            return Measured.without(
                    ClearingKpi.PUBLICATION_DAYS,
                    target,
                    paid.isEmpty() ? Reason.NOT_CLEARED : Reason.NO_PUBLICATION,
                    List.of());
        }
        int days = Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(paid.get(), published.get())));
        return Measured.ratio(
                ClearingKpi.PUBLICATION_DAYS,
                BigDecimal.valueOf(days),
                BigDecimal.ONE,
                target,
                List.of(KpiRow.counted(period, published.get(), days, days <= limitDays)));
    }

    /**
     * The part of a province's pooling regions that clear quarterly; one is enough.
     *
     * @param regions of the province, with whether each clears quarterly
     */
    static Measured quarterly(SortedMap<String, Boolean> regions) {
        List<KpiRow> rows = regions.entrySet().stream()
                .map(region -> KpiRow.counted(region.getKey(), null, null, region.getValue()))
                .toList();
        BigFraction one = new BigFraction(1, Math.max(1, rows.size()));
        return Measured.rateOfRows(ClearingKpi.QUARTERLY_COVERAGE, Target.atLeast(one), rows, Reason.ZERO_DENOMINATOR);
    }

    /**
     * Approved special cases over discharges paid in the region.
     *
     * @param approved settlements, with the day of review
     */
    static Measured specialCases(SortedMap<String, Optional<LocalDate>> approved, long discharges, BigDecimal cap) {
        List<KpiRow> rows = approved.entrySet().stream()
                .map(each ->
                        new KpiRow(each.getKey(), null, null, each.getValue().orElse(null), null, false, true))
                .toList();
        Target target = Target.atMost(Money.exact(cap));
        return discharges == 0
                ? Measured.without(ClearingKpi.SPECIAL_CASE_SHARE, target, Reason.NO_CASE, rows)
                : Measured.ratio(
                        ClearingKpi.SPECIAL_CASE_SHARE,
                        BigDecimal.valueOf(rows.size()),
                        BigDecimal.valueOf(discharges),
                        target,
                        rows);
    }

    private YearKpis() {}
}
