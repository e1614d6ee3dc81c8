package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Objections of institutions and the answers. */
public final class Objections {
    public static final Field<String> OBJECTION_ID =
            text("objection_id", "Objection").landed("objection_id");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> PERIOD =
            text("period", "Period it concerns").landed("period");
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id").orNull();
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount").orNull();
    public static final Field<String> OBJECTION_TEXT =
            text("objection_text", "Text").landed("text");
    public static final Field<LocalDate> FILED_DATE =
            date("filed_date", "Day of filing").landed("filed_at");
    public static final Field<String> ANSWER =
            text("answer", "Answer").landed("answer").orNull();
    public static final Field<LocalDate> ANSWERED_DATE =
            date("answered_date", "Day of the answer").landed("answered_at").orNull();

    public static final Table TABLE = Table.named("clearing.objections")
            .doc("Objections of institutions and the answers.")
            .grain(OBJECTION_ID)
            .fields(
                    OBJECTION_ID,
                    INSTITUTION_CODE,
                    PERIOD,
                    SETTLEMENT_ID,
                    AMOUNT_YUAN,
                    OBJECTION_TEXT,
                    FILED_DATE,
                    ANSWER,
                    ANSWERED_DATE)
            .landing("objection", false)
            .build();

    private Objections() {}
}
