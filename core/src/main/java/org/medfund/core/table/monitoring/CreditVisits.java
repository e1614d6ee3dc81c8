package org.medfund.core.table.monitoring;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Visits on credit (SPEC G). */
public final class CreditVisits {
    public static final Field<String> VISIT_ID =
            text("visit_id", "Visit number").landed("visit_id");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym")
            .landed("psn_no")
            .personal();
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> SCENE =
            text("scene", "OUTPATIENT or INPATIENT").landed("scene");
    public static final Field<String> MONTH = text("month", "yyyy-MM").landed("month");
    public static final Field<BigDecimal> CREDIT_LIMIT_YUAN =
            yuan("credit_limit_yuan", "Credit limit").landed("credit_limit");
    public static final Field<BigDecimal> CREDIT_USED_YUAN =
            yuan("credit_used_yuan", "Credit used").landed("credit_used");
    public static final Field<BigDecimal> REPAID_YUAN =
            yuan("repaid_yuan", "Repaid").landed("repaid");
    public static final Field<LocalDate> DUE_DATE = date("due_date", "Day due").landed("due_date");
    public static final Field<Integer> PAST_DUE_DAYS =
            whole("past_due_days", "Days past due").landed("days_past_due");
    public static final Field<String> GUARANTOR =
            text("guarantor", "Kind of guarantor").landed("guarantor").orNull();
    public static final Field<Boolean> IS_FAMILY_SHARED = flag("is_family_shared", "Shared by the family")
            .landed("family_shared")
            .orNull();
    public static final Field<BigDecimal> DEPOSIT_YUAN =
            yuan("deposit_yuan", "Deposit").landed("deposit").orNull();

    public static final Table TABLE = Table.named("monitoring.credit_visits")
            .doc("Visits on credit (SPEC G).")
            .grain(VISIT_ID)
            .fields(
                    VISIT_ID,
                    PERSON_KEY,
                    INSTITUTION_CODE,
                    SCENE,
                    MONTH,
                    CREDIT_LIMIT_YUAN,
                    CREDIT_USED_YUAN,
                    REPAID_YUAN,
                    DUE_DATE,
                    PAST_DUE_DAYS,
                    GUARANTOR,
                    IS_FAMILY_SHARED,
                    DEPOSIT_YUAN)
            .landing("credit_visit", false)
            .build();

    private CreditVisits() {}
}
