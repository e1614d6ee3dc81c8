package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Penalty decisions (SPEC E.6). */
public final class PenaltyDecisions {
    public static final Field<String> DECISION_ID =
            text("decision_id", "Decision").landed("decision_id");
    public static final Field<String> ENTITY_KIND = text("entity_kind", "PERSON, DOCTOR, or INSTITUTION")
            .landed("entity_kind")
            .normalised();
    public static final Field<String> ENTITY_ID = text(
                    "entity_id", "Whom it concerns: code, or of a person the keyed pseudonym")
            .landed("entity_id");
    public static final Field<String> PENALTY_KIND =
            text("penalty_kind", "VIOLATION or FRAUD").landed("kind");
    public static final Field<BigDecimal> LOSS_YUAN =
            yuan("loss_yuan", "Loss to the fund").landed("loss");
    public static final Field<BigDecimal> MULTIPLE =
            ratio("multiple", "Penalty as a multiple of the loss").landed("multiple");
    public static final Field<LocalDate> DECIDED_DATE =
            date("decided_date", "Day of the decision").landed("decided_at");
    public static final Field<LocalDate> PAID_DATE =
            date("paid_date", "Day paid").landed("paid_at").orNull();

    public static final Table TABLE = Table.named("supervision.penalty_decisions")
            .doc("Penalty decisions (SPEC E.6).")
            .grain(DECISION_ID)
            .fields(DECISION_ID, ENTITY_KIND, ENTITY_ID, PENALTY_KIND, LOSS_YUAN, MULTIPLE, DECIDED_DATE, PAID_DATE)
            .landing("penalty_decision", false)
            .build();

    private PenaltyDecisions() {}
}
