package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.PolicyYear;

/**
 * What rules look at: settlements up to the end of a year, and their parts.
 *
 * @param settlements {@link SettlementLists} of all regions that count: no refunds, nothing a refund reverses, nothing
 *     discharged after the year (a later delivery changes no flag of this one), no missing person or institution
 * @param feeLines {@link org.medfund.core.table.claims.FeeLines}
 * @param diagnoses {@link org.medfund.core.table.claims.Diagnoses}
 * @param procedures {@link org.medfund.core.table.claims.Procedures}
 */
public record ScanInput(
        Dataset<Row> settlements, Dataset<Row> feeLines, Dataset<Row> diagnoses, Dataset<Row> procedures) {
    private static final String REVERSED_ID = "reversed_settlement_id";

    public static ScanInput upTo(
            PolicyYear year,
            Dataset<Row> settlementLists,
            Dataset<Row> feeLines,
            Dataset<Row> diagnoses,
            Dataset<Row> procedures) {
        return new ScanInput(counting(settlementLists, year), feeLines, diagnoses, procedures);
    }

    private static Dataset<Row> counting(Dataset<Row> lists, PolicyYear year) {
        Column isRefund = SettlementLists.REFUND_FLAG.col().equalTo("1");
        Dataset<Row> reversed = lists.where(isRefund)
                .select(coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col())
                        .as(REVERSED_ID)); // a refund without one reuses the number it reverses
        return lists.where(isRefund.equalTo(false)
                        .and(SettlementLists.PERSON_KEY.col().isNotNull())
                        .and(SettlementLists.INSTITUTION_CODE.col().isNotNull())
                        .and(SettlementLists.DISCHARGE_DATE.col().leq(lit(year.lastDay()))))
                .join(reversed, SettlementLists.SETTLEMENT_ID.col().equalTo(reversed.col(REVERSED_ID)), "left_anti");
    }
}
