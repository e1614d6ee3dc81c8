package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.rate;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Payment standards: weight times hospital coefficient times rate (SPEC B.9). */
public final class PaymentStandards {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year the standard applies to");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<String> GROUP_CODE = text("group_code", "Group");
    public static final Field<BigDecimal> RELATIVE_WEIGHT = weight("relative_weight", "Relative weight");
    public static final Field<Boolean> IS_BASIC = flag(
            "is_basic", "Basic group: its coefficient is that of every institution, with no coefficient of its own");
    public static final Field<BigDecimal> HOSPITAL_COEFFICIENT = weight(
            "hospital_coefficient",
            "Coefficient of the level class (SPEC B.8); payment.institution_coefficients go before it");
    public static final Field<BigDecimal> RATE_YUAN = rate("rate_yuan", "Yuan a unit of weight");
    public static final Field<BigDecimal> STANDARD_YUAN = yuan("standard_yuan", "Payment standard of a normal case");

    public static final Table TABLE = Table.named("payment.standards")
            .doc("Payment standards: weight times hospital coefficient times rate (SPEC B.9).")
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
                    STANDARD_YUAN)
            .region(REGION_CODE)
            .writtenBy("set-rates")
            .build();

    private PaymentStandards() {}
}
