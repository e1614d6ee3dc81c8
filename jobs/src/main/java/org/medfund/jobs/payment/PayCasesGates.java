package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.Rates;
import org.medfund.jobs.payment.DrgCasePayment.Path;

/**
 * What must hold, to the fen, before payments are published: every case is paid once, and each figure follows from the
 * columns beside it. The formulas are written a second time, as columns, so that neither vouches for itself.
 */
final class PayCasesGates {
    private static final Column BY_POINTS = DipPaymentGates.isByPoints();
    private static final Column PAYMENT = CasePayments.PAYMENT_YUAN.col();
    private static final Column APART = CasePayments.NEW_TECHNOLOGY_PAYMENT_YUAN.col();
    private static final Column STANDARD = CasePayments.STANDARD_YUAN.col();
    private static final Column COST = CasePayments.TOTAL_COST_YUAN.col();
    private static final Column CLASSIFIED = CasePayments.CLASSIFIED_COST_YUAN.col();
    private static final Column NEW_TECHNOLOGY = CasePayments.NEW_TECHNOLOGY_YUAN.col();

    static Gate casesInAreCasesPaid(Dataset<Row> cases) {
        return Gate.equalSums(
                "cases-in-are-cases-paid", stored -> size(cases), stored -> size(stored.rows(CasePayments.TABLE)));
    }

    static Gate costInIsCostPaidFor(Dataset<Row> cases) {
        return Gate.equalSums(
                "cost-in-is-cost-paid-for",
                stored -> cases.agg(sum(GroupedCases.TOTAL_COST_YUAN.col())),
                stored -> stored.rows(CasePayments.TABLE).agg(sum(COST)));
    }

    /** The standard is made of the columns before it: narrow decimals, so that no product is cut before it is rounded. */
    static Gate standardFollowsFromItsParts() {
        Column weight = CasePayments.RELATIVE_WEIGHT
                .col()
                .plus(CasePayments.ADD_ON_WEIGHT.col())
                .cast(DataTypes.createDecimalType(8, 4));
        Column product = weight.multiply(
                        CasePayments.HOSPITAL_COEFFICIENT.col().cast(DataTypes.createDecimalType(6, 4)))
                .multiply(CasePayments.RATE_YUAN.col().cast(DataTypes.createDecimalType(12, 2)));
        Column byAge = product.multiply(CasePayments.AGE_COEFFICIENT.col().cast(DataTypes.createDecimalType(6, 4)));
        Column surgical = round(product, 2).cast(Money.YUAN);
        Column ratio = CasePayments.SAME_EFFECT_RATIO.col();
        return Gate.everyRow(
                "standard-follows-from-its-parts",
                CasePayments.TABLE,
                when(BY_POINTS, lit(true)) // their standard is that of payment.standards
                        .when(CasePayments.RELATIVE_WEIGHT.col().isNull(), STANDARD.isNull())
                        .when(ratio.isNotNull(), STANDARD.equalTo(round(surgical.multiply(ratio), 2)))
                        .otherwise(STANDARD.equalTo(round(byAge, 2)).and(STANDARD.gt(0))));
    }

    /** Cost and new technology: what leaves the cost is paid apart by its ratio, and only where there is a standard. */
    static Gate newTechnologyIsPaidOnce(Map<String, DrgPaymentPolicy> policies) {
        Column follows = RegionTerms.of(
                CasePayments.REGION_CODE, policies, DrgPaymentPolicy::newTechnology, PayCasesGates::newTechnology);
        return Gate.everyRow(
                "new-technology-is-paid-once",
                CasePayments.TABLE,
                NEW_TECHNOLOGY.between(lit(BigDecimal.ZERO), COST).and(BY_POINTS.or(follows)));
    }

    private static Column newTechnology(NewTechnologyPolicy policy) {
        Column isWithin = CLASSIFIED.equalTo(COST).and(APART.equalTo(0));
        return policy.method() == NewTechnologyPolicy.Method.NT_EXCLUDE
                ? when(STANDARD.isNull(), isWithin)
                        .otherwise(CLASSIFIED
                                .plus(NEW_TECHNOLOGY)
                                .equalTo(COST)
                                .and(APART.equalTo(round(NEW_TECHNOLOGY.multiply(lit(policy.payRatio())), 2))))
                : isWithin;
    }

    /**
     * Each path by its formula, and the case on the path that its cost and standard put it on. Nothing is paid twice: no
     * case takes more than its cost, or else its standard and what is paid apart.
     */
    static Gate paymentFollowsItsPath(Map<String, DrgPaymentPolicy> policies) {
        return Gate.everyRow(
                "payment-follows-its-path",
                CasePayments.TABLE,
                when(BY_POINTS, DipPaymentGates.followsItsPath())
                        .otherwise(RegionTerms.of(
                                        CasePayments.REGION_CODE, policies, policy -> policy, PayCasesGates::path)
                                .and(PAYMENT.leq(
                                        greatest(COST, coalesce(STANDARD, COST).plus(APART))))));
    }

    private static Column path(DrgPaymentPolicy policy) {
        Column high = highFactor(policy);
        Column isLow = CLASSIFIED.lt(STANDARD.multiply(lit(policy.lowFactor())));
        Column isHigh = CLASSIFIED.gt(STANDARD.multiply(high));
        Column ofGroup = PAYMENT.minus(APART);
        return when(is(Path.NORMAL), not(isLow).and(not(isHigh)).and(ofGroup.equalTo(STANDARD)))
                .when(is(Path.LOW), isLow.and(ofGroup.equalTo(CLASSIFIED)))
                .when(
                        is(Path.HIGH),
                        isHigh.and(not(isLow))
                                .and(ofGroup.equalTo(round(CLASSIFIED.plus(STANDARD.multiply(lit(1).minus(high))), 2))))
                .when(is(Path.HIGH_CAPPED), isHigh.and(not(isLow)).and(ofGroup.equalTo(STANDARD)))
                .when(is(Path.BY_ITEM), isPartOfCost(policy.byItemFactor()))
                .when(
                        is(Path.UNGROUPED),
                        isPartOfCost(policy.ungroupedFactor())
                                .and(CasePayments.GROUP_CODE.col().isNull()))
                .when(
                        is(Path.NO_WEIGHT),
                        isPartOfCost(policy.ungroupedFactor())
                                .and(CasePayments.GROUP_CODE.col().isNotNull()));
    }

    private static Column isPartOfCost(BigDecimal factor) {
        return STANDARD.isNull().and(PAYMENT.equalTo(round(COST.multiply(lit(factor)), 2)));
    }

    private static Column highFactor(DrgPaymentPolicy policy) {
        Column factor = lit(null);
        for (int i = policy.highTiers().size() - 1; i >= 0; i--) {
            DrgPaymentPolicy.HighTier tier = policy.highTiers().get(i);
            BigDecimal weightMax = tier.weightMax();
            factor = weightMax == null
                    ? lit(tier.factor())
                    : when(CasePayments.RELATIVE_WEIGHT.col().leq(lit(weightMax)), lit(tier.factor()))
                            .otherwise(factor);
        }
        return factor;
    }

    /** The entitlement of every case by the fund base of its region and the fund ratio of its rate. */
    static Gate entitlementFollowsFromPayment(Map<String, DrgPaymentPolicy> policies, Dataset<Row> rates) {
        Column entitlement = CasePayments.ENTITLEMENT_YUAN.col();
        Column subtracted =
                PAYMENT.minus(CasePayments.PERSON_TOTAL_YUAN.col()).minus(CasePayments.OTHER_FUNDS_YUAN.col());
        Column holds =
                RegionTerms.of(CasePayments.REGION_CODE, policies, DrgPaymentPolicy::fundBase, base -> switch (base) {
                    case FUND_SUBTRACT -> entitlement.equalTo(subtracted);
                    case FUND_RATIO -> entitlement.equalTo(round(PAYMENT.multiply(Rates.FUND_RATIO.col()), 2));
                });
        Dataset<Row> ratios = rates.select(Rates.REGION_CODE.col(), Rates.INSURANCE_TYPE.col(), Rates.FUND_RATIO.col());
        String name = "entitlement-follows-from-payment";
        return new Gate(name, stored -> {
            Row counts = stored.rows(CasePayments.TABLE)
                    .join(broadcast(ratios), JoinKeys.of(CasePayments.REGION_CODE, CasePayments.INSURANCE_TYPE), "left")
                    // By points the fund is split: see DipPaymentGates.
                    .agg(count(lit(1)), failing(BY_POINTS.or(holds)))
                    .first();
            return result(name, counts, "cases");
        });
    }

    /** No region pays more cases as high than its share allows. */
    static Gate highCasesStayWithinTheirShare(Map<String, DrgPaymentPolicy> policies) {
        String cases = "cases";
        String high = "high_cases";
        Column allowed = RegionTerms.of(
                CasePayments.REGION_CODE,
                policies,
                DrgPaymentPolicy::highShareMax,
                share -> col(high).leq(col(cases).multiply(lit(share))));
        String name = "high-cases-stay-within-their-share";
        return new Gate(name, stored -> {
            Row counts = stored.rows(CasePayments.TABLE)
                    .groupBy(CasePayments.REGION_CODE.col())
                    .agg(
                            count(lit(1)).as(cases),
                            sum(when(is(Path.HIGH), lit(1L)).otherwise(lit(0L))).as(high))
                    .agg(count(lit(1)), failing(col(high).equalTo(0).or(coalesce(allowed, lit(false)))))
                    .first();
            return result(name, counts, "regions");
        });
    }

    private static Column is(Path path) {
        return CasePayments.PAYMENT_PATH.col().equalTo(path.name());
    }

    private static Column failing(Column holds) {
        Column fails = not(coalesce(holds, lit(false))); // a null answer is not a yes
        return sum(when(fails, lit(1L)).otherwise(lit(0L)));
    }

    private static GateResult result(String name, Row counts, String what) {
        long all = counts.getLong(0);
        long failing = all == 0 ? 0 : counts.getLong(1);
        return new GateResult(
                name,
                all == 0 ? Verdict.NOT_EVALUATED : failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                failing + " of " + all + " " + what + " fail.");
    }

    private static Dataset<Row> size(Dataset<Row> rows) {
        return rows.agg(count(lit(1)).cast("decimal(20,0)"));
    }

    private PayCasesGates() {}
}
