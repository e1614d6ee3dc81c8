package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;

/**
 * The settlement of a month with one institution, published here or delivered.
 *
 * @param month yyyyMM
 * @param settlementYuan before what was paid of it at once
 * @param paidDate null while it is not paid
 * @param reconciliationCode null while nobody has compared it
 */
record MonthSettlement(
        String regionCode,
        String institutionCode,
        String insuranceType,
        String month,
        BigDecimal settlementYuan,
        LocalDate declareEnd,
        @Nullable LocalDate paidDate,
        @Nullable String reconciliationCode) {

    /** The settlement is what is declared, less deduction and deposit: instant payments are part of it (case D20). */
    static MonthSettlement delivered(Row row) {
        return new MonthSettlement(
                MonthlySettlements.REGION_CODE.in(row),
                MonthlySettlements.INSTITUTION_CODE.in(row),
                MonthlySettlements.INSURANCE_TYPE.in(row),
                MonthlySettlements.SETTLEMENT_MONTH.in(row),
                MonthlySettlements.DECLARED_YUAN
                        .in(row)
                        .subtract(MonthlySettlements.DEDUCTION_YUAN.in(row))
                        .subtract(MonthlySettlements.DEPOSIT_HELD_YUAN.in(row)),
                MonthlySettlements.DECLARE_END_DATE.in(row),
                MonthlySettlements.PAID_DATE.inOrNull(row),
                MonthlySettlements.RECONCILIATION_CODE.inOrNull(row));
    }

    /**
     * What settle-month has published. Dates that the books do not tell are those delivered, else those of the region.
     *
     * @param row of {@link MonthStatements}
     * @param delivered the same settlement as delivered; null if it is not
     * @param declareDay {@code monthly.declare_day} of the month after
     * @param marked the day the month was marked PAID; null if it is not
     * @param reconciliationCode as reconcile-statements has published it; null if it has not
     */
    static MonthSettlement published(
            Row row,
            @Nullable MonthSettlement delivered,
            int declareDay,
            @Nullable LocalDate marked,
            @Nullable String reconciliationCode) {
        YearMonth month = YearMonth.parse(MonthStatements.PERIOD.in(row));
        YearMonth next = month.plusMonths(1);
        LocalDate paid = delivered == null ? null : delivered.paidDate();
        // What was compared as delivered says nothing of another amount.
        boolean isAsDelivered =
                delivered != null && delivered.settlementYuan().compareTo(MonthStatements.SETTLEMENT_YUAN.in(row)) == 0;
        return new MonthSettlement(
                MonthStatements.REGION_CODE.in(row),
                MonthStatements.INSTITUTION_CODE.in(row),
                MonthStatements.INSURANCE_TYPE.in(row),
                month.toString().replace("-", ""),
                MonthStatements.SETTLEMENT_YUAN.in(row),
                delivered == null ? next.atDay(Math.min(declareDay, next.lengthOfMonth())) : delivered.declareEnd(),
                paid == null ? marked : paid,
                reconciliationCode == null && delivered != null && isAsDelivered
                        ? delivered.reconciliationCode()
                        : reconciliationCode);
    }

    String key() {
        return key(institutionCode, insuranceType, month);
    }

    static String key(String institutionCode, String insuranceType, String month) {
        return institutionCode + "/" + insuranceType + "/" + month;
    }

    boolean isPaidBy(LocalDate day) {
        return paidDate != null && !paidDate.isAfter(day);
    }
}
