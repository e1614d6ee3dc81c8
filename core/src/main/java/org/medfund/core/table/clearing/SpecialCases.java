package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Special-case applications and decisions (SPEC D.5). */
public final class SpecialCases {
    public static final Field<String> APPLICATION_ID =
            text("application_id", "Application").landed("application_id");
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<String> REASON =
            text("reason", "LOS, COST, NEW_TECH, CRITICAL, or MDT").landed("reason");
    public static final Field<LocalDate> APPLIED_DATE =
            date("applied_date", "Day of application").landed("applied_at");
    public static final Field<LocalDate> REVIEWED_DATE =
            date("reviewed_date", "Day of review").landed("reviewed_at").orNull();
    public static final Field<String> RESULT =
            text("result", "Result").landed("result").orNull();
    public static final Field<String> PAYMENT_MODE = text("payment_mode", "How it is paid if approved")
            .landed("pay_mode")
            .orNull();

    public static final Table TABLE = Table.named("clearing.special_cases")
            .doc("Special-case applications and decisions (SPEC D.5).")
            .grain(APPLICATION_ID)
            .fields(APPLICATION_ID, SETTLEMENT_ID, REASON, APPLIED_DATE, REVIEWED_DATE, RESULT, PAYMENT_MODE)
            .landing("special_case", false)
            .build();

    private SpecialCases() {}
}
