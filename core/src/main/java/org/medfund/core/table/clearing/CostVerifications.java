package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;

import java.time.Instant;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Out-of-area costs under verification (SPEC D.7). */
public final class CostVerifications {
    public static final Field<String> VERIFICATION_ID =
            text("verification_id", "Verification").landed("verification_id");
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<Instant> APPLIED_AT =
            timestamp("applied_at", "When it was asked for").landed("applied_at");
    public static final Field<LocalDate> ANSWERED_DATE =
            date("answered_date", "Day of the answer").landed("answered_at").orNull();
    public static final Field<String> RESULT =
            text("result", "Result").landed("result").orNull();

    public static final Table TABLE = Table.named("clearing.cost_verifications")
            .doc("Out-of-area costs under verification (SPEC D.7).")
            .grain(VERIFICATION_ID)
            .fields(VERIFICATION_ID, SETTLEMENT_ID, APPLIED_AT, ANSWERED_DATE, RESULT)
            .landing("cost_verification", false)
            .build();

    private CostVerifications() {}
}
