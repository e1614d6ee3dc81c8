package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Personal-account mutual aid to be moved between regions of a month, in full and without deposit (SPEC D.7). */
public final class MutualAidDue {
    public static final Field<String> FROM_REGION_CODE = text("from_region_code", "Paying region");
    public static final Field<String> TO_REGION_CODE = text("to_region_code", "Receiving region");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> MONTH = text("month", "yyyy-MM");
    public static final Field<BigDecimal> AMOUNT_YUAN = yuan("amount_yuan", "Amount to transfer");

    public static final Table TABLE = Table.named("clearing.mutual_aid_due")
            .doc(
                    "Personal-account mutual aid to be moved between regions of a month, in full and without deposit (SPEC D.7).")
            .grain(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, PERIOD, MONTH)
            .fields(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, PERIOD, MONTH, AMOUNT_YUAN)
            .check("amount_is_positive", "amount_yuan > 0")
            .writtenBy("net-regions")
            .build();

    private MutualAidDue() {}
}
