package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.jobs.payment.DrgCase;
import org.medfund.jobs.payment.DrgCase.GroupStandard;
import org.medfund.jobs.payment.DrgCase.Grouping;
import org.medfund.jobs.payment.DrgCase.Review;
import org.medfund.jobs.payment.DrgCasePayment;
import org.medfund.jobs.payment.DrgPaymentPolicy;
import org.medfund.jobs.payment.FundBase;
import org.medfund.jobs.payment.HospitalCoefficients;
import org.medfund.jobs.payment.HospitalCoefficients.ClassCost;
import org.medfund.jobs.payment.NewTechnologyPolicy;
import org.medfund.jobs.payment.NewTechnologyPolicy.Method;
import org.medfund.jobs.payment.PaymentStandard;

/** Cases of rates, standards, and case payment (SPEC B.8 to B.11, D.4). */
final class PaymentCases {
    /** The year of cases that name none. */
    private static final int ONE_YEAR = 2025;

    static Map<String, Object> standard(AcceptanceCase example) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        for (JsonNode row : example.input().get("rates")) {
            rates.put(
                    text(row, "insutype"),
                    PaymentStandard.rateYuan(
                            decimal(row, "fund_budget"),
                            Money.exact(decimal(row, "fund_ratio")),
                            Money.exact(decimal(row, "pred_weight"))));
        }
        PaymentStandard.Coefficients coefficients = coefficients(example);
        Map<String, Object> standards = new HashMap<>();
        for (JsonNode group : example.input().get("groups")) {
            rates.forEach((type, rate) -> coefficients.byLevelClass().keySet().forEach(level -> {
                String code = text(group, "g");
                standards.put(
                        code + "|" + type + "|" + level,
                        PaymentStandard.standardYuan(decimal(group, "rw"), coefficients.of(level, code), rate));
            }));
        }
        return Map.of("rate", rates, "standard", standards);
    }

    private static PaymentStandard.Coefficients coefficients(AcceptanceCase example) {
        SortedMap<Integer, BigDecimal> byLevel = new TreeMap<>();
        example.input()
                .get("coef")
                .properties()
                .forEach(entry -> byLevel.put(
                        Integer.valueOf(entry.getKey()),
                        new BigDecimal(entry.getValue().asText())));
        Set<String> basic = new HashSet<>();
        example.input().get("groups").forEach(group -> {
            if (group.path("basic").asBoolean()) {
                basic.add(text(group, "g"));
            }
        });
        return PaymentStandard.Coefficients.byLevelClass(byLevel, basic, example.decimal("basic_coef", "basic.coef"));
    }

    static Map<String, Object> coefficient(AcceptanceCase example) {
        int scale = example.whole("scale", "coef.scale");
        List<ClassCost> costs = new ArrayList<>();
        for (JsonNode row : example.input().get("cases")) {
            costs.add(new ClassCost(
                    ONE_YEAR,
                    row.get("lv").asInt(),
                    text(row, "g"),
                    CostSum.ofMean(row.get("n").asLong(), decimal(row, "cost"))));
        }
        YearWeights year = YearWeights.endingIn(ONE_YEAR, YearWeights.Method.YW_MEAN_OF_MEANS, List.of(BigDecimal.ONE));
        Map<String, Object> byDisease = new HashMap<>();
        HospitalCoefficients.byDisease(costs, year)
                .forEach((group, byLevel) -> byLevel.forEach(
                        (level, ratio) -> byDisease.put(group + "|" + level, Money.round(ratio, scale))));
        return Map.of(
                "COEF_SIMPLE_RATIO", rounded(HospitalCoefficients.simpleRatios(costs, year), scale),
                "COEF_CASEMIX_ADJUSTED", rounded(HospitalCoefficients.caseMixAdjusted(costs, year), scale),
                "COEF_BY_DISEASE", byDisease);
    }

    private static Map<Integer, BigDecimal> rounded(Map<Integer, BigFraction> ratios, int scale) {
        Map<Integer, BigDecimal> rounded = new TreeMap<>();
        ratios.forEach((level, ratio) -> rounded.put(level, Money.round(ratio, scale)));
        return rounded;
    }

    static Map<String, Object> casePayment(AcceptanceCase example) {
        DrgPaymentPolicy policy = policy(
                example.decimal("low_factor"),
                DrgPaymentPolicy.tiers(example.params().get("high_tiers")),
                example.decimal("ungrouped_pay_factor", "ungrouped.pay_factor"),
                new NewTechnologyPolicy(Method.NT_EXCLUDE, BigDecimal.ZERO));
        Map<String, Object> paths = new HashMap<>();
        Map<String, BigDecimal> payments = new HashMap<>();
        for (JsonNode row : example.input().get("cases")) {
            GroupStandard standard =
                    new GroupStandard(decimal(row, "rw"), example.decimal("coef"), example.decimal("rate"));
            DrgCasePayment payment =
                    DrgCasePayment.of(DrgCase.plain(decimal(row, "cost"), standard, Grouping.BY_WEIGHT), policy);
            paths.put(text(row, "id"), payment.path().name());
            payments.put(text(row, "id"), payment.paymentYuan());
        }
        return Map.of("class", paths, "pay", payments, "total", MoneyCases.sum(payments.values()));
    }

    static Map<String, Object> newTechnology(AcceptanceCase example) {
        DrgCasePayment apart = newTechnology(example, Method.NT_EXCLUDE);
        DrgCasePayment within = newTechnology(example, Method.NT_SPECIAL_CASE);
        return Map.of(
                "with_exclusion",
                Map.of(
                        "ratio_4dp", ratio(apart),
                        "class", apart.path().name(),
                        "drg_pay", apart.groupPaymentYuan(),
                        "newtech_pay", apart.newTechnologyPaymentYuan(),
                        "total", apart.paymentYuan()),
                "without_exclusion",
                Map.of(
                        "ratio_4dp", ratio(within),
                        "class", within.path().name(),
                        "total", within.paymentYuan()));
    }

    private static DrgCasePayment newTechnology(AcceptanceCase example, Method method) {
        DrgPaymentPolicy policy = policy(
                example.decimal("low_factor", "drg.low_factor"),
                List.of(new DrgPaymentPolicy.HighTier(null, example.decimal("high_factor"))),
                example.decimal("ungrouped_pay_factor", "ungrouped.pay_factor"),
                new NewTechnologyPolicy(method, example.decimal("newtech_pay_ratio", "newtech.pay_ratio")));
        return DrgCasePayment.of(
                new DrgCase(
                        decimal(example.input(), "total_cost"),
                        decimal(example.input(), "newtech_cost"),
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        new GroupStandard(example.decimal("rw"), example.decimal("coef"), example.decimal("rate")),
                        false,
                        Grouping.BY_WEIGHT,
                        Review.NONE),
                policy);
    }

    private static BigFraction ratio(DrgCasePayment payment) {
        return Money.exact(payment.classifiedCostYuan())
                .divide(Money.exact(java.util.Objects.requireNonNull(payment.standardYuan())));
    }

    private static DrgPaymentPolicy policy(
            BigDecimal low,
            List<DrgPaymentPolicy.HighTier> tiers,
            BigDecimal ungrouped,
            NewTechnologyPolicy newTechnology) {
        return new DrgPaymentPolicy(
                low,
                tiers,
                BigDecimal.ONE,
                ungrouped,
                FundBase.FUND_RATIO,
                BigDecimal.ONE,
                newTechnology,
                BigDecimal.ONE);
    }

    static Map<String, Object> ungrouped(AcceptanceCase example) {
        DrgPaymentPolicy policy = policy(
                BigDecimal.ZERO,
                List.of(),
                example.decimal("pay_factor"),
                new NewTechnologyPolicy(Method.NT_EXCLUDE, BigDecimal.ZERO));
        BigDecimal recognised = DrgCasePayment.of(
                        DrgCase.plain(decimal(example.input(), "cost"), null, Grouping.NONE), policy)
                .paymentYuan();
        return Map.of(
                "recognised_cost",
                recognised,
                "fund",
                policy.fundBase()
                        .entitlementYuan(recognised, BigDecimal.ZERO, BigDecimal.ZERO, example.decimal("fund_ratio")));
    }

    static Map<String, Object> fundBase(AcceptanceCase example) {
        Map<String, Object> results = new HashMap<>();
        for (FundBase base : FundBase.values()) {
            Map<String, BigDecimal> byCase = new HashMap<>();
            for (JsonNode row : example.input().get("cases")) {
                byCase.put(
                        text(row, "id"),
                        base.entitlementYuan(
                                decimal(row, "std"),
                                decimal(row, "psn_part"),
                                decimal(row, "other_funds"),
                                example.decimal("ratio")));
            }
            results.put(base.name(), byCase);
            results.put(base.name() + "_total", MoneyCases.sum(byCase.values()));
        }
        List<BigDecimal> book = new ArrayList<>();
        example.input().get("cases").forEach(row -> book.add(decimal(row, "hifp_book")));
        results.put("book_total", MoneyCases.sum(book));
        return results;
    }

    private PaymentCases() {}
}
