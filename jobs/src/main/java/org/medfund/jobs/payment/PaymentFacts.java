package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.jobs.payment.DrgCase.Review;

/**
 * What decides a payment beside group and cost, as columns of grouped cases: new technology, traditional medicine, age,
 * review as a special case, groups paid by item, and early ends. {@link CasePaymentRows#pay} reads them; a case without
 * them is one with nothing special about it.
 */
final class PaymentFacts {
    /** Surgical group whose effect the case equals; null of any other case. */
    static final Field<String> SAME_EFFECT_GROUP_CODE = Field.text("same_effect_group_code", "Surgical group");

    /** A {@link Review}. */
    static final Field<String> REVIEW = Field.text("review", "What became of it as a special case");

    static final Field<Boolean> IS_BY_ITEM = Field.flag("is_by_item", "Its group is paid by item");

    static final String APPROVED = "APPROVED";
    static final String REFUSED = "REFUSED";

    private static final String IS_LISTED = "is_listed_by_item";

    /** The cases with every fact: those they have, and for the others that there is nothing special. */
    static Dataset<Row> orNone(Dataset<Row> cases) {
        Dataset<Row> rows = cases;
        rows = orElse(rows, CasePayments.NEW_TECHNOLOGY_YUAN, lit(BigDecimal.ZERO));
        rows = orElse(rows, CasePayments.ADD_ON_WEIGHT, lit(BigDecimal.ZERO));
        rows = orElse(rows, CasePayments.AGE_COEFFICIENT, lit(BigDecimal.ONE));
        rows = orElse(rows, CasePayments.EARLY_END, lit(null));
        rows = orElse(rows, SAME_EFFECT_GROUP_CODE, lit(null));
        rows = orElse(rows, REVIEW, lit(Review.NONE.name()));
        return orElse(rows, IS_BY_ITEM, lit(false));
    }

    private static Dataset<Row> orElse(Dataset<Row> rows, Field<?> field, Column otherwise) {
        return Arrays.asList(rows.columns()).contains(field.name())
                ? rows
                : rows.withColumn(field.name(), otherwise.cast(field.type()));
    }

    /**
     * Adds cost and add-on weight of approved new technology. A claim whose lines say that it cost more than the whole
     * stay counts with all of the stay.
     *
     * @param costs as {@link NewTechnologyCosts#of} returns them
     */
    static Dataset<Row> withNewTechnology(
            Dataset<Row> cases, Dataset<Row> costs, Map<String, PaymentFactsPolicy> policies) {
        Map<String, PaymentFactsPolicy> byRegion = new HashMap<>(policies);
        UDF2<String, scala.collection.Seq<String>, BigDecimal> addOn = (region, items) -> {
            PaymentFactsPolicy policy = byRegion.get(region);
            BigDecimal sum = BigDecimal.ZERO;
            if (policy != null && policy.newTechnology() == NewTechnologyPolicy.Method.NT_ADDON) {
                for (String item : scala.jdk.javaapi.CollectionConverters.asJava(items)) {
                    sum = sum.add(policy.addOnWeights().getOrDefault(item, BigDecimal.ZERO));
                }
            }
            return sum.setScale(Money.WEIGHT.scale());
        };
        Column items = coalesce(col(NewTechnologyCosts.ITEMS), array().cast("array<string>"));
        return cases.join(costs, GroupedCases.SETTLEMENT_ID.name(), "left")
                .withColumn(
                        CasePayments.NEW_TECHNOLOGY_YUAN.name(),
                        least(
                                        coalesce(col(NewTechnologyCosts.NET_YUAN), lit(BigDecimal.ZERO)),
                                        GroupedCases.TOTAL_COST_YUAN.col())
                                .cast(Money.YUAN))
                .withColumn(
                        CasePayments.ADD_ON_WEIGHT.name(),
                        udf(addOn, Money.WEIGHT).apply(GroupedCases.REGION_CODE.col(), items))
                .drop(NewTechnologyCosts.NET_YUAN, NewTechnologyCosts.ITEMS);
    }

    /**
     * Adds what became of each case as a special case: approved if one application was, pending if one is undecided.
     *
     * @param applications {@link SpecialCases}
     */
    static Dataset<Row> withReviews(Dataset<Row> cases, Dataset<Row> applications) {
        String approved = "has_approved";
        String pending = "has_pending";
        Column result = SpecialCases.RESULT.col();
        Dataset<Row> reviews = applications
                .groupBy(SpecialCases.SETTLEMENT_ID.col())
                .agg(
                        max(coalesce(result.equalTo(APPROVED), lit(false))).as(approved),
                        max(result.isNull()).as(pending));
        return cases.join(reviews, GroupedCases.SETTLEMENT_ID.name(), "left")
                .withColumn(
                        REVIEW.name(),
                        when(col(approved), Review.APPROVED.name())
                                .when(col(pending), Review.PENDING.name())
                                .otherwise(Review.NONE.name()))
                .drop(approved, pending);
    }

    /**
     * Marks the cases of groups paid by item.
     *
     * @param weights {@link RelativeWeights} of the year
     */
    static Dataset<Row> withGroupsByItem(Dataset<Row> cases, Dataset<Row> weights) {
        Dataset<Row> byItem = weights.where(RelativeWeights.WEIGHT_BASIS.col().equalTo("PAY_BY_ITEM"))
                .select(
                        RelativeWeights.REGION_CODE.col(),
                        RelativeWeights.GROUP_CODE.col(),
                        lit(true).as(IS_LISTED));
        return cases.join(broadcast(byItem), JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.GROUP_CODE), "left")
                .withColumn(IS_BY_ITEM.name(), coalesce(col(IS_LISTED), lit(false)))
                .drop(IS_LISTED);
    }

    /** Adds the surgical group of advantage diseases and, for all other cases, the coefficient of age. */
    static Dataset<Row> withPersons(
            Dataset<Row> casesWithClaims,
            SameEffect sameEffect,
            AgeSubgroups subgroups,
            Map<String, PaymentFactsPolicy.Age> ages) {
        return casesWithClaims
                .withColumn(SAME_EFFECT_GROUP_CODE.name(), sameEffect.surgicalGroup())
                .withColumn(
                        CasePayments.AGE_COEFFICIENT.name(),
                        when(
                                        SAME_EFFECT_GROUP_CODE.col().isNull(),
                                        coalesce(subgroups.coefficient(ages), lit(BigDecimal.ONE)))
                                .otherwise(lit(BigDecimal.ONE))
                                .cast(Money.WEIGHT));
    }

    /** Marks transfers within the first day and deaths within the first days; nothing else depends on it. */
    static Dataset<Row> withEarlyEnds(Dataset<Row> cases, Map<String, PaymentFactsPolicy> policies) {
        Column mark = RegionTerms.of(
                GroupedCases.REGION_CODE,
                policies,
                PaymentFactsPolicy::earlyEnd,
                terms -> when(isDeath().and(GroupedCases.STAY_DAYS.col().lt(terms.deathStayDaysMin())), "DEATH")
                        .when(
                                not(isDeath())
                                        .and(GroupedCases.DISCHARGE_WAY
                                                .col()
                                                .isin(terms.transferWays().toArray()))
                                        .and(GroupedCases.STAY_DAYS.col().leq(terms.transferStayDaysMax())),
                                "TRANSFER"));
        return cases.withColumn(CasePayments.EARLY_END.name(), mark.cast(DataTypes.StringType));
    }

    private static Column isDeath() {
        return GroupedCases.DISCHARGE_WAY.col().equalTo("5");
    }

    private PaymentFacts() {}
}
