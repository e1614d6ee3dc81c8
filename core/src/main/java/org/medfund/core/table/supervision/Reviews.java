package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What reviewers decided of flags, transition by transition; nothing is overwritten (SPEC E). */
public final class Reviews {
    public static final Field<String> FLAG_ID = text("flag_id", "Flag");
    public static final Field<Integer> TRANSITION_NUMBER =
            whole("transition_number", "1 for the first decision on the flag, then one more each");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of the flag");
    public static final Field<Integer> YEAR = whole("year", "Year of the flag");
    public static final Field<String> FROM_STATE =
            text("from_state", "NEW, HOSPITAL_REPLY, CONFIRMED, REJECTED, or APPEALED: the state before");
    public static final Field<String> TO_STATE =
            text("to_state", "HOSPITAL_REPLY, CONFIRMED, REJECTED, APPEALED, or CLOSED: the state after");
    public static final Field<LocalDate> DECIDED_DATE = date("decided_date", "Day of the decision");
    public static final Field<String> REVIEWER = text("reviewer", "Who decided, by staff code");
    public static final Field<String> SECOND_REVIEWER = text(
                    "second_reviewer", "Who approved, by staff code, never the reviewer; null where none is asked for")
            .orNull();
    public static final Field<BigDecimal> CONFIRMED_YUAN = yuan(
                    "confirmed_yuan",
                    "Fund money confirmed as lost, at most what counts of the flag; null unless CONFIRMED")
            .orNull();
    public static final Field<String> FINDING = text(
                    "finding", "VIOLATION or FRAUD, as the reviewers hold it; null unless CONFIRMED")
            .orNull();
    public static final Field<String> REASON = text("reason", "Why, in the reviewer's words; names nobody");

    public static final Table TABLE = Table.named("supervision.reviews")
            .doc("What reviewers decided of flags, transition by transition; nothing is overwritten (SPEC E).")
            .grain(FLAG_ID, TRANSITION_NUMBER)
            .fields(
                    FLAG_ID,
                    TRANSITION_NUMBER,
                    REGION_CODE,
                    YEAR,
                    FROM_STATE,
                    TO_STATE,
                    DECIDED_DATE,
                    REVIEWER,
                    SECOND_REVIEWER,
                    CONFIRMED_YUAN,
                    FINDING,
                    REASON)
            .region(REGION_CODE)
            .writtenBy("import-reviews")
            .build();

    private Reviews() {}
}
