package org.medfund.jobs.supervision.penalty;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.supervision.PenaltyDecisions;

/**
 * A penalty decision as delivered, whatever stands in it.
 *
 * @param kind VIOLATION or FRAUD if it is one the law knows
 * @param paidOn null if the refund is not paid
 */
record PenaltyDecision(
        String id,
        String entityKind,
        String entityId,
        String kind,
        BigDecimal lossYuan,
        BigDecimal multiple,
        LocalDate decidedOn,
        @Nullable LocalDate paidOn) {

    static PenaltyDecision in(Row row) {
        return new PenaltyDecision(
                PenaltyDecisions.DECISION_ID.in(row),
                PenaltyDecisions.ENTITY_KIND.in(row),
                PenaltyDecisions.ENTITY_ID.in(row),
                PenaltyDecisions.PENALTY_KIND.in(row),
                PenaltyDecisions.LOSS_YUAN.in(row),
                PenaltyDecisions.MULTIPLE.in(row),
                PenaltyDecisions.DECIDED_DATE.in(row),
                PenaltyDecisions.PAID_DATE.inOrNull(row));
    }

    /** @throws IllegalArgumentException if the law does not know the kind */
    Against against() {
        return new Against(entityKind, entityId, ViolationNature.valueOf(kind));
    }
}
