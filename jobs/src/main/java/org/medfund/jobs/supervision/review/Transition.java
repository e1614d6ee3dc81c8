package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.jobs.supervision.penalty.ViolationNature;

/**
 * A decision that was recorded: a row of {@link Reviews}.
 *
 * @param number from 1, one more for each transition of the flag
 */
public record Transition(int number, FlagState from, Decision decision) {

    static Transition of(Row row) {
        String finding = Reviews.FINDING.inOrNull(row);
        BigDecimal confirmed = Reviews.CONFIRMED_YUAN.inOrNull(row);
        return new Transition(
                Reviews.TRANSITION_NUMBER.in(row),
                FlagState.valueOf(Reviews.FROM_STATE.in(row)),
                new Decision(
                        Reviews.FLAG_ID.in(row),
                        FlagState.valueOf(Reviews.TO_STATE.in(row)),
                        Reviews.DECIDED_DATE.in(row),
                        Reviews.REVIEWER.in(row),
                        Reviews.SECOND_REVIEWER.inOrNull(row),
                        confirmed,
                        finding == null ? null : ViolationNature.valueOf(finding),
                        Reviews.REASON.in(row)));
    }

    Row row(ReviewedFlag flag) {
        @Nullable ViolationNature finding = decision.finding();
        return RowFactory.create(
                flag.flagId(),
                number,
                flag.region().code(),
                flag.year(),
                from.name(),
                decision.to().name(),
                decision.decidedOn(),
                decision.reviewer(),
                decision.secondReviewer(),
                decision.confirmedYuan(),
                finding == null ? null : finding.name(),
                decision.reason());
    }
}
