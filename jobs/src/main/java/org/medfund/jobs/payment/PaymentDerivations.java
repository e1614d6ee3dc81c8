package org.medfund.jobs.payment;

import static org.medfund.core.derivation.Derivation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.medfund.core.derivation.Derivation;
import org.medfund.core.derivation.Figure;
import org.medfund.core.derivation.Seen;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DrgCase.GroupStandard;
import org.medfund.jobs.payment.DrgCasePayment.Path;

/** How case payments come about; {@link RateDerivations} has what they rest on. */
public final class PaymentDerivations {
    public static final List<Derivation> ALL = List.of(
            Derivation.of(
                            CasePayments.TABLE,
                            CasePayments.PAYMENT_YUAN,
                            "SPEC B.9 to B.13: the standard (weight x coefficient x rate, x age, or the part of a"
                                    + " surgical group's that the same effect takes); below the low factor times the"
                                    + " standard the cost itself; above the high factor times the standard, cost +"
                                    + " standard x (1 - high factor); without a standard a part of the cost; new"
                                    + " technology paid apart on top. By DIP (SPEC C.8): points x"
                                    + " point value.")
                    .by(
                            "drg.low_factor",
                            "drg.high_tiers",
                            "drg.high_share_cap",
                            "ungrouped.pay_factor",
                            "by_item.pay_factor",
                            "newtech.policy",
                            "newtech.pay_ratio",
                            "tcm.ratio")
                    .with(PaymentDerivations::payment)
                    .restingOn(PaymentDerivations::ofTheCase),
            Derivation.of(
                            CasePayments.TABLE,
                            CasePayments.ENTITLEMENT_YUAN,
                            "SPEC D.4 step 1: recognised payment less what the person and other funds paid, or the part"
                                    + " the fund bears of it.")
                    .by("fund_base")
                    .with(PaymentDerivations::entitlement)
                    .restingOn((row, seen) -> List.of(
                            Figure.alike(
                                    CasePayments.TABLE,
                                    CasePayments.PAYMENT_YUAN,
                                    row,
                                    CasePayments.REGION_CODE,
                                    CasePayments.SETTLEMENT_ID),
                            isByPoints(row)
                                    ? ofTheType(PointValues.TABLE, PointValues.FUND_YUAN, row)
                                    : ofTheType(Rates.TABLE, Rates.FUND_RATIO, row))));

    private static boolean isByPoints(Row row) {
        return CasePayments.PAYMENT_METHOD.in(row).equals(PaymentMethod.DIP.name());
    }

    private static List<String> payment(Row row, Seen seen) {
        String path = CasePayments.PAYMENT_PATH.in(row);
        if (isByPoints(row)) {
            BigDecimal score = CasePayments.SCORE.in(row);
            BigDecimal value = CasePayments.POINT_VALUE_YUAN.in(row);
            return List.of(path + ": " + score + " points x " + value + " yuan a point"
                    + result(DipCasePayment.paymentYuan(score, value), CasePayments.PAYMENT_YUAN.in(row)));
        }
        DrgPaymentPolicy policy = DrgPaymentPolicy.from(seen.policy(CasePayments.REGION_CODE.in(row)));
        DrgCase paid = DrgCaseRow.published(row);
        DrgCasePayment formed = DrgCasePayment.of(paid, policy);
        BigDecimal published = CasePayments.PAYMENT_YUAN.in(row);
        GroupStandard group = paid.standard();
        BigDecimal standard = formed.standardYuan();
        if (group == null || standard == null) {
            return List.of(path + ": cost " + paid.costYuan() + " x " + policy.itemFactor(formed.path())
                    + result(formed.paymentYuan(), published));
        }
        BigDecimal high = policy.highFactor(group.weight());
        List<String> lines = new ArrayList<>();
        lines.add(standard(paid, group, standard, row, policy));
        lines.add("The case cost " + paid.costYuan() + " yuan"
                + (formed.classifiedCostYuan().compareTo(paid.costYuan()) == 0
                        ? ""
                        : ", without new technology " + formed.classifiedCostYuan())
                + ". Low is below " + policy.lowFactor() + " x " + standard + " = "
                + policy.lowFactor().multiply(standard) + ", high above " + high + " x " + standard + " = "
                + high.multiply(standard) + " (weight " + group.weight() + ").");
        boolean isCapped = path.equals(Path.HIGH_CAPPED.name());
        String formula = isCapped
                ? "high, but beyond the " + policy.highShareMax()
                        + " of the region's cases that are paid as high: the standard"
                : switch (formed.path()) {
                    case LOW -> "the cost";
                    case HIGH -> formed.classifiedCostYuan() + " + " + standard + " x (1 - " + high + ")";
                    default -> "the standard";
                };
        BigDecimal apart = formed.newTechnologyPaymentYuan();
        lines.add(path + ": " + formula + (apart.signum() == 0 ? "" : " + new technology " + apart)
                + result(isCapped ? standard.add(apart) : formed.paymentYuan(), published));
        return lines;
    }

    private static String standard(
            DrgCase paid, GroupStandard group, BigDecimal standard, Row row, DrgPaymentPolicy policy) {
        String weight = paid.addOnWeight().signum() == 0
                ? group.weight().toString()
                : "(" + group.weight() + " + " + paid.addOnWeight() + " for new technology)";
        String last = paid.hasSameEffect()
                ? " x " + policy.sameEffectRatio() + " for the same effect as group "
                        + CasePayments.STANDARD_GROUP_CODE.inOrNull(row)
                : paid.ageCoefficient().compareTo(BigDecimal.ONE) == 0 ? "" : " x age " + paid.ageCoefficient();
        return "Standard: weight " + weight + " x coefficient " + group.coefficient() + " x rate " + group.rateYuan()
                + last + result(standard, CasePayments.STANDARD_YUAN.in(row)) + ".";
    }

    private static List<String> entitlement(Row row, Seen seen) {
        if (isByPoints(row)) {
            return List.of("The fund of the insurance type, split among its cases in proportion to points by largest"
                    + " remainder: " + CasePayments.SCORE.in(row) + " points take "
                    + CasePayments.ENTITLEMENT_YUAN.in(row) + " yuan.");
        }
        String region = CasePayments.REGION_CODE.in(row);
        FundBase base = seen.policy(region).choice("fund_base", FundBase.class);
        BigDecimal payment = CasePayments.PAYMENT_YUAN.in(row);
        BigDecimal person = CasePayments.PERSON_TOTAL_YUAN.in(row);
        BigDecimal other = CasePayments.OTHER_FUNDS_YUAN.in(row);
        BigDecimal ratio = base == FundBase.FUND_RATIO ? ratio(row, seen) : BigDecimal.ONE;
        String formula = switch (base) {
            case FUND_SUBTRACT -> "payment " + payment + " - person " + person + " - other funds " + other;
            case FUND_RATIO -> "payment " + payment + " x fund ratio " + ratio;
        };
        return List.of(base + ": " + formula
                + result(base.entitlementYuan(payment, person, other, ratio), CasePayments.ENTITLEMENT_YUAN.in(row)));
    }

    private static BigDecimal ratio(Row row, Seen seen) {
        Row rate = seen.lake()
                .small(
                        seen.lake()
                                .read(
                                        Rates.TABLE,
                                        List.of(Region.of(CasePayments.REGION_CODE.in(row))),
                                        new PolicyYear(CasePayments.YEAR.in(row)))
                                .where(Rates.REGION_CODE
                                        .col()
                                        .equalTo(CasePayments.REGION_CODE.in(row))
                                        .and(Rates.INSURANCE_TYPE.col().equalTo(CasePayments.INSURANCE_TYPE.in(row)))),
                        1)
                .get(0);
        return Rates.FUND_RATIO.in(rate);
    }

    /** The standard of the group whose standard counts, at the level class of the institution; it leads on to the rate. */
    private static List<Figure> ofTheCase(Row row, Seen seen) {
        if (isByPoints(row)) {
            return List.of(ofTheType(PointValues.TABLE, PointValues.POINT_VALUE_YUAN, row));
        }
        String group = CasePayments.STANDARD_GROUP_CODE.inOrNull(row);
        if (group == null) {
            return List.of();
        }
        Map<String, String> key = new LinkedHashMap<>();
        key.put(PaymentStandards.REGION_CODE.name(), CasePayments.REGION_CODE.in(row));
        key.put(PaymentStandards.YEAR.name(), String.valueOf(CasePayments.YEAR.in(row)));
        key.put(PaymentStandards.INSURANCE_TYPE.name(), CasePayments.INSURANCE_TYPE.in(row));
        key.put(PaymentStandards.LEVEL_CLASS.name(), String.valueOf(CasePayments.LEVEL_CLASS.in(row)));
        key.put(PaymentStandards.GROUP_CODE.name(), group);
        return List.of(new Figure(PaymentStandards.TABLE, PaymentStandards.STANDARD_YUAN, key));
    }

    private static Figure ofTheType(Table table, Field<?> column, Row row) {
        return Figure.alike(
                table, column, row, CasePayments.REGION_CODE, CasePayments.YEAR, CasePayments.INSURANCE_TYPE);
    }

    private PaymentDerivations() {}
}
