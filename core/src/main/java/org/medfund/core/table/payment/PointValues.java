package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.pointValue;
import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Point values: yuan a point, by region and insurance type, of regions that pay by DIP (SPEC C.7). */
public final class PointValues {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year the value applies to");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<BigDecimal> INPATIENT_BUDGET_YUAN =
            yuan("inpatient_budget_yuan", "Budget of inpatient payment by disease");
    public static final Field<BigDecimal> FUND_RATIO = share("fund_ratio", "Fund amount over total cost of the cases");
    public static final Field<Long> CASE_COUNT = count("case_count", "Local cases of the year");
    public static final Field<BigDecimal> TOTAL_SCORE =
            quantity("total_score", "Points of these cases, coefficients and deviation included");
    public static final Field<BigDecimal> MEAN_COEFFICIENT = weight(
            "mean_coefficient",
            "Sum of score times hospital coefficient over sum of score; away from 1, coefficients count case mix twice"
                    + " (SPEC B.8)");
    public static final Field<String> INTERVAL_METHOD =
            text("interval_method", "PV_MEAN, PV_PCT, or PV_OPT_1D: what the opening value rests on");
    public static final Field<Long> INSTITUTION_COUNT =
            count("institution_count", "Institutions the opening value rests on");
    public static final Field<BigDecimal> MEAN_POINT_VALUE_YUAN =
            pointValue("mean_point_value_yuan", "Year-weighted cost a point over all institutions");
    public static final Field<BigDecimal> OPENING_POINT_VALUE_YUAN = pointValue(
            "opening_point_value_yuan", "The same over those the method keeps: the value budgets start from");
    public static final Field<BigDecimal> SETTLEMENT_POINT_VALUE_YUAN = pointValue(
            "settlement_point_value_yuan",
            "Value at which the budget is just spent: budget over fund ratio over points");
    public static final Field<BigDecimal> FLOATING_POINT_VALUE_YUAN = pointValue(
                    "floating_point_value_yuan", "ELASTIC: value of a point beyond the base; null otherwise")
            .orNull();
    public static final Field<String> SETTLED_BY =
            text("settled_by", "SETTLEMENT, OPENING, or ELASTIC: which value cases are paid at");
    public static final Field<BigDecimal> POINT_VALUE_YUAN =
            pointValue("point_value_yuan", "The value cases are paid at");
    public static final Field<BigDecimal> FUND_YUAN =
            yuan("fund_yuan", "What the fund owes for all points, split among cases to the fen");

    public static final Table TABLE = Table.named("payment.point_values")
            .doc("Point values: yuan a point, by region and insurance type, of regions that pay by DIP (SPEC C.7).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    INPATIENT_BUDGET_YUAN,
                    FUND_RATIO,
                    CASE_COUNT,
                    TOTAL_SCORE,
                    MEAN_COEFFICIENT,
                    INTERVAL_METHOD,
                    INSTITUTION_COUNT,
                    MEAN_POINT_VALUE_YUAN,
                    OPENING_POINT_VALUE_YUAN,
                    SETTLEMENT_POINT_VALUE_YUAN,
                    FLOATING_POINT_VALUE_YUAN,
                    SETTLED_BY,
                    POINT_VALUE_YUAN,
                    FUND_YUAN)
            .region(REGION_CODE)
            .check("point_value_is_positive", "point_value_yuan > 0")
            .writtenBy("set-rates")
            .build();

    private PointValues() {}
}
