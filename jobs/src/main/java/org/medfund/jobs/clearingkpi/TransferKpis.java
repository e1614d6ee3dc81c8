package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.time.Period;

/** What one region owes others for out-of-area care, and the advance fund behind it (SPEC D.7, D.10). */
final class TransferKpis {

    /** A transfer due for a period. */
    record Due(Period period, BigDecimal amountYuan) {}

    /**
     * What is due of one month, as published.
     *
     * @param period the run tells of: the year, or the month alone
     * @param month yyyy-MM
     * @param counterpart receiving region and insurance type
     * @param asOf the day up to which transfers count
     * @param notice the day from which it ages
     * @param restYuan still payable
     */
    record Payable(
            String period,
            String month,
            String counterpart,
            LocalDate asOf,
            LocalDate notice,
            BigDecimal dueYuan,
            BigDecimal restYuan) {
        private boolean isOfTheMonthAlone() {
            return period.equals(month);
        }
    }

    /**
     * Of what runs of the year and of its months tell, each month once: by the run of the year if it is as of the day, else
     * by that of the month alone, else, of a month that has none, by that of the year all the same. So a month is never left
     * out because another has a run of its own.
     *
     * @param isYearOfTheDay whether the run of the year is as of the day measured
     * @param monthsAlone months that have a run of their own, be it that nothing was due
     */
    static List<Payable> onceAMonth(List<Payable> payables, boolean isYearOfTheDay, Set<String> monthsAlone) {
        return payables.stream()
                .filter(each -> each.isOfTheMonthAlone() == (!isYearOfTheDay && monthsAlone.contains(each.month())))
                .toList();
    }

    /**
     * What has stayed unpaid for more than the days allowed, over all that notice had been given of by the day it is
     * measured. What was still payable on another day tells nothing of this one.
     *
     * @param payables each month once, see {@link #onceAMonth}
     */
    static Measured aged(List<Payable> payables, LocalDate on, int afterDays, BigDecimal target) {
        Target notMore = Target.atMost(Money.exact(target));
        List<Payable> noticed =
                payables.stream().filter(each -> !each.notice().isAfter(on)).toList();
        if (noticed.stream().anyMatch(each -> !each.asOf().equals(on))) {
            return Measured.without(ClearingKpi.AGED_PAYABLES, notMore, Reason.PAYABLES_AS_OF_ANOTHER_DAY, List.of());
        }
        List<KpiRow> rows = new ArrayList<>();
        for (Payable each : noticed) {
            long age = ChronoUnit.DAYS.between(each.notice(), on);
            boolean isAged = each.restYuan().signum() > 0 && age > afterDays;
            rows.add(new KpiRow(
                    each.counterpart() + "/" + each.month(),
                    isAged ? each.restYuan() : Money.yuan(0),
                    each.dueYuan(),
                    each.notice(),
                    Math.toIntExact(age),
                    true,
                    !isAged));
        }
        return Measured.ratioOfMoney(ClearingKpi.AGED_PAYABLES, notMore, rows, Reason.NO_TRANSFER_DUE);
    }

    /**
     * The highest month's clearing over the region's advances of the year: from yellow on it is yellow, from red on red.
     *
     * @param dues by month
     */
    static Measured usage(List<Due> dues, BigDecimal advanceYuan, BigDecimal yellow, BigDecimal red) {
        SortedMap<String, BigDecimal> months = new TreeMap<>();
        dues.forEach(due -> months.merge(due.period().toString(), due.amountYuan(), BigDecimal::add));
        Target target = Target.below(Money.exact(yellow)).withMargin(Money.exact(red));
        List<KpiRow> rows = months.entrySet().stream()
                .map(month -> new KpiRow(
                        month.getKey(),
                        month.getValue(),
                        advanceYuan,
                        null,
                        null,
                        true,
                        month.getValue().compareTo(yellow.multiply(advanceYuan)) < 0))
                .toList();
        if (rows.isEmpty() || advanceYuan.signum() == 0) {
            return Measured.without(ClearingKpi.ADVANCE_FUND_USAGE, target, Reason.NO_ADVANCE, rows);
        }
        BigDecimal highest = months.values().stream().reduce(Money.yuan(0), BigDecimal::max);
        return Measured.ratio(ClearingKpi.ADVANCE_FUND_USAGE, highest, advanceYuan, target, rows);
    }

    private TransferKpis() {}
}
