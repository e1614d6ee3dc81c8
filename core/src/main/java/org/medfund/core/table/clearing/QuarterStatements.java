package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Quarterly clearing of one institution, from the beginning of the year (SPEC D.6). */
public final class QuarterStatements {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<String> PERIOD = text("period", "Quarter cleared, such as 2025Q2");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases discharged since January");
    public static final Field<BigDecimal> ENTITLEMENT_YUAN =
            yuan("entitlement_yuan", "Sum of their entitlements, not below 0, less audit deductions since January");
    public static final Field<BigDecimal> AUDIT_DEDUCTION_YUAN = yuan("audit_deduction_yuan", "These audit deductions");
    public static final Field<BigDecimal> RELEASE_RATIO =
            share("release_ratio", "Part of the entitlement that is released before the year is cleared");
    public static final Field<BigDecimal> PAID_YUAN =
            yuan("paid_yuan", "Paid since January: monthly, by instant settlement, and kept back for the year before");
    public static final Field<BigDecimal> EARLIER_CLEARING_YUAN =
            yuan("earlier_clearing_yuan", "Paid by the quarters before");
    public static final Field<BigDecimal> CLEARING_YUAN = yuan("clearing_yuan", "To pay now, not negative");
    public static final Field<BigDecimal> CARRIED_YUAN =
            yuan("carried_yuan", "Paid beyond what is released, not positive; the next quarter reckons with it");

    public static final Table TABLE = Table.named("clearing.quarter_statements")
            .doc("Quarterly clearing of one institution, from the beginning of the year (SPEC D.6).")
            .grain(REGION_CODE, PERIOD, INSURANCE_TYPE, INSTITUTION_CODE)
            .fields(
                    REGION_CODE,
                    PERIOD,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    CASE_COUNT,
                    ENTITLEMENT_YUAN,
                    AUDIT_DEDUCTION_YUAN,
                    RELEASE_RATIO,
                    PAID_YUAN,
                    EARLIER_CLEARING_YUAN,
                    CLEARING_YUAN,
                    CARRIED_YUAN)
            .region(REGION_CODE)
            .check("nothing_negative_is_paid", "clearing_yuan >= 0")
            .writtenBy("clear-quarter")
            .build();

    private QuarterStatements() {}
}
