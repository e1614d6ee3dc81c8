package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.assessment.AssessmentLimits;
import org.medfund.core.money.Money;
import org.medfund.jobs.payment.DipDeviation;
import org.medfund.jobs.payment.DipHospitalPayment;
import org.medfund.jobs.payment.ElasticPointValue;
import org.medfund.jobs.payment.PaymentStandard;
import org.medfund.jobs.payment.PointValue;
import org.medfund.jobs.payment.PointValue.CostAndScore;
import org.medfund.jobs.payment.PointValueInterval;

/** Cases of points: deviation, point values, and what a hospital is paid (SPEC C.6 to C.8). */
final class PointCases {
    static Map<String, Object> deviation(AcceptanceCase example) {
        DipDeviation.Method method =
                DipDeviation.Method.valueOf(example.params().get("policy").asText());
        int scale = example.whole("score_scale", "num.score_scale");
        List<String> paths = new ArrayList<>();
        List<BigDecimal> scores = new ArrayList<>();
        for (JsonNode cost : example.input().get("costs")) {
            DipDeviation deviation = deviation(example, method, new BigDecimal(cost.asText()));
            paths.add(deviation.path().name());
            scores.add(Money.round(deviation.score(), scale));
        }
        return Map.of("class", paths, "score", scores);
    }

    private static DipDeviation deviation(AcceptanceCase example, DipDeviation.Method method, BigDecimal cost) {
        JsonNode input = example.input();
        return switch (method) {
            case DEV_2020 ->
                DipDeviation.dev2020(
                        decimal(input, "score"),
                        cost,
                        Money.exact(decimal(input, "ref_mean")),
                        new DipDeviation.Limits(
                                example.decimal("low", "dev2020.low"),
                                example.decimal("high", "dev2020.high"),
                                example.decimal("extreme", "dev2020.extreme")));
            case DEV_V3 ->
                DipDeviation.devV3(
                        decimal(input, "score"),
                        decimal(input, "coef"),
                        decimal(input, "point_value"),
                        cost,
                        new DipDeviation.Limits(
                                example.decimal("low", "devv3.low"),
                                example.decimal("high_from", "devv3.high"),
                                example.decimal("high_from", "devv3.high")));
            case LOW_0_4_HIGH_2_5 -> throw new IllegalArgumentException("No worked case has it.");
        };
    }

    static Map<String, Object> openingValue(AcceptanceCase example) {
        List<BigDecimal> weights = decimals(example.params().get("year_weights"));
        List<BigDecimal> costs = decimals(example.input().get("cost"));
        List<BigDecimal> scores = decimals(example.input().get("score"));
        SortedMap<Integer, CostAndScore> byYear = new TreeMap<>();
        for (int year = 0; year < costs.size(); year++) {
            byYear.put(year, CostAndScore.of(costs.get(year), scores.get(year)));
        }
        CostAndScore sum = PointValue.opening(byYear, weights);
        return Map.of(
                "weighted_cost",
                sum.costYuan(),
                "weighted_score",
                sum.score(),
                "point_value",
                Money.round(sum.perPointYuan(), example.whole("scale", "num.pv_scale")));
    }

    static Map<String, Object> settlementValue(AcceptanceCase example) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (JsonNode row : example.input().get("rows")) {
            values.put(
                    text(row, "insutype"),
                    Money.round(
                            PointValue.settlement(
                                    decimal(row, "fund"),
                                    Money.exact(decimal(row, "fund_ratio")),
                                    Money.exact(decimal(row, "score"))),
                            example.whole("scale", "num.pv_scale")));
        }
        return Map.of("point_value", values);
    }

    static Map<String, Object> interval(AcceptanceCase example) {
        List<PointValueInterval.Member> hospitals = new ArrayList<>();
        for (JsonNode row : example.input().get("hospitals")) {
            hospitals.add(new PointValueInterval.Member(text(row, "h"), decimal(row, "cost"), decimal(row, "score")));
        }
        PointValueInterval interval = PointValueInterval.of(
                hospitals,
                PointValueInterval.Method.PV_OPT_1D,
                example.decimal("lower_p", "trim.pct_lo"),
                example.decimal("upper_p", "trim.pct_hi"));
        int scale = example.whole("scale", "num.pv_scale");
        return Map.of(
                "regional_mean", Money.round(interval.regionalMeanYuan(), scale),
                "kept", interval.kept(),
                "point_value", Money.round(interval.pointValueYuan(), scale));
    }

    static Map<String, Object> elasticValue(AcceptanceCase example) {
        JsonNode input = example.input();
        ElasticPointValue value = ElasticPointValue.of(
                decimal(input, "budget_gross"),
                decimal(input, "actual_points"),
                new ElasticPointValue.Terms(
                        example.decimal("fixed_point_value"),
                        example.decimal("float_cap"),
                        decimal(input, "base_points")));
        int scale = example.whole("scale", "num.pv_scale");
        return Map.of(
                "base_total", value.baseYuan(),
                "increment_points", value.incrementPoints(),
                "increment_budget", value.incrementBudgetYuan(),
                "float_point_value", Money.round(value.floatingYuan(), scale),
                "blended_point_value", Money.round(value.blendedYuan(), scale));
    }

    static Map<String, Object> hospitalPayment(AcceptanceCase example) {
        PaymentStandard.Coefficients coefficients = PaymentStandard.Coefficients.byLevelClass(
                new TreeMap<>(Map.of(1, example.decimal("hosp_coef"))),
                java.util.Set.of("basic"),
                example.decimal("basic_coef", "basic.coef"));
        List<BigDecimal> caseScores = new ArrayList<>();
        for (JsonNode row : example.input().get("cases")) {
            String group = row.path("basic").asBoolean() ? "basic" : "other";
            caseScores.add(DipHospitalPayment.caseScore(
                    decimal(row, "score"), coefficients.of(1, group), decimal(row, "aux")));
        }
        DipHospitalPayment payment = DipHospitalPayment.of(
                caseScores,
                example.decimal("point_value"),
                example.decimal("fund_ratio"),
                example.decimal("assess_coef", "assess.coef_default"),
                example.decimal("audit_deduction"),
                new AssessmentLimits(
                        example.decimal("assess_min", "assess.coef_min"),
                        example.decimal("assess_max", "assess.coef_max"),
                        example.decimal("assess_default", "assess.coef_default")));
        return Map.of(
                "case_score", caseScores,
                "total_score", payment.score(),
                "gross", payment.grossYuan(),
                "payable", payment.payableYuan());
    }

    private static List<BigDecimal> decimals(JsonNode list) {
        List<BigDecimal> decimals = new ArrayList<>();
        list.forEach(each -> decimals.add(new BigDecimal(each.asText())));
        return decimals;
    }

    private PointCases() {}
}
