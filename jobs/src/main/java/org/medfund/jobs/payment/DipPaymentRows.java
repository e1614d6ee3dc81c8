package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;

/** The payment of every case of a region that pays by DIP (SPEC C.6 to C.8). */
final class DipPaymentRows {
    /** Parts of the year score of an institution (SPEC C.8), as far as cases tell them. */
    enum ScoreKind {
        CORE,
        COMPREHENSIVE,
        /** Of a core disease split by an auxiliary dimension. */
        SUBTYPE,
        /** Paid alike at every level (SPEC B.7). */
        BASIC,
        /** Without a disease, or without its score: points from cost. */
        UNGROUPED
    }

    // Columns that live only between the steps below.
    private static final String DISEASE_KIND = "disease_kind";
    private static final String PART = "part";
    private static final String WHOLE_FEN = "whole_fen";
    private static final String CUT_OFF = "cut_off";
    private static final String FEN_LEFT = "fen_left";
    private static final String PLACE = "place";

    /**
     * What the tables say that points are formed from, all of one year.
     *
     * @param standards {@link PaymentStandards}
     * @param values {@link PointValues}, for every region and insurance type of the cases
     * @param matches {@link DipMatches}
     * @param catalogue {@link DipDiseases} of the catalogues in use
     */
    record Inputs(Dataset<Row> standards, Dataset<Row> values, Dataset<Row> matches, Dataset<Row> catalogue) {}

    /**
     * Pays every local case. The entitlements of a region and insurance type add up to {@link PointValues#FUND_YUAN}: it is
     * split in proportion to points by largest remainder, ties to the lowest settlement number (SPEC C.7, D.9, case C12).
     *
     * @param localCases rows of {@link GroupedCases} of a scheme of diseases, local, of one year
     * @param basicDiseases codes, one a row, as in {@link RateInputs#basicGroups}
     * @param policies by region
     * @return {@link CasePayments}: one row per case, in yuan; empty if there are no cases
     */
    static Dataset<Row> pay(
            Dataset<Row> localCases,
            Inputs inputs,
            Dataset<Row> basicDiseases,
            Map<String, DipPaymentPolicy> policies) {
        Dataset<Row> standings = inputs.standards()
                .where(PaymentStandards.SCORE.col().isNotNull())
                .select(
                        PaymentStandards.REGION_CODE.col(),
                        PaymentStandards.LEVEL_CLASS.col(),
                        PaymentStandards.GROUP_CODE.col(),
                        CasePayments.DISEASE_SCORE.as(PaymentStandards.SCORE.col()),
                        PaymentStandards.HOSPITAL_COEFFICIENT.col(),
                        PaymentStandards.LEVEL_MEAN_YUAN.col())
                .distinct();
        Dataset<Row> values = inputs.values()
                .select(
                        PointValues.REGION_CODE.col(),
                        PointValues.INSURANCE_TYPE.col(),
                        PointValues.OPENING_POINT_VALUE_YUAN.col(),
                        PointValues.POINT_VALUE_YUAN.col(),
                        PointValues.TOTAL_SCORE.col(),
                        PointValues.FUND_YUAN.col());
        Dataset<Row> scored = DipCaseScores.scored(
                        DipCaseScores.matched(localCases, inputs.matches()), standings, values, policies)
                .withColumn(CasePayments.SCORE.name(), point(CasePayments.SCORE.name()))
                .withColumn(CasePayments.REFERENCE_YUAN.name(), point(CasePayments.REFERENCE_YUAN.name()))
                .withColumn(CasePayments.PAYMENT_PATH.name(), point(CasePayments.PAYMENT_PATH.name()));
        UDF3<@Nullable BigDecimal, @Nullable BigDecimal, BigDecimal, @Nullable BigDecimal> standard =
                DipPaymentRows::standardYuan;
        UDF2<BigDecimal, BigDecimal, BigDecimal> payment = DipCasePayment::paymentYuan;
        Dataset<Row> paid = entitled(withKinds(scored, inputs.catalogue(), basicDiseases))
                .withColumn(
                        CasePayments.PAYMENT_YUAN.name(),
                        udf(payment, Money.YUAN).apply(CasePayments.SCORE.col(), CasePayments.POINT_VALUE_YUAN.col()))
                .withColumn(CasePayments.PAYMENT_METHOD.name(), lit(PaymentMethod.DIP.name()))
                .withColumn(CasePayments.RELATIVE_WEIGHT.name(), lit(null).cast(Money.WEIGHT))
                .withColumn(CasePayments.RATE_YUAN.name(), lit(null).cast(Money.RATE))
                .withColumn(CasePayments.STANDARD_GROUP_CODE.name(), lit(null).cast(DataTypes.StringType))
                .withColumn(
                        CasePayments.ADD_ON_WEIGHT.name(), lit(BigDecimal.ZERO).cast(Money.WEIGHT))
                .withColumn(
                        CasePayments.AGE_COEFFICIENT.name(), lit(BigDecimal.ONE).cast(Money.WEIGHT))
                .withColumn(CasePayments.SAME_EFFECT_RATIO.name(), lit(null).cast(Money.SHARE))
                .withColumn(
                        CasePayments.NEW_TECHNOLOGY_YUAN.name(),
                        lit(BigDecimal.ZERO).cast(Money.YUAN))
                .withColumn(CasePayments.CLASSIFIED_COST_YUAN.name(), CasePayments.TOTAL_COST_YUAN.col())
                .withColumn(CasePayments.PAYMENT_REASON.name(), lit(null).cast(DataTypes.StringType))
                .withColumn(CasePayments.EARLY_END.name(), lit(null).cast(DataTypes.StringType))
                .withColumn(
                        CasePayments.NEW_TECHNOLOGY_PAYMENT_YUAN.name(),
                        lit(BigDecimal.ZERO).cast(Money.YUAN))
                .withColumn(
                        CasePayments.STANDARD_YUAN.name(),
                        udf(standard, Money.YUAN)
                                .apply(
                                        CasePayments.DISEASE_SCORE.col(),
                                        CasePayments.HOSPITAL_COEFFICIENT.col(),
                                        CasePayments.POINT_VALUE_YUAN.col()));
        return CasePayments.TABLE.conform(paid);
    }

    /** The columns of points, empty, of cases paid by DRG. */
    static Dataset<Row> withoutPoints(Dataset<Row> paidByGroup) {
        return paidByGroup
                .withColumn(CasePayments.PAYMENT_METHOD.name(), lit(PaymentMethod.DRG.name()))
                .withColumn(CasePayments.DISEASE_SCORE.name(), lit(null).cast(Money.SCORE))
                .withColumn(CasePayments.AUXILIARY_COEFFICIENT.name(), lit(null).cast(Money.WEIGHT))
                .withColumn(CasePayments.REFERENCE_YUAN.name(), lit(null).cast(Money.YUAN))
                .withColumn(CasePayments.SCORE.name(), lit(null).cast(Money.SCORE))
                .withColumn(CasePayments.SCORE_KIND.name(), lit(null).cast(DataTypes.StringType))
                .withColumn(CasePayments.POINT_VALUE_YUAN.name(), lit(null).cast(Money.POINT_VALUE));
    }

    private static @Nullable BigDecimal standardYuan(
            @Nullable BigDecimal score, @Nullable BigDecimal coefficient, BigDecimal pointValue) {
        return score == null || coefficient == null
                ? null
                : DipCasePayment.standardYuan(score, coefficient, pointValue);
    }

    private static Dataset<Row> withKinds(Dataset<Row> scored, Dataset<Row> catalogue, Dataset<Row> basicDiseases) {
        Dataset<Row> kinds = catalogue.select(
                DipDiseases.REGION_CODE.col(),
                DipDiseases.SCHEME.col(),
                DipDiseases.GROUP_CODE.col(),
                DipDiseases.KIND.col().as(DISEASE_KIND));
        Dataset<Row> basic =
                basicDiseases.toDF(GroupedCases.GROUP_CODE.name()).withColumn(ScoreKind.BASIC.name(), lit(true));
        return scored.join(
                        broadcast(kinds),
                        JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.SCHEME, GroupedCases.GROUP_CODE),
                        "left")
                .join(broadcast(basic), JoinKeys.of(GroupedCases.GROUP_CODE), "left")
                .withColumn(
                        CasePayments.SCORE_KIND.name(),
                        when(CasePayments.DISEASE_SCORE.col().isNull(), ScoreKind.UNGROUPED.name())
                                .when(col(ScoreKind.BASIC.name()).isNotNull(), ScoreKind.BASIC.name())
                                .when(DipMatches.SUBTYPE.col().isNotNull(), ScoreKind.SUBTYPE.name())
                                .otherwise(col(DISEASE_KIND)));
    }

    private static Dataset<Row> entitled(Dataset<Row> scored) {
        Column[] pool = {GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col()};
        Column wholeFen = col(PART).getField(WHOLE_FEN);
        return scored.withColumn(
                        PART,
                        part().apply(
                                        Money.fen(PointValues.FUND_YUAN.col()),
                                        hundredths(CasePayments.SCORE.col()),
                                        hundredths(PointValues.TOTAL_SCORE.col())))
                .withColumn(
                        FEN_LEFT,
                        Money.fen(PointValues.FUND_YUAN.col())
                                .minus(sum(wholeFen).over(Window.partitionBy(pool))))
                .withColumn(
                        PLACE,
                        row_number()
                                .over(Window.partitionBy(pool)
                                        .orderBy(
                                                col(PART).getField(CUT_OFF).desc(),
                                                GroupedCases.SETTLEMENT_ID.col().asc())))
                .withColumn(
                        CasePayments.ENTITLEMENT_YUAN.name(),
                        Money.yuan(wholeFen.plus(
                                when(col(PLACE).leq(col(FEN_LEFT)), lit(1L)).otherwise(lit(0L)))));
    }

    /** Points as whole hundredths. */
    private static Column hundredths(Column points) {
        return points.multiply(lit(BigDecimal.valueOf(100))).cast(DataTypes.LongType);
    }

    /** The part of a fund that points earn, cut to the fen, and what is cut off, over the total of points. */
    private static UserDefinedFunction part() {
        UDF3<Long, Long, Long, Row> part = (fund, points, total) -> {
            if (total == 0) {
                return RowFactory.create(0L, 0L);
            }
            BigInteger[] cut = BigInteger.valueOf(fund)
                    .multiply(BigInteger.valueOf(points))
                    .divideAndRemainder(BigInteger.valueOf(total));
            return RowFactory.create(cut[0].longValueExact(), cut[1].longValueExact());
        };
        return udf(part, new StructType().add(WHOLE_FEN, DataTypes.LongType).add(CUT_OFF, DataTypes.LongType));
    }

    private static Column point(String field) {
        return col(DipCaseScores.POINTS).getField(field);
    }

    private DipPaymentRows() {}
}
