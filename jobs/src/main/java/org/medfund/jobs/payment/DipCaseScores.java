package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF8;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.money.Quantiles;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;

/** The points of matched cases (SPEC C.6, C.8). */
final class DipCaseScores {
    /** Path, reference, and score of a case, as one column. */
    static final String POINTS = "points";

    static final String CASES = "cases";
    static final String COST_FEN = "cost_fen";
    static final String POOL_FEN = "pool_fen";
    static final String POINT_SUM = "point_sum";
    /** With the cases that are cut off. */
    static final String WHOLE_COST_FEN = "whole_cost_fen";

    static final String WHOLE_POINT_SUM = "whole_point_sum";
    private static final String IS_KEPT = "is_kept";
    private static final String LOWEST_FEN = "lowest_fen";
    private static final String HIGHEST_FEN = "highest_fen";
    private static final String BOUNDS = "bounds";

    /** What a disease counts at a level class: the columns of {@link DipCasePayment.Standing} with their key. */
    static final StructType STANDINGS = new StructType()
            .add(GroupedCases.REGION_CODE.name(), DataTypes.StringType)
            .add(GroupedCases.LEVEL_CLASS.name(), DataTypes.IntegerType)
            .add(GroupedCases.GROUP_CODE.name(), DataTypes.StringType)
            .add(CasePayments.DISEASE_SCORE.name(), Money.SCORE)
            .add(CasePayments.HOSPITAL_COEFFICIENT.name(), Money.WEIGHT)
            .add(PaymentStandards.LEVEL_MEAN_YUAN.name(), Money.YUAN);

    /** Opening point value by region and insurance type. */
    static final StructType OPENINGS = new StructType()
            .add(GroupedCases.REGION_CODE.name(), DataTypes.StringType)
            .add(GroupedCases.INSURANCE_TYPE.name(), DataTypes.StringType)
            .add(PointValues.OPENING_POINT_VALUE_YUAN.name(), Money.POINT_VALUE);

    /**
     * Cases with the coefficient and name of their subtype.
     *
     * @param cases rows of {@link GroupedCases} of a scheme of diseases
     * @param matches {@link DipMatches} of the same years
     */
    static Dataset<Row> matched(Dataset<Row> cases, Dataset<Row> matches) {
        return cases.join(
                matches.select(
                        DipMatches.SETTLEMENT_ID.col(),
                        DipMatches.SCHEME.col(),
                        DipMatches.SUBTYPE.col(),
                        CasePayments.AUXILIARY_COEFFICIENT.as(DipMatches.COEFFICIENT.col())),
                JoinKeys.of(GroupedCases.SETTLEMENT_ID, GroupedCases.SCHEME));
    }

    /**
     * Cases with {@link #POINTS}, and what these rest on.
     *
     * @param matched as {@link #matched} returns them
     * @param standings rows of {@link #STANDINGS}
     * @param openings rows of {@link #OPENINGS}, for every region and insurance type of the cases
     * @param policies by region
     */
    static Dataset<Row> scored(
            Dataset<Row> matched,
            Dataset<Row> standings,
            Dataset<Row> openings,
            Map<String, DipPaymentPolicy> policies) {
        return withStandings(matched, standings)
                .join(broadcast(openings), JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.INSURANCE_TYPE))
                .withColumn(
                        POINTS,
                        points(policies)
                                .apply(
                                        GroupedCases.REGION_CODE.col(),
                                        GroupedCases.TOTAL_COST_YUAN.col(),
                                        GroupedCases.GROUP_CODE.col(),
                                        CasePayments.DISEASE_SCORE.col(),
                                        CasePayments.HOSPITAL_COEFFICIENT.col(),
                                        PaymentStandards.LEVEL_MEAN_YUAN.col(),
                                        CasePayments.AUXILIARY_COEFFICIENT.col(),
                                        PointValues.OPENING_POINT_VALUE_YUAN.col()));
    }

    /** Sums of all cases by region and insurance type: number, cost, pool, and points. */
    static Dataset<Row> poolSums(Dataset<Row> scored) {
        return scored.groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col())
                .agg(
                        count(lit(1)).as(CASES),
                        sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())).as(COST_FEN),
                        sum(Money.fen(GroupedCases.BASIC_POOL_YUAN.col())).as(POOL_FEN),
                        sum(col(POINTS).getField(CasePayments.SCORE.name())).as(POINT_SUM));
    }

    /**
     * Sums of the cases whose disease has a score, before deviation, by region, insurance type, year, and institution: of
     * those that are kept, and of all.
     *
     * @param cutRegions regions whose dearest and cheapest cases are left out, with the shares (PV_PCT)
     */
    static Dataset<Row> openingSums(
            Dataset<Row> matched, Dataset<Row> standings, Map<String, PointValuePolicy> cutRegions) {
        Dataset<Row> withScore = withStandings(matched, standings)
                .where(CasePayments.DISEASE_SCORE.col().isNotNull());
        UDF3<BigDecimal, BigDecimal, BigDecimal, BigDecimal> score = DipHospitalPayment::caseScore;
        Dataset<Row> counted = cutRegions.isEmpty()
                ? withScore.withColumn(IS_KEPT, lit(true))
                : withinPercentiles(withScore, cutRegions);
        Column costFen = Money.fen(GroupedCases.TOTAL_COST_YUAN.col());
        Column points = udf(score, Money.SCORE)
                .apply(
                        CasePayments.DISEASE_SCORE.col(),
                        CasePayments.HOSPITAL_COEFFICIENT.col(),
                        CasePayments.AUXILIARY_COEFFICIENT.col());
        return counted.groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.INSURANCE_TYPE.col(),
                        GroupedCases.YEAR.col(),
                        GroupedCases.INSTITUTION_CODE.col())
                .agg(
                        sum(when(col(IS_KEPT), costFen).otherwise(lit(0L))).as(COST_FEN),
                        sum(when(col(IS_KEPT), points).otherwise(lit(BigDecimal.ZERO)))
                                .as(POINT_SUM),
                        sum(costFen).as(WHOLE_COST_FEN),
                        sum(points).as(WHOLE_POINT_SUM));
    }

    /**
     * Says of each case whether its cost lies between two percentiles of cost of its region and insurance type, both
     * included; of other regions every case is kept, and their costs are not collected.
     */
    private static Dataset<Row> withinPercentiles(Dataset<Row> cases, Map<String, PointValuePolicy> cutRegions) {
        Map<String, List<BigDecimal>> shares = new HashMap<>();
        cutRegions.forEach((region, policy) -> shares.put(region, List.of(policy.lowShare(), policy.highShare())));
        UDF2<String, scala.collection.Seq<Long>, Row> bounds = (region, sorted) -> {
            List<BigDecimal> ofRegion = Objects.requireNonNull(shares.get(region), region);
            long[] fen = scala.jdk.javaapi.CollectionConverters.asJava(sorted).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            return RowFactory.create(
                    Quantiles.ceiling(Quantiles.type7(fen, ofRegion.get(0))).longValueExact(),
                    Quantiles.floor(Quantiles.type7(fen, ofRegion.get(1))).longValueExact());
        };
        StructType range = new StructType().add(LOWEST_FEN, DataTypes.LongType).add(HIGHEST_FEN, DataTypes.LongType);
        Dataset<Row> ranges = cases.where(
                        GroupedCases.REGION_CODE.col().isin(cutRegions.keySet().toArray()))
                .groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col())
                .agg(array_sort(collect_list(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())))
                        .as(BOUNDS))
                .withColumn(BOUNDS, udf(bounds, range).apply(GroupedCases.REGION_CODE.col(), col(BOUNDS)));
        Column isWithin = Money.fen(GroupedCases.TOTAL_COST_YUAN.col())
                .between(col(BOUNDS).getField(LOWEST_FEN), col(BOUNDS).getField(HIGHEST_FEN));
        return cases.join(broadcast(ranges), JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.INSURANCE_TYPE), "left")
                .withColumn(IS_KEPT, coalesce(isWithin, lit(true)));
    }

    private static Dataset<Row> withStandings(Dataset<Row> matched, Dataset<Row> standings) {
        return matched.join(
                broadcast(standings),
                JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.LEVEL_CLASS, GroupedCases.GROUP_CODE),
                "left");
    }

    private static UserDefinedFunction points(Map<String, DipPaymentPolicy> policies) {
        Map<String, DipPaymentPolicy> byRegion = new HashMap<>(policies);
        UDF8<
                        String,
                        BigDecimal,
                        @Nullable String,
                        @Nullable BigDecimal,
                        @Nullable BigDecimal,
                        @Nullable BigDecimal,
                        BigDecimal,
                        BigDecimal,
                        Row>
                points = (region, cost, disease, score, coefficient, levelMean, auxiliary, opening) -> {
                    DipPaymentPolicy policy = Objects.requireNonNull(byRegion.get(region), region);
                    DipCasePayment payment = score == null || coefficient == null
                            ? DipCasePayment.byCost(cost, disease != null, opening, policy)
                            : DipCasePayment.of(
                                    cost,
                                    new DipCasePayment.Standing(score, coefficient, levelMean),
                                    auxiliary,
                                    opening,
                                    policy);
                    return RowFactory.create(payment.path().name(), payment.referenceYuan(), payment.score());
                };
        return udf(
                points,
                new StructType()
                        .add(CasePayments.PAYMENT_PATH.name(), DataTypes.StringType)
                        .add(CasePayments.REFERENCE_YUAN.name(), Money.YUAN)
                        .add(CasePayments.SCORE.name(), Money.SCORE));
    }

    private DipCaseScores() {}
}
