package org.medfund.core.table.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
                    "Fund money confirmed as lost: at most the fund_at_risk_yuan of the flag, and over the confirmed flags of a"
                            + " settlement each yuan once (SPEC E.0); null unless CONFIRMED")
            .orNull();
    public static final Field<String> FINDING = text(
                    "finding", "VIOLATION or FRAUD, as the reviewers hold it; null unless CONFIRMED")
            .orNull();
    public static final Field<String> REASON = text("reason", "Why, in the reviewer's words; names nobody");

    /** The columns of a file of decisions that are called otherwise than here. */
    public static final String FILE_DECIDED_AT = "decided_at";

    public static final String FILE_CONFIRMED_AMT = "confirmed_amt";

    /** What a file of decisions has of each (docs/reviews.md), in the order of a worklist. */
    public static final List<String> FILE_COLUMNS = List.of(
            FLAG_ID.name(),
            TO_STATE.name(),
            FILE_DECIDED_AT,
            REVIEWER.name(),
            SECOND_REVIEWER.name(),
            FILE_CONFIRMED_AMT,
            FINDING.name(),
            REASON.name());

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

    /**
     * The current state of flags: that of the last transition, NEW of a flag without any. Flags are published as NEW and
     * never changed; whoever shows {@link Flags#STATUS} takes it from here.
     *
     * @param flags rows with the columns of {@link Flags}
     * @param reviews rows of this table, of the same regions and years
     * @return the same rows and columns, with the status in its place
     */
    public static Dataset<Row> withStatus(Dataset<Row> flags, Dataset<Row> reviews) {
        String current = "current_state";
        Dataset<Row> last = reviews.groupBy(FLAG_ID.col())
                .agg(max_by(TO_STATE.col(), TRANSITION_NUMBER.col()).as(current));
        return flags.join(last, new String[] {FLAG_ID.name()}, "left")
                .withColumn(Flags.STATUS.name(), coalesce(col(current), Flags.STATUS.col()))
                .drop(current);
    }

    private Reviews() {}
}
