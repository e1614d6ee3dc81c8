package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.care.PaidHere;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.jobs.payment.DrgCasePayment.Path;

/** The payment of every case that the pooling region of treatment pays (SPEC B.9 to B.13, D.4). */
public final class CasePaymentRows {
    // Columns that live only between the steps below.
    private static final String DECISION = "decision";
    private static final String COST_OVER_STANDARD = "cost_over_standard";
    private static final String PLACE = "place";
    private static final String ALLOWED = "high_cases_allowed";
    private static final String IS_BEYOND_CAP = "is_beyond_cap";

    /** Cases that the region of treatment pays; the others are settled between regions only. */
    public static Dataset<Row> local(Dataset<Row> cases, PaidHere paidHere) {
        return cases.where(paidHere.is(GroupedCases.REGION_CODE.col(), GroupedCases.INSURED_REGION_CODE.col()));
    }

    /**
     * Pays every local case.
     *
     * @param localCases {@link GroupedCases} as {@link #local} leaves them, of one year; with the columns of {@link
     *     PaymentFacts}, or without those that do not matter
     * @param standards {@link PaymentStandards} of that year
     * @param coefficients {@link InstitutionCoefficients} of that year; they go before those of level classes
     * @param rates {@link Rates} of that year, for every region and insurance type of the cases
     * @param policies by region
     * @return {@link CasePayments}: one row per case, in yuan; empty if there are no cases
     */
    public static Dataset<Row> pay(
            Dataset<Row> localCases,
            Dataset<Row> standards,
            Dataset<Row> coefficients,
            Dataset<Row> rates,
            Map<String, DrgPaymentPolicy> policies) {
        Dataset<Row> decided =
                decided(CasePricing.of(PaymentFacts.orNone(localCases), standards, coefficients, rates), policies);
        Column isBeyondCap = coalesce(col(IS_BEYOND_CAP), lit(false));
        Column standardAndNewTechnology = CasePayments.STANDARD_YUAN
                .col()
                .plus(CasePayments.NEW_TECHNOLOGY_PAYMENT_YUAN.col())
                .cast(Money.YUAN);
        Dataset<Row> paid = decided.join(
                        beyondCap(decided, localCases, policies),
                        JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.SETTLEMENT_ID),
                        "left")
                .withColumn(
                        CasePayments.PAYMENT_PATH.name(),
                        when(isBeyondCap, Path.HIGH_CAPPED.name()).otherwise(CasePayments.PAYMENT_PATH.col()))
                .withColumn(
                        CasePayments.PAYMENT_YUAN.name(),
                        when(isBeyondCap, standardAndNewTechnology).otherwise(CasePayments.PAYMENT_YUAN.col()))
                .withColumn(
                        CasePayments.ENTITLEMENT_YUAN.name(),
                        entitlement(policies)
                                .apply(
                                        CasePayments.REGION_CODE.col(),
                                        CasePayments.PAYMENT_YUAN.col(),
                                        CasePayments.PERSON_TOTAL_YUAN.col(),
                                        CasePayments.OTHER_FUNDS_YUAN.col(),
                                        Rates.FUND_RATIO.col()));
        return CasePayments.TABLE.conform(DipPaymentRows.withoutPoints(paid));
    }

    /** The cases with standard, path, and payment, as if any number could be paid as high. */
    private static Dataset<Row> decided(Dataset<Row> priced, Map<String, DrgPaymentPolicy> policies) {
        Dataset<Row> decided = priced.withColumn(
                DECISION,
                decision(policies)
                        .apply(struct(Stream.of(
                                        GroupedCases.REGION_CODE,
                                        GroupedCases.GROUP_CODE,
                                        GroupedCases.TOTAL_COST_YUAN,
                                        CasePayments.NEW_TECHNOLOGY_YUAN,
                                        CasePayments.ADD_ON_WEIGHT,
                                        CasePayments.AGE_COEFFICIENT,
                                        CasePayments.RELATIVE_WEIGHT,
                                        CasePayments.HOSPITAL_COEFFICIENT,
                                        CasePayments.RATE_YUAN,
                                        PaymentFacts.SAME_EFFECT_GROUP_CODE,
                                        PaymentFacts.REVIEW,
                                        PaymentFacts.IS_BY_ITEM)
                                .map(Field::col)
                                .toArray(Column[]::new))));
        for (Field<?> field : DrgCaseRow.DECIDED) {
            decided = decided.withColumn(field.name(), col(DECISION).getField(field.name()));
        }
        return decided;
    }

    /**
     * The high cases that the region has no room for: the greatest cost over standard comes first, ties to the lowest
     * settlement number. The quotient has 20 places, enough to tell any two apart.
     */
    private static Dataset<Row> beyondCap(
            Dataset<Row> decided, Dataset<Row> localCases, Map<String, DrgPaymentPolicy> policies) {
        Dataset<Row> allowed = localCases
                .groupBy(GroupedCases.REGION_CODE.col())
                .agg(count(lit(1)).as(ALLOWED))
                .withColumn(ALLOWED, highCasesAllowed(policies).apply(GroupedCases.REGION_CODE.col(), col(ALLOWED)));
        return decided.where(CasePayments.PAYMENT_PATH.col().equalTo(Path.HIGH.name()))
                .withColumn(
                        COST_OVER_STANDARD,
                        CasePayments.CLASSIFIED_COST_YUAN.col().divide(CasePayments.STANDARD_YUAN.col()))
                .withColumn(
                        PLACE,
                        row_number()
                                .over(Window.partitionBy(GroupedCases.REGION_CODE.col())
                                        .orderBy(
                                                col(COST_OVER_STANDARD).desc(),
                                                GroupedCases.SETTLEMENT_ID.col().asc())))
                .join(broadcast(allowed), GroupedCases.REGION_CODE.name())
                .where(col(PLACE).gt(col(ALLOWED)))
                .select(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.SETTLEMENT_ID.col(),
                        lit(true).as(IS_BEYOND_CAP));
    }

    private static UserDefinedFunction decision(Map<String, DrgPaymentPolicy> policies) {
        Map<String, DrgPaymentPolicy> byRegion = new HashMap<>(policies);
        UDF1<Row, Row> decide = row -> {
            DrgPaymentPolicy policy = of(byRegion, GroupedCases.REGION_CODE.in(row));
            DrgCase paid = DrgCaseRow.read(row);
            DrgCasePayment payment = DrgCasePayment.of(paid, policy);
            return DrgCaseRow.write(paid, payment, policy);
        };
        return udf(
                decide,
                new StructType(DrgCaseRow.DECIDED.stream()
                        .map(field -> DataTypes.createStructField(field.name(), field.type(), true))
                        .toArray(StructField[]::new)));
    }

    private static UserDefinedFunction entitlement(Map<String, DrgPaymentPolicy> policies) {
        Map<String, DrgPaymentPolicy> byRegion = new HashMap<>(policies);
        UDF5<String, BigDecimal, BigDecimal, BigDecimal, BigDecimal, BigDecimal> entitle =
                (region, payment, person, otherFunds, ratio) ->
                        of(byRegion, region).fundBase().entitlementYuan(payment, person, otherFunds, ratio);
        return udf(entitle, Money.YUAN);
    }

    private static UserDefinedFunction highCasesAllowed(Map<String, DrgPaymentPolicy> policies) {
        Map<String, DrgPaymentPolicy> byRegion = new HashMap<>(policies);
        UDF2<String, Long, Long> allow = (region, cases) -> of(byRegion, region).highCasesAllowed(cases);
        return udf(allow, DataTypes.LongType);
    }

    private static DrgPaymentPolicy of(Map<String, DrgPaymentPolicy> policies, String region) {
        DrgPaymentPolicy policy = policies.get(region);
        if (policy == null) {
            throw new IllegalStateException("Region " + region + " was not asked for");
        }
        return policy;
    }

    private CasePaymentRows() {}
}
