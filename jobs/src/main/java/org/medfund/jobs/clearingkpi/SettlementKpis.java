package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/** How monthly settlements of one region and year are paid and reconciled (SPEC D.10, D.3). */
final class SettlementKpis {
    private static final String EQUAL = "0";

    /**
     * Mean working days to payment, and the part of settlements paid in time. A settlement that is not paid counts as late
     * once its time has passed, and not before.
     *
     * @param on the day as of which it is measured
     */
    static List<Measured> cycle(
            List<MonthSettlement> settlements, SettlementCycle cycle, LocalDate on, BigDecimal onTimeTarget) {
        List<KpiRow> paid = new ArrayList<>();
        List<KpiRow> due = new ArrayList<>();
        for (MonthSettlement each : settlements) {
            boolean isPaid = each.isPaidBy(on);
            LocalDate end = isPaid && each.paidDate() != null ? each.paidDate() : on;
            int days = cycle.workingDays(each.declareEnd(), end);
            boolean isOnTime = cycle.isOnTime(days);
            due.add(new KpiRow(
                    each.key(), null, null, isPaid ? end : null, days, isPaid || !isOnTime, isPaid && isOnTime));
            if (isPaid) {
                paid.add(KpiRow.counted(each.key(), end, days, isOnTime));
            }
        }
        Target days = Target.atMost(new BigFraction(cycle.limitDays()));
        long sum = paid.stream()
                .mapToLong(row -> row.days() == null ? 0 : row.days())
                .sum();
        return List.of(
                paid.isEmpty()
                        ? Measured.without(ClearingKpi.SETTLEMENT_DAYS, days, Reason.NO_SETTLEMENT, paid)
                        : Measured.ratio(
                                ClearingKpi.SETTLEMENT_DAYS,
                                BigDecimal.valueOf(sum),
                                BigDecimal.valueOf(paid.size()),
                                days,
                                paid),
                Measured.rateOfRows(
                        ClearingKpi.ON_TIME_SETTLEMENT,
                        Target.atLeast(Money.exact(onTimeTarget)),
                        due,
                        Reason.NO_SETTLEMENT));
    }

    /** The part of settlements that agency and institution found equal; one nobody has compared is not. */
    static Measured reconciliation(List<MonthSettlement> settlements, BigDecimal target) {
        List<KpiRow> rows = settlements.stream()
                .map(each -> KpiRow.counted(each.key(), null, null, EQUAL.equals(each.reconciliationCode())))
                .toList();
        return Measured.rateOfRows(
                ClearingKpi.RECONCILIATION, Target.atLeast(Money.exact(target)), rows, Reason.NO_SETTLEMENT);
    }

    /**
     * Coverage of instant settlement by money and by institutions: what was paid at once, at most the settlement itself.
     *
     * @param instant paid at once, yuan, by {@link MonthSettlement#key}
     * @param money coverage wanted of money
     * @param institutions coverage wanted of institutions
     */
    static List<Measured> instant(
            List<MonthSettlement> settlements, Map<String, BigDecimal> instant, Target money, Target institutions) {
        List<KpiRow> ofMoney = new ArrayList<>();
        Map<String, Boolean> takesPart = new TreeMap<>();
        for (MonthSettlement each : settlements) {
            BigDecimal paid = instant.getOrDefault(each.key(), Money.yuan(0));
            InstantCoverage coverage = new InstantCoverage(paid, each.settlementYuan());
            ofMoney.add(KpiRow.ofMoney(each.key(), coverage.coveredYuan(), coverage.owedYuan(), paid.signum() > 0));
            takesPart.merge(each.institutionCode(), paid.signum() > 0, Boolean::logicalOr);
        }
        List<KpiRow> ofInstitutions = takesPart.entrySet().stream()
                .map(each -> KpiRow.counted(each.getKey(), null, null, each.getValue()))
                .toList();
        return List.of(
                Measured.ratioOfMoney(ClearingKpi.INSTANT_COVERAGE, money, ofMoney, Reason.NO_SETTLEMENT),
                Measured.rateOfRows(
                        ClearingKpi.INSTANT_INSTITUTIONS, institutions, ofInstitutions, Reason.NO_SETTLEMENT));
    }

    /** A target that is to be reached by a day: missed before it, it is yellow. */
    static Target by(LocalDate deadline, LocalDate on, BigDecimal target) {
        Target whole = Target.atLeast(Money.exact(target));
        return on.isAfter(deadline) ? whole : whole.withMargin(BigFraction.ZERO);
    }

    private SettlementKpis() {}
}
