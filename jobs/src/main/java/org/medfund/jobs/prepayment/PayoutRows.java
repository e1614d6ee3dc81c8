package org.medfund.jobs.prepayment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.PrepaymentQuotas;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** What every institution was paid in a year, and how it was assessed. */
final class PayoutRows {
    static final Field<Long> PAYOUT_FEN = Field.count("payout_fen", "Paid to the institution");
    static final Field<BigDecimal> SCORE = Field.ratio("score", "Assessment score");

    private static final Field<String> REGION = PrepaymentQuotas.REGION_CODE;
    private static final Field<String> TYPE = PrepaymentQuotas.INSURANCE_TYPE;
    private static final Field<String> INSTITUTION = PrepaymentQuotas.INSTITUTION_CODE;
    private static final Field<String> BASIS = PrepaymentQuotas.PAYOUT_BASIS;
    private static final String IS_DELIVERED = "is_delivered";

    /**
     * One row per region, insurance type, and institution, by the basis of the region. Empty if there is nothing to go by.
     *
     * @param bases by region; of other regions there are no rows
     * @param months {@link MonthlySettlements}, any month
     * @param payments {@link CasePayments} of the year
     * @param assessments {@link Assessments}, any year
     */
    static Dataset<Row> of(
            PolicyYear year,
            Map<String, PayoutBasis> bases,
            Dataset<Row> months,
            Dataset<Row> payments,
            Dataset<Row> assessments) {
        Dataset<Row> paid = months.where(
                        MonthlySettlements.SETTLEMENT_MONTH.col().startsWith(year.toString()))
                .where(MonthlySettlements.REGION_CODE.col().isin(allBut(PayoutBasis.CASE_PAYMENTS, bases)))
                .groupBy(
                        REGION.as(MonthlySettlements.REGION_CODE.col()),
                        TYPE.as(MonthlySettlements.INSURANCE_TYPE.col()),
                        INSTITUTION.as(MonthlySettlements.INSTITUTION_CODE.col()))
                .agg(fen(MonthlySettlements.PAID_YUAN))
                .withColumn(BASIS.name(), lit(PayoutBasis.MONTHLY_SETTLEMENTS.name()));
        Dataset<Row> delivered = paid.select(REGION.col()).distinct().withColumn(IS_DELIVERED, lit(true));
        Dataset<Row> booked = payments.where(
                        CasePayments.REGION_CODE.col().isin(allBut(PayoutBasis.MONTHLY_SETTLEMENTS, bases)))
                .groupBy(
                        REGION.as(CasePayments.REGION_CODE.col()),
                        TYPE.as(CasePayments.INSURANCE_TYPE.col()),
                        INSTITUTION.as(CasePayments.INSTITUTION_CODE.col()))
                .agg(fen(CasePayments.BASIC_POOL_YUAN))
                .withColumn(BASIS.name(), lit(PayoutBasis.CASE_PAYMENTS.name()))
                .join(delivered, REGION.name(), "left")
                .where(coalesce(col(IS_DELIVERED), lit(false)).equalTo(false))
                .drop(IS_DELIVERED);
        Dataset<Row> scores = assessments
                .where(Assessments.YEAR.col().equalTo(year.value()))
                .groupBy(REGION.as(Assessments.REGION_CODE.col()), INSTITUTION.as(Assessments.INSTITUTION_CODE.col()))
                .agg(max(Assessments.ASSESSMENT_SCORE.col()).as(SCORE.name()));
        return paid.unionByName(booked).join(scores, new String[] {REGION.name(), INSTITUTION.name()}, "left");
    }

    private static Object[] allBut(PayoutBasis basis, Map<String, PayoutBasis> bases) {
        return bases.keySet().stream()
                .filter(region -> bases.get(region) != basis)
                .toArray();
    }

    private static Column fen(Field<BigDecimal> yuan) {
        return sum(Money.fen(yuan.col())).as(PAYOUT_FEN.name());
    }

    /** One of the rows of {@link #of}. */
    static Prepayment.Payout payout(Row row) {
        return new Prepayment.Payout(INSTITUTION.in(row), Money.yuan(PAYOUT_FEN.in(row)), SCORE.inOrNull(row));
    }

    private PayoutRows() {}
}
