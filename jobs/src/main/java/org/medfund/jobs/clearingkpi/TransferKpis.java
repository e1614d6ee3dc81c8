package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.time.Period;

/** What one region owes others for out-of-area care, and the advance fund behind it (SPEC D.7, D.10). */
final class TransferKpis {

    /**
     * A transfer due.
     *
     * @param key receiving region, insurance type, and period
     */
    record Due(String key, Period period, BigDecimal amountYuan) {}

    /**
     * What has stayed unpaid for more than the days allowed, over all that was due by the day it is measured. Age counts
     * from the last day of the period.
     *
     * @param paidYuan transfers made by then, by key
     */
    static Measured aged(
            List<Due> dues, Map<String, BigDecimal> paidYuan, LocalDate on, int afterDays, BigDecimal target) {
        List<KpiRow> rows = new ArrayList<>();
        for (Due due : dues) {
            long age = ChronoUnit.DAYS.between(due.period().lastDay(), on);
            if (age < 0) {
                continue;
            }
            BigDecimal open = due.amountYuan()
                    .subtract(paidYuan.getOrDefault(due.key(), Money.yuan(0)))
                    .max(Money.yuan(0));
            boolean isAged = open.signum() > 0 && age > afterDays;
            rows.add(new KpiRow(
                    due.key(),
                    isAged ? open : Money.yuan(0),
                    due.amountYuan(),
                    due.period().lastDay(),
                    Math.toIntExact(age),
                    true,
                    !isAged));
        }
        return Measured.ratioOfMoney(
                ClearingKpi.AGED_PAYABLES, Target.atMost(Money.exact(target)), rows, Reason.NO_TRANSFER_DUE);
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
