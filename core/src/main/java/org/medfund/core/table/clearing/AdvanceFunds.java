package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Out-of-area advance funds (SPEC D.7). */
public final class AdvanceFunds {
    public static final Field<String> FROM_REGION_CODE =
            text("from_region_code", "Paying region").landed("from_region");
    public static final Field<String> TO_REGION_CODE =
            text("to_region_code", "Receiving region").landed("to_region").orNull();
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<Integer> YEAR = whole("year", "Year").landed("year");
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount");
    public static final Field<LocalDate> PAID_DATE =
            date("paid_date", "Day of payment").landed("paid_date");

    public static final Table TABLE = Table.named("clearing.advance_funds")
            .doc("Out-of-area advance funds (SPEC D.7).")
            .grain(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, YEAR, PAID_DATE)
            .fields(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, YEAR, AMOUNT_YUAN, PAID_DATE)
            .landing("advance_fund", false)
            .build();

    private AdvanceFunds() {}
}
