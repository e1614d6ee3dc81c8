package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.rate;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Base rates: yuan a unit of weight, by region and insurance type (SPEC B.9). */
public final class Rates {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year the rate applies to");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<BigDecimal> INPATIENT_BUDGET_YUAN =
            yuan("inpatient_budget_yuan", "Budget of inpatient payment by disease");
    public static final Field<BigDecimal> FUND_RATIO = share("fund_ratio", "Fund amount over total cost of the cases");
    public static final Field<BigDecimal> TOTAL_WEIGHT =
            quantity("total_weight", "Sum of weight times hospital coefficient of the cases");
    public static final Field<BigDecimal> MEAN_COEFFICIENT = weight(
            "mean_coefficient",
            "Sum of weight times coefficient over sum of weight; away from 1, coefficients count case mix twice (SPEC B.8)");
    public static final Field<BigDecimal> CALCULATED_RATE_YUAN = rate(
            "calculated_rate_yuan", "Budget over fund ratio over total weight; the rate itself unless it was kept");
    public static final Field<Integer> BASIS_YEAR =
            whole("basis_year", "Year whose cases and weights rate and standards rest on");
    public static final Field<String> RATE_BASIS =
            text("rate_basis", "INITIAL, FINAL, FIRST, KEPT, ELASTIC_BASE, or ELASTIC_SHARED: how the rate came about");
    public static final Field<BigDecimal> RATE_YUAN =
            rate("rate_yuan", "Yuan a unit of weight; payment.level_rates go before it");

    public static final Table TABLE = Table.named("payment.rates")
            .doc("Base rates: yuan a unit of weight, by region and insurance type (SPEC B.9).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    INPATIENT_BUDGET_YUAN,
                    FUND_RATIO,
                    TOTAL_WEIGHT,
                    MEAN_COEFFICIENT,
                    CALCULATED_RATE_YUAN,
                    BASIS_YEAR,
                    RATE_BASIS,
                    RATE_YUAN)
            .region(REGION_CODE)
            .check("rate_is_positive", "rate_yuan > 0")
            .writtenBy("set-rates")
            .build();

    private Rates() {}
}
