package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.clearing.MonthlySettlements;

/**
 * One delivered monthly settlement.
 *
 * @param paidDate null while it is not paid
 * @param reconciliationCode null while nobody has compared it
 */
record DeliveredSettlement(
        String regionCode,
        String institutionCode,
        String insuranceType,
        String month,
        BigDecimal settlementYuan,
        LocalDate declareEnd,
        @Nullable LocalDate paidDate,
        @Nullable String reconciliationCode) {

    /** The settlement is what is declared, less deduction and deposit: instant payments are part of it (case D20). */
    static DeliveredSettlement of(Row row) {
        return new DeliveredSettlement(
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
