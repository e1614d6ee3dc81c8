package org.medfund.core.table.clearing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.time.Period;

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

    /** Objections to a period, written with or without a dash. */
    public static Column isTo(Period period) {
        return PERIOD.col().isin(period.toString(), period.toString().replace("-", ""));
    }

    /** Whether the agency has answered by the day: with words, and with the day it did. Never null. */
    public static Column isAnsweredBy(LocalDate day) {
        return coalesce(trim(ANSWER.col()).notEqual("").and(ANSWERED_DATE.col().leq(lit(day))), lit(false));
    }

    /** As {@link #isAnsweredBy}, of one row, by whichever day. */
    public static boolean isAnswered(Row row) {
        String answer = ANSWER.inOrNull(row);
        return answer != null && !answer.isBlank() && ANSWERED_DATE.inOrNull(row) != null;
    }

    private Objections() {}
}
