package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.pointValue;
import static org.medfund.core.table.Field.rate;
import static org.medfund.core.table.Field.score;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Payment standards: weight times coefficient times rate (SPEC B.9), or score times coefficient times point value (C.7). */
public final class PaymentStandards {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year the standard applies to");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<String> GROUP_CODE = text("group_code", "Group, or disease where the region pays by DIP");
    public static final Field<BigDecimal> RELATIVE_WEIGHT =
            weight("relative_weight", "Relative weight; null by DIP").orNull();
    public static final Field<Boolean> IS_BASIC = flag(
            "is_basic",
            "Basic group or disease: its coefficient is that of every institution, with no coefficient of its own");
    public static final Field<BigDecimal> HOSPITAL_COEFFICIENT = weight(
            "hospital_coefficient",
            "Coefficient of the level class (SPEC B.8); payment.institution_coefficients go before it");
    public static final Field<BigDecimal> RATE_YUAN =
            rate("rate_yuan", "Yuan a unit of weight; null by DIP").orNull();
    public static final Field<BigDecimal> STANDARD_YUAN = yuan("standard_yuan", "Payment standard of a normal case");

    public static final Field<BigDecimal> SCORE =
            score("score", "Score of the disease; null by DRG").orNull();
    public static final Field<BigDecimal> POINT_VALUE_YUAN =
            pointValue("point_value_yuan", "Yuan a point; null by DRG").orNull();
    public static final Field<BigDecimal> LEVEL_MEAN_YUAN = yuan(
                    "level_mean_yuan",
                    "Mean cost of the disease in institutions of the level class the year before (SPEC C.6); null by DRG"
                            + " and where there was no case")
            .orNull();

    public static final Table TABLE = Table.named("payment.standards")
            .doc("Payment standards: weight times hospital coefficient times rate (SPEC B.9), or by DIP score times"
                    + " coefficient times point value (SPEC C.7).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE, LEVEL_CLASS, GROUP_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    LEVEL_CLASS,
                    GROUP_CODE,
                    RELATIVE_WEIGHT,
                    IS_BASIC,
                    HOSPITAL_COEFFICIENT,
                    RATE_YUAN,
                    STANDARD_YUAN,
                    SCORE,
                    POINT_VALUE_YUAN,
                    LEVEL_MEAN_YUAN)
            .region(REGION_CODE)
            .writtenBy("set-rates")
            .build();

    private PaymentStandards() {}
}
