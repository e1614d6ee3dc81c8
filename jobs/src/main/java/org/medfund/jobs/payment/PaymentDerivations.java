package org.medfund.jobs.payment;

import static org.medfund.core.derivation.Derivation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.derivation.Derivation;
import org.medfund.core.derivation.Figure;
import org.medfund.core.derivation.Seen;
import org.medfund.core.region.Region;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DrgCasePayment.Path;

/** How case payments come about; {@link RateDerivations} has what they rest on. */
public final class PaymentDerivations {
    public static final List<Derivation> ALL = List.of(
            Derivation.of(
                            CasePayments.TABLE,
                            CasePayments.PAYMENT_YUAN,
                            "SPEC B.10, B.11: the standard; below the low factor times the standard the cost itself; above"
                                    + " the high factor times the standard, cost + standard x (1 - high factor); new"
                                    + " technology beside it; without a standard a part of the cost. By DIP (SPEC C.8):"
                                    + " points times point value.")
                    .by(
                            "drg.low_factor",
                            "drg.high_tiers",
                            "drg.high_share_cap",
                            "newtech.policy",
                            "newtech.pay_ratio",
                            "by_item.pay_factor",
                            "ungrouped.pay_factor")
                    .with(PaymentDerivations::payment)
                    .restingOn(PaymentDerivations::ofTheCase),
            Derivation.of(
                            CasePayments.TABLE,
                            CasePayments.ENTITLEMENT_YUAN,
                            "SPEC D.4 step 1: recognised payment less what the person and other funds paid, or the part"
                                    + " the fund bears of it.")
                    .by("fund_base")
                    .with(PaymentDerivations::entitlement)
                    .restingOn(row -> List.of(
                            Figure.alike(
                                    CasePayments.TABLE,
                                    CasePayments.PAYMENT_YUAN,
                                    row,
                                    CasePayments.REGION_CODE,
                                    CasePayments.SETTLEMENT_ID),
                            ofTheRates(Rates.FUND_RATIO, row))));

    private static List<String> payment(Row row, Seen seen) {
        BigDecimal paid = CasePayments.PAYMENT_YUAN.in(row);
        String path = CasePayments.PAYMENT_PATH.in(row);
        if (CasePayments.PAYMENT_METHOD.in(row).equals(PaymentMethod.DIP.name())) {
            BigDecimal score = CasePayments.SCORE.in(row);
            BigDecimal value = CasePayments.POINT_VALUE_YUAN.in(row);
            return List.of(path + ": " + score + " points x " + value + " yuan"
                    + result(DipCasePayment.paymentYuan(score, value), paid));
        }
        DrgPaymentPolicy policy = DrgPaymentPolicy.from(seen.policy(CasePayments.REGION_CODE.in(row)));
        DrgCasePayment formed = DrgCasePayment.of(DrgCaseRow.published(row), policy);
        BigDecimal standard = formed.standardYuan();
        BigDecimal cost = formed.classifiedCostYuan();
        BigDecimal apart = formed.newTechnologyPaymentYuan();
        List<String> lines = new ArrayList<>();
        String reasons = CasePayments.PAYMENT_REASON.inOrNull(row);
        if (reasons != null) {
            lines.add("Beside the path: " + reasons + ".");
        }
        if (standard == null) {
            lines.add(path + ": cost " + cost + " x " + policy.itemFactor(formed.path())
                    + result(formed.paymentYuan(), paid));
            return lines;
        }
        BigDecimal weight = CasePayments.RELATIVE_WEIGHT.in(row);
        BigDecimal high = policy.highFactor(weight);
        lines.add("The classified cost is " + cost + " yuan. Low is below " + policy.lowFactor() + " x " + standard
                + " = "
                + policy.lowFactor().multiply(standard) + ", high above " + high + " x " + standard + " = "
                + high.multiply(standard) + " (weight " + weight + ").");
        boolean isCapped = path.equals(Path.HIGH_CAPPED.name());
        String ofGroup = isCapped
                ? "high, but beyond the " + policy.highShareMax() + " of the region's cases that are paid as high: the"
                        + " standard " + standard
                : switch (formed.path()) {
                    case LOW -> "the cost " + cost;
                    case HIGH -> cost + " + " + standard + " x (1 - " + high + ")";
                    case SPECIAL_CASE -> "approved for special review: the standard " + standard + " for now";
                    default -> "the standard " + standard;
                };
        String beside = apart.signum() == 0 ? "" : " + " + apart + " for new technology";
        lines.add(path + ": " + ofGroup + beside + result(isCapped ? standard.add(apart) : formed.paymentYuan(), paid));
        return lines;
    }

    private static List<String> entitlement(Row row, Seen seen) {
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

    /** A case knows no level class; its coefficient finds the standard, but for equal ones of several levels. */
    private static List<Figure> ofTheCase(Row row) {
        @Nullable String group = CasePayments.GROUP_CODE.inOrNull(row);
        if (group == null || CasePayments.STANDARD_YUAN.inOrNull(row) == null) {
            return List.of();
        }
        return List.of(
                Figure.alike(
                        PaymentStandards.TABLE,
                        PaymentStandards.STANDARD_YUAN,
                        row,
                        CasePayments.REGION_CODE,
                        CasePayments.YEAR,
                        CasePayments.INSURANCE_TYPE,
                        CasePayments.GROUP_CODE,
                        CasePayments.HOSPITAL_COEFFICIENT),
                ofTheRates(Rates.RATE_YUAN, row));
    }

    private static Figure ofTheRates(org.medfund.core.table.Field<?> column, Row row) {
        return Figure.alike(
                Rates.TABLE, column, row, CasePayments.REGION_CODE, CasePayments.YEAR, CasePayments.INSURANCE_TYPE);
    }

    private PaymentDerivations() {}
}
