package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.rate;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Base rates of level classes, where the budget of an insurance type is parted by them (SPEC B.9). */
public final class LevelRates {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year the rate applies to");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<BigDecimal> BUDGET_SHARE =
            share("budget_share", "Part of the budget of the insurance type (policy rate.level_shares)");
    public static final Field<BigDecimal> INPATIENT_BUDGET_YUAN = yuan(
            "inpatient_budget_yuan", "That part in yuan; those of all levels add up to the budget of payment.rates");
    public static final Field<BigDecimal> TOTAL_WEIGHT =
            quantity("total_weight", "Sum of weight times hospital coefficient of the cases at that level");
    public static final Field<BigDecimal> CALCULATED_RATE_YUAN = rate(
            "calculated_rate_yuan",
            "Budget of the level over fund ratio of the insurance type over total weight of the level");
    public static final Field<String> RATE_BASIS =
            text("rate_basis", "INITIAL, FINAL, FIRST, KEPT, ELASTIC_BASE, or ELASTIC_SHARED: how the rate came about");
    public static final Field<BigDecimal> RATE_YUAN = rate("rate_yuan", "Yuan a unit of weight at that level");

    public static final Table TABLE = Table.named("payment.level_rates")
            .doc(
                    "Base rates of level classes, where the budget of an insurance type is parted by them (SPEC B.9); they go"
                            + " before that of payment.rates. Regions with one rate for all levels have none.")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE, LEVEL_CLASS)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    LEVEL_CLASS,
                    BUDGET_SHARE,
                    INPATIENT_BUDGET_YUAN,
                    TOTAL_WEIGHT,
                    CALCULATED_RATE_YUAN,
                    RATE_BASIS,
                    RATE_YUAN)
            .region(REGION_CODE)
            .check("rate_is_positive", "rate_yuan > 0")
            .writtenBy("set-rates")
            .build();

    private LevelRates() {}
}
