package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;

/** What the standard of each case is made of: looked up, not calculated. */
final class CasePricing {
    // Columns that live only between the joins.
    private static final String CLASS_COEFFICIENT = "class_coefficient";
    private static final String OWN_COEFFICIENT = "own_coefficient";

    /**
     * Adds weight, coefficient, and rate of the group whose standard counts, all null where it has none, and the fund
     * ratio of the insurance type. A case of an insurance type without rate is left out.
     *
     * @param cases with the columns of {@link PaymentFacts}
     * @param coefficients of single institutions; they go before those of level classes, but for basic groups
     */
    static Dataset<Row> of(Dataset<Row> cases, Dataset<Row> standards, Dataset<Row> coefficients, Dataset<Row> rates) {
        // Those of points have no weight; a region that pays by them has many.
        Dataset<Row> byWeight =
                standards.where(PaymentStandards.RELATIVE_WEIGHT.col().isNotNull());
        Dataset<Row> priced = byWeight.select(
                PaymentStandards.REGION_CODE.col(),
                PaymentStandards.INSURANCE_TYPE.col(),
                PaymentStandards.LEVEL_CLASS.col(),
                CasePayments.STANDARD_GROUP_CODE.as(PaymentStandards.GROUP_CODE.col()),
                PaymentStandards.RELATIVE_WEIGHT.col(),
                PaymentStandards.IS_BASIC.col(),
                PaymentStandards.HOSPITAL_COEFFICIENT.col().as(CLASS_COEFFICIENT),
                PaymentStandards.RATE_YUAN.col());
        Dataset<Row> own = coefficients.select(
                InstitutionCoefficients.REGION_CODE.col(),
                InstitutionCoefficients.INSTITUTION_CODE.col(),
                InstitutionCoefficients.HOSPITAL_COEFFICIENT.col().as(OWN_COEFFICIENT));
        Dataset<Row> ratios = rates.select(Rates.REGION_CODE.col(), Rates.INSURANCE_TYPE.col(), Rates.FUND_RATIO.col());
        Column hasStandard = col(CLASS_COEFFICIENT).isNotNull();
        return cases.withColumn(
                        CasePayments.STANDARD_GROUP_CODE.name(),
                        coalesce(PaymentFacts.SAME_EFFECT_GROUP_CODE.col(), GroupedCases.GROUP_CODE.col()))
                .join(
                        broadcast(priced),
                        JoinKeys.of(
                                GroupedCases.REGION_CODE,
                                GroupedCases.INSURANCE_TYPE,
                                GroupedCases.LEVEL_CLASS,
                                CasePayments.STANDARD_GROUP_CODE),
                        "left")
                .join(broadcast(own), JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.INSTITUTION_CODE), "left")
                .join(broadcast(ratios), JoinKeys.of(GroupedCases.REGION_CODE, GroupedCases.INSURANCE_TYPE), "inner")
                .withColumn(
                        CasePayments.HOSPITAL_COEFFICIENT.name(),
                        when(PaymentStandards.IS_BASIC.col(), col(CLASS_COEFFICIENT))
                                .when(hasStandard, coalesce(col(OWN_COEFFICIENT), col(CLASS_COEFFICIENT))))
                .withColumn(
                        CasePayments.STANDARD_GROUP_CODE.name(),
                        when(hasStandard, CasePayments.STANDARD_GROUP_CODE.col()));
    }

    private CasePricing() {}
}
