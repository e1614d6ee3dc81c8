package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Payments by instant settlement (SPEC D.3). */
public final class InstantPayments {
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<String> SETTLEMENT_MONTH =
            text("settlement_month", "yyyyMM").landed("setlym");
    public static final Field<String> ROUTE =
            text("route", "SHORT_CYCLE, PER_CLAIM, or MONTHLY_ADVANCE").landed("route");
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount");
    public static final Field<LocalDate> PAID_DATE =
            date("paid_date", "Day of payment").landed("paid_date");

    public static final Table TABLE = Table.named("clearing.instant_payments")
            .doc("Payments by instant settlement (SPEC D.3).")
            .grain(INSTITUTION_CODE, INSURANCE_TYPE, SETTLEMENT_MONTH, ROUTE, PAID_DATE)
            .fields(INSTITUTION_CODE, INSURANCE_TYPE, SETTLEMENT_MONTH, ROUTE, AMOUNT_YUAN, PAID_DATE)
            .landing("instant_payment", false)
            .build();

    private InstantPayments() {}
}
