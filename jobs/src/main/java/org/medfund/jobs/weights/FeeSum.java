package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.grouping.GroupedCases;

/** What the kept cases of one group cost in one year by one fee class. */
record FeeSum(String regionCode, String groupCode, int year, String feeClass, BigDecimal amountYuan) {
    private static final String FEN = "class_fen";

    /**
     * One row per region, group, year, and class; empty if no fees were delivered.
     *
     * @param staying as {@link FactCases#staying} returns them
     * @param feeClasses {@link FeeClasses} of the settlements that count
     */
    static Dataset<Row> sums(Dataset<Row> staying, Dataset<Row> feeClasses) {
        return staying.join(
                        feeClasses.select(
                                FeeClasses.SETTLEMENT_ID.col(),
                                FeeClasses.FEE_CLASS.col(),
                                FeeClasses.AMOUNT_YUAN.col()),
                        GroupedCases.SETTLEMENT_ID.name())
                .groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.GROUP_CODE.col(),
                        GroupedCases.YEAR.col(),
                        FeeClasses.FEE_CLASS.col())
                .agg(sum(Money.fen(FeeClasses.AMOUNT_YUAN.col())).as(FEN));
    }

    /** One row of {@link #sums}. */
    static FeeSum of(Row row) {
        return new FeeSum(
                GroupedCases.REGION_CODE.in(row),
                GroupedCases.GROUP_CODE.in(row),
                GroupedCases.YEAR.in(row),
                FeeClasses.FEE_CLASS.in(row),
                Money.yuan(row.getLong(row.fieldIndex(FEN))));
    }
}
