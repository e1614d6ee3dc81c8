package org.medfund.ml.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;

/**
 * What features are made from.
 *
 * @param stays {@link GroupedCases} of the year and regions: the rows to describe
 * @param earlierCases {@link GroupedCases} of earlier years, all regions; may be empty
 * @param settlements {@link SettlementLists}, all of them
 * @param isInpatientStay which settlements are inpatient stays, as in
 *     {@link org.medfund.core.table.claims.InpatientStays}
 * @param feeLines {@link org.medfund.core.table.claims.FeeLines}; may be empty
 * @param feeClasses {@link org.medfund.core.table.claims.FeeClasses}; may be empty
 * @param persons {@link org.medfund.core.table.claims.Persons}
 */
public record FeatureInput(
        Dataset<Row> stays,
        Dataset<Row> earlierCases,
        Dataset<Row> settlements,
        Column isInpatientStay,
        Dataset<Row> feeLines,
        Dataset<Row> feeClasses,
        Dataset<Row> persons) {

    /** When a settlement was reversed by a refund; null if it was not. */
    static final String REVERSED_AT = "reversed_at";

    private static final String REVERSED_ID = "reversed_settlement_id";

    /** The stays to describe, with what their settlement says; {@code settled_at} is the moment features are as of. */
    Dataset<Row> settledStays() {
        Dataset<Row> lists = settled()
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.SETTLED_AT.col(),
                        SettlementLists.ATTENDING_DOCTOR_CODE.col(),
                        SettlementLists.FULL_SELF_PAY_YUAN.col());
        return stays.join(lists, GroupedCases.SETTLEMENT_ID.name());
    }

    /** Settlements that are no refunds, each with the moment a refund reversed it. */
    Dataset<Row> settledAndReversed() {
        Dataset<Row> refunds = settlements
                .where(SettlementLists.REFUND_FLAG.col().equalTo("1"))
                .groupBy(coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col())
                        .as(REVERSED_ID)) // a refund without one reuses the number it reverses
                .agg(min(SettlementLists.SETTLED_AT.col()).as(REVERSED_AT));
        return settled()
                .join(refunds, SettlementLists.SETTLEMENT_ID.col().equalTo(refunds.col(REVERSED_ID)), "left")
                .drop(REVERSED_ID);
    }

    /** Earlier cases that were settled before a day: what was known by then. */
    Dataset<Row> earlierCasesSettledBefore(LocalDate day) {
        Dataset<Row> known = settled()
                .where(to_date(SettlementLists.SETTLED_AT.col()).lt(day))
                .select(SettlementLists.SETTLEMENT_ID.col());
        return earlierCases.join(known, GroupedCases.SETTLEMENT_ID.name());
    }

    private Dataset<Row> settled() {
        return settlements.where(SettlementLists.REFUND_FLAG.col().notEqual("1"));
    }
}
