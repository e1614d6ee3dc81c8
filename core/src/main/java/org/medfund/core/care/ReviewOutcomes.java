package org.medfund.core.care;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.supervision.Reviews;

/** Where the review of a flag stands (SPEC E): its state, and what its last decision says. */
public final class ReviewOutcomes {
    public static final String CONFIRMED = "CONFIRMED";
    public static final String REJECTED = "REJECTED";
    public static final String CLOSED = "CLOSED";

    public static final Field<String> STATE = Field.text("review_state", "State after the last transition");
    public static final Field<LocalDate> STATE_DATE = Field.date("review_date", "Day of the last transition");
    public static final Field<String> DECISION = Field.text(
                    "review_decision", "CONFIRMED or REJECTED, whichever came last; null before the first")
            .orNull();

    private static final String LAST = "last_transition";
    private static final String LAST_DECISION = "last_decision";

    /**
     * One row per flag that reviewers have looked at: {@link #STATE}, {@link #STATE_DATE}, {@link #DECISION}, and of that
     * decision {@link Reviews#CONFIRMED_YUAN} and {@link Reviews#FINDING}, null unless it confirms.
     *
     * @param reviews {@link Reviews}: every transition
     */
    public static Dataset<Row> of(Dataset<Row> reviews) {
        Column number = Reviews.TRANSITION_NUMBER.col();
        Column state = Reviews.TO_STATE.col();
        return reviews.groupBy(Reviews.FLAG_ID.col())
                .agg(
                        max(struct(number, state, Reviews.DECIDED_DATE.col())).as(LAST),
                        max(when(
                                        state.isin(CONFIRMED, REJECTED),
                                        struct(number, state, Reviews.CONFIRMED_YUAN.col(), Reviews.FINDING.col())))
                                .as(LAST_DECISION))
                .select(
                        Reviews.FLAG_ID.col(),
                        STATE.as(of(LAST, Reviews.TO_STATE)),
                        STATE_DATE.as(of(LAST, Reviews.DECIDED_DATE)),
                        DECISION.as(of(LAST_DECISION, Reviews.TO_STATE)),
                        Reviews.CONFIRMED_YUAN.as(of(LAST_DECISION, Reviews.CONFIRMED_YUAN)),
                        Reviews.FINDING.as(of(LAST_DECISION, Reviews.FINDING)));
    }

    /** Whether a confirmed amount stands and nobody can appeal any more. */
    public static Column isConfirmedForGood() {
        return STATE.col()
                .equalTo(CLOSED)
                .and(DECISION.col().equalTo(CONFIRMED))
                .and(Reviews.CONFIRMED_YUAN.col().gt(0));
    }

    private static Column of(String struct, Field<?> field) {
        return col(struct + "." + field.name());
    }

    private ReviewOutcomes() {}
}
