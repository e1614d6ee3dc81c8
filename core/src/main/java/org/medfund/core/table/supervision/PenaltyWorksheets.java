package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What the law allows for confirmed findings, matter by matter (SPEC E.6, REG21 arts 38, 40, 41). */
public final class PenaltyWorksheets {
    public static final Field<String> MATTER_ID =
            text("matter_id", "The decision or, before there is one, PROPOSED and the first of its flags");
    public static final Field<Integer> YEAR = whole("year", "Calendar year");
    public static final Field<String> ENTITY_KIND = text("entity_kind", "PERSON, DOCTOR, or INSTITUTION");
    public static final Field<String> ENTITY_ID =
            text("entity_id", "Whom it concerns: code, or of a person the keyed pseudonym");
    public static final Field<String> PENALTY_KIND =
            text("penalty_kind", "VIOLATION or FRAUD; of a refused decision as delivered");
    public static final Field<String> STATUS = text(
            "status",
            "PROPOSED without a decision, DECIDED by one, or REFUSED where the decision cannot stand (fault)");
    public static final Field<String> DECISION_ID =
            text("decision_id", "Decision; null while proposed").orNull();
    public static final Field<LocalDate> DECIDED_DATE =
            date("decided_date", "Day of the decision; null while proposed").orNull();
    public static final Field<Long> FLAG_COUNT =
            count("flag_count", "Confirmed flags it rests on, as supervision.penalty_flags names them");
    public static final Field<BigDecimal> CONFIRMED_YUAN = yuan("confirmed_yuan", "Confirmed by these flags");
    public static final Field<BigDecimal> DEDUCTED_YUAN =
            yuan("deducted_yuan", "Audit deductions that name these flags: what they take is not asked back again");
    public static final Field<BigDecimal> REFUND_YUAN =
            yuan("refund_yuan", "To be given back: the loss as decided or, while proposed, as confirmed");
    public static final Field<BigDecimal> LEAST_FINE_YUAN = yuan(
                    "least_fine_yuan", "Least fine of the law; null if refused for what the law does not know")
            .orNull();
    public static final Field<BigDecimal> GREATEST_FINE_YUAN = yuan(
                    "greatest_fine_yuan", "Greatest fine of the law; null as the least one")
            .orNull();
    public static final Field<BigDecimal> MULTIPLE =
            ratio("multiple", "Fine over loss, as decided; null while proposed").orNull();
    public static final Field<BigDecimal> RECOVER_YUAN = yuan(
                    "recover_yuan", "Refund and fine as decided; null while proposed, or if refused")
            .orNull();
    public static final Field<Integer> LEAST_SUSPENSION_MONTHS = whole(
                    "least_suspension_months", "Least time without settlement at the counter; null but for persons")
            .orNull();
    public static final Field<Integer> GREATEST_SUSPENSION_MONTHS = whole(
                    "greatest_suspension_months", "Greatest time of it; null but for persons")
            .orNull();
    public static final Field<String> LAW_REF = text("law_ref", "Article of the law");
    public static final Field<String> FAULT = text(
                    "fault",
                    "UNKNOWN_ENTITY, UNKNOWN_KIND, NEGATIVE_LOSS, or MULTIPLE_OUT_OF_RANGE: why a decision is refused; null if it is not")
            .orNull();

    public static final Table TABLE = Table.named("supervision.penalty_worksheets")
            .doc(
                    "What the law allows for confirmed findings, matter by matter: all that was confirmed of an entity and taken up by"
                            + " one decision, or by none yet (SPEC E.6). A proposal binds nobody.")
            .grain(MATTER_ID, YEAR)
            .fields(
                    MATTER_ID,
                    YEAR,
                    ENTITY_KIND,
                    ENTITY_ID,
                    PENALTY_KIND,
                    STATUS,
                    DECISION_ID,
                    DECIDED_DATE,
                    FLAG_COUNT,
                    CONFIRMED_YUAN,
                    DEDUCTED_YUAN,
                    REFUND_YUAN,
                    LEAST_FINE_YUAN,
                    GREATEST_FINE_YUAN,
                    MULTIPLE,
                    RECOVER_YUAN,
                    LEAST_SUSPENSION_MONTHS,
                    GREATEST_SUSPENSION_MONTHS,
                    LAW_REF,
                    FAULT)
            .check(
                    "a_proposal_has_flags_and_no_decision",
                    "status <> 'PROPOSED' OR (flag_count > 0 AND decision_id IS NULL)")
            .check("what_is_decided_has_a_number", "status = 'PROPOSED' OR decision_id IS NOT NULL")
            .writtenBy("assess-penalties")
            .build();

    private PenaltyWorksheets() {}
}
