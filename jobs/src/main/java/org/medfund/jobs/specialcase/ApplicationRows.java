package org.medfund.jobs.specialcase;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** The applications of a year with their stays and case payments, and how many cases are paid. */
final class ApplicationRows {
    static final Field<Integer> MONTH = Field.whole("month", "Month of discharge, 1 to 12");
    static final Field<Long> CASE_COUNT = Field.count("case_count", "Cases paid");

    /**
     * One row per application of a stay that comes under a region and that ended in the year.
     *
     * @param applications {@link SpecialCases}; few
     * @param stays {@link SettlementLists} as {@link #stays} leaves them
     * @param payments {@link CasePayments} of the regions and year
     * @return columns of the three; those of the payment are null where no case is paid
     */
    static Dataset<Row> of(
            Dataset<Row> applications, Dataset<Row> stays, Dataset<Row> payments, Object[] regions, PolicyYear year) {
        Dataset<Row> applied = stays.where(
                        SpecialCaseDecisions.REGION_CODE.col().isin(regions))
                .where(SettlementLists.DISCHARGE_DATE.col().between(lit(year.firstDay()), lit(year.lastDay())))
                .join(broadcast(applications), SpecialCases.SETTLEMENT_ID.name());
        Dataset<Row> paid = payments.select(Stream.of(
                        CasePayments.SETTLEMENT_ID,
                        CasePayments.PAYMENT_METHOD,
                        CasePayments.TOTAL_COST_YUAN,
                        CasePayments.STANDARD_YUAN,
                        CasePayments.PAYMENT_YUAN,
                        CasePayments.ENTITLEMENT_YUAN)
                .map(Field::col)
                .toArray(Column[]::new));
        return applied.join(paid, SpecialCases.SETTLEMENT_ID.name(), "left");
    }

    /** Settled stays without the rows that reverse one, with the region whose standards and cap they come under. */
    static Dataset<Row> stays(Dataset<Row> settlements, PaidHere paidHere) {
        return settlements
                .where(SettlementLists.REFUND_FLAG.col().notEqual("1"))
                .withColumn(
                        SpecialCaseDecisions.REGION_CODE.name(),
                        paidHere.region(
                                SettlementLists.TREATED_REGION_CODE.col(), SettlementLists.INSURED_REGION_CODE.col()))
                .select(Stream.of(
                                SettlementLists.SETTLEMENT_ID,
                                SpecialCaseDecisions.REGION_CODE,
                                SettlementLists.INSURANCE_TYPE,
                                SettlementLists.INSTITUTION_CODE,
                                SettlementLists.DISCHARGE_DATE)
                        .map(Field::col)
                        .toArray(Column[]::new));
    }

    /**
     * Applications of the year, or of the one after, whose settlement nobody delivered.
     *
     * @param stays as {@link #stays} leaves them
     */
    static Dataset<Row> unknown(Dataset<Row> applications, Dataset<Row> stays, PolicyYear year) {
        return applications
                .where(SpecialCases.APPLIED_DATE
                        .col()
                        .between(lit(year.firstDay()), lit(year.minus(-1).lastDay())))
                .join(stays, SpecialCases.SETTLEMENT_ID.name(), "left_anti")
                .select(SpecialCases.APPLICATION_ID.col())
                .orderBy(SpecialCases.APPLICATION_ID.col());
    }

    /** {@link #CASE_COUNT} by region, payment method, and {@link #MONTH}; empty if no case is paid. */
    static Dataset<Row> discharges(Dataset<Row> payments, Dataset<Row> stays) {
        return payments.select(
                        CasePayments.SETTLEMENT_ID.col(),
                        CasePayments.REGION_CODE.col(),
                        CasePayments.PAYMENT_METHOD.col())
                .join(
                        stays.select(SettlementLists.SETTLEMENT_ID.col(), SettlementLists.DISCHARGE_DATE.col()),
                        CasePayments.SETTLEMENT_ID.name())
                .groupBy(
                        CasePayments.REGION_CODE.col(),
                        CasePayments.PAYMENT_METHOD.col(),
                        MONTH.as(month(SettlementLists.DISCHARGE_DATE.col())))
                .agg(count(lit(1)).as(CASE_COUNT.name()));
    }

    private ApplicationRows() {}
}
