package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Prepayments to institutions (SPEC D.2). */
public final class Prepayments {
    public static final Field<String> PREPAYMENT_ID =
            text("prepayment_id", "Prepayment").landed("prepay_id");
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region").landed("pooling_area");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<Integer> YEAR = whole("year", "Year").landed("year");
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount");
    public static final Field<LocalDate> PAID_DATE =
            date("paid_date", "Day of payment").landed("paid_date");
    public static final Field<BigDecimal> OFFSET_YUAN =
            yuan("offset_yuan", "Offset so far").landed("offset_amount").orNull();

    public static final Table TABLE = Table.named("clearing.prepayments")
            .doc("Prepayments to institutions (SPEC D.2).")
            .grain(PREPAYMENT_ID)
            .fields(
                    PREPAYMENT_ID,
                    REGION_CODE,
                    INSTITUTION_CODE,
                    INSURANCE_TYPE,
                    YEAR,
                    AMOUNT_YUAN,
                    PAID_DATE,
                    OFFSET_YUAN)
            .landing("prepayment", false)
            .build();

    private Prepayments() {}
}
