package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Outpatient visits, for rules that compare them with stays. */
public final class OutpatientVisits {
    public static final Field<String> VISIT_ID =
            text("visit_id", "Visit number").landed("mdtrt_id");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym")
            .landed("psn_no")
            .personal();
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<LocalDate> VISIT_DATE =
            date("visit_date", "Day of the visit").landed("visit_date");
    public static final Field<String> MEDICAL_CATEGORY =
            text("medical_category", "SPEC A.12, such as 21 ordinary inpatient").landed("med_type");
    public static final Field<BigDecimal> TOTAL_COST_YUAN =
            yuan("total_cost_yuan", "Whole cost of the visit").landed("medfee_sumamt");
    public static final Field<BigDecimal> FUND_TOTAL_YUAN =
            yuan("fund_total_yuan", "Sum of all funds").landed("fund_pay_sumamt");
    public static final Field<BigDecimal> CASH_PAY_YUAN =
            yuan("cash_pay_yuan", "Cash paid by the person").landed("psn_cash_pay");
    public static final Field<BigDecimal> ACCOUNT_PAY_YUAN =
            yuan("account_pay_yuan", "Personal account, mutual aid included").landed("acct_pay");
    public static final Field<BigDecimal> MUTUAL_AID_YUAN = yuan(
                    "mutual_aid_yuan", "Part of the account payment from a relative's account")
            .landed("acct_mulaid_pay");

    public static final Table TABLE = Table.named("claims.outpatient_visits")
            .doc("Outpatient visits, for rules that compare them with stays.")
            .grain(VISIT_ID)
            .fields(
                    VISIT_ID,
                    PERSON_KEY,
                    INSTITUTION_CODE,
                    VISIT_DATE,
                    MEDICAL_CATEGORY,
                    TOTAL_COST_YUAN,
                    FUND_TOTAL_YUAN,
                    CASH_PAY_YUAN,
                    ACCOUNT_PAY_YUAN,
                    MUTUAL_AID_YUAN)
            .landing("outpatient_visit", false)
            .build();

    private OutpatientVisits() {}
}
