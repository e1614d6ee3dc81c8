package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.SettlementLists;

/** What every rule needs to know of a settlement. Amounts in yuan. */
record Claim(
        String settlementId,
        String personKey,
        String institutionCode,
        String regionCode,
        LocalDate admissionDate,
        LocalDate dischargeDate,
        BigDecimal totalCostYuan,
        BigDecimal inScopeYuan,
        BigDecimal fundTotalYuan) {

    /** A settlement list packed into one column of this name, to be joined to records of it. */
    static final String COLUMN = "claim";

    static Column packed() {
        return struct(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.PERSON_KEY.col(),
                        SettlementLists.INSTITUTION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.ADMISSION_DATE.col(),
                        SettlementLists.DISCHARGE_DATE.col(),
                        SettlementLists.TOTAL_COST_YUAN.col(),
                        SettlementLists.IN_SCOPE_YUAN.col(),
                        SettlementLists.FUND_TOTAL_YUAN.col())
                .as(COLUMN);
    }

    static Claim in(Row row) {
        Row claim = row.getStruct(row.fieldIndex(COLUMN));
        return new Claim(
                SettlementLists.SETTLEMENT_ID.in(claim),
                SettlementLists.PERSON_KEY.in(claim),
                SettlementLists.INSTITUTION_CODE.in(claim),
                SettlementLists.TREATED_REGION_CODE.in(claim),
                SettlementLists.ADMISSION_DATE.in(claim),
                SettlementLists.DISCHARGE_DATE.in(claim),
                SettlementLists.TOTAL_COST_YUAN.in(claim),
                SettlementLists.IN_SCOPE_YUAN.in(claim),
                SettlementLists.FUND_TOTAL_YUAN.in(claim));
    }
}
