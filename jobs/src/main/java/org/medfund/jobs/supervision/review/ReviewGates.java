package org.medfund.jobs.supervision.review;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.supervision.Reviews;

/** What the decisions must show before anybody sees them: all that was recorded before, and nobody's own approval. */
final class ReviewGates {
    static final Gate NOBODY_APPROVES_HIS_OWN = Gate.everyRow(
            "nobody-approves-a-decision-of-his-own",
            Reviews.TABLE,
            Reviews.SECOND_REVIEWER
                    .col()
                    .isNull()
                    .or(Reviews.SECOND_REVIEWER.col().notEqual(Reviews.REVIEWER.col())));

    /**
     * Every earlier row is stored as it was, and so many are added.
     *
     * @param earlier rows of {@link Reviews} as published before
     */
    static Gate nothingIsLost(Dataset<Row> earlier, long added) {
        String name = "no-decision-is-lost";
        return new Gate(name, stored -> {
            long before = earlier.count();
            Dataset<Row> kept = Reviews.TABLE.conform(stored.rows(Reviews.TABLE));
            long lost = Reviews.TABLE.conform(earlier).except(kept).count();
            long now = kept.count();
            return new GateResult(
                    name,
                    lost == 0 && now == before + added ? Verdict.PASSED : Verdict.FAILED,
                    before + " decisions before, " + lost + " of them lost, " + added + " added, " + now + " now.");
        });
    }

    private ReviewGates() {}
}
