package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Applications to verify the cost of stays in another province: whether they are taken, and by when each step is due (SPEC D.7). */
public final class VerificationApplications {
    public static final Field<String> VERIFICATION_ID = text("verification_id", "Verification");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<String> INSURED_REGION_CODE = text(
                    "insured_region_code", "Pooling region of insurance, which asks")
            .orNull();
    public static final Field<String> TREATED_REGION_CODE = text(
                    "treated_region_code", "Pooling region of treatment, which answers")
            .orNull();
    public static final Field<BigDecimal> TOTAL_COST_YUAN =
            yuan("total_cost_yuan", "Whole cost of the stay").orNull();
    public static final Field<LocalDate> APPLIED_DATE = date("applied_date", "Day it was asked for");
    public static final Field<String> REFUSED_REASON = text(
                    "refused_reason", "UNKNOWN_SETTLEMENT, NOT_CROSS_PROVINCE, or BELOW_MINIMUM; null if it is taken")
            .orNull();
    public static final Field<LocalDate> BATCH_DATE = date("batch_date", "Day of its batch");
    public static final Field<LocalDate> ANSWER_DUE_DATE = date("answer_due_date", "Day the answer is due");
    public static final Field<LocalDate> ANSWERED_DATE =
            date("answered_date", "Day of the answer").orNull();
    public static final Field<String> RESULT = text("result", "Result").orNull();
    public static final Field<LocalDate> CONFIRM_BY_DATE = date(
                    "confirm_by_date",
                    "Last day the place of insurance confirms; null without an answer or known working days")
            .orNull();
    public static final Field<String> STATE = text(
                    "state", "As of the day looked at: WAITING, OPEN, OVERDUE, or ANSWERED; null if it is refused")
            .orNull();

    public static final Table TABLE = Table.named("clearing.verification_queue")
            .doc(
                    "Applications to verify the cost of stays in another province: whether they are taken, and by when each step is due (SPEC D.7).")
            .grain(VERIFICATION_ID, PERIOD)
            .fields(
                    VERIFICATION_ID,
                    PERIOD,
                    SETTLEMENT_ID,
                    INSURED_REGION_CODE,
                    TREATED_REGION_CODE,
                    TOTAL_COST_YUAN,
                    APPLIED_DATE,
                    REFUSED_REASON,
                    BATCH_DATE,
                    ANSWER_DUE_DATE,
                    ANSWERED_DATE,
                    RESULT,
                    CONFIRM_BY_DATE,
                    STATE)
            .writtenBy("net-regions")
            .build();

    private VerificationApplications() {}
}
