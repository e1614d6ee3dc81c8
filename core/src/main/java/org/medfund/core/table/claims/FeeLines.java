package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.Instant;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Charge lines of settlement lists (SPEC A.6). */
public final class FeeLines {
    public static final Field<String> FEE_LINE_NUMBER =
            text("fee_line_number", "Number of the charge line").landed("feedetl_sn");
    public static final Field<String> VISIT_ID =
            text("visit_id", "Visit number").landed("mdtrt_id");
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list the line belongs to").landed("setl_id");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym")
            .landed("psn_no")
            .personal();
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<Instant> CHARGED_AT =
            timestamp("charged_at", "When the service was given").landed("fee_ocur_time");
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<String> INSTITUTION_ITEM_CODE = text(
                    "institution_item_code", "The institution's own item code")
            .landed("medins_list_codg")
            .normalised()
            .orNull();
    public static final Field<String> ITEM_KIND = text("item_kind", "101 drug to 301 consumable, SPEC A.6")
            .landed("list_type")
            .orNull();
    public static final Field<String> FEE_CLASS =
            text("fee_class", "01 bed to 14 other, SPEC A.5").landed("med_chrgitm_type");
    public static final Field<BigDecimal> ITEM_QUANTITY =
            quantity("item_quantity", "Quantity; negative reverses a line").landed("cnt");
    public static final Field<BigDecimal> UNIT_PRICE_YUAN =
            quantity("unit_price_yuan", "Unit price in yuan").landed("pric");
    public static final Field<BigDecimal> LINE_COST_YUAN =
            yuan("line_cost_yuan", "Cost of the line").landed("det_item_fee_sumamt");
    public static final Field<BigDecimal> IN_SCOPE_YUAN =
            yuan("in_scope_yuan", "Amount within policy scope").landed("inscp_scp_amt");
    public static final Field<BigDecimal> SELF_PAY_RATIO = ratio("self_pay_ratio", "Share the person pays first")
            .landed("selfpay_prop")
            .orNull();
    public static final Field<String> PAYMENT_CLASS = text("payment_class", "01 class A, 02 class B, 03 own expense")
            .landed("chrgitm_lv")
            .orNull();
    public static final Field<Boolean> IS_LIMITED_USE = flag("is_limited_use", "Used within its payment limit")
            .landed("lmt_used_flag")
            .orNull();
    public static final Field<String> ORDERING_DOCTOR_CODE = text("ordering_doctor_code", "Doctor who ordered")
            .landed("bilg_dr_codg")
            .normalised()
            .orNull();
    public static final Field<String> ORDERING_DEPARTMENT = text("ordering_department", "Department that ordered")
            .landed("bilg_dept_codg")
            .normalised()
            .orNull();
    public static final Field<String> EXECUTING_DEPARTMENT = text("executing_department", "Department that carried out")
            .landed("acord_dept_codg")
            .normalised()
            .orNull();
    public static final Field<String> APPROVAL_CODE = text("approval_code", "0 none, 1 passed, 2 rejected")
            .landed("hosp_appr_flag")
            .orNull();
    public static final Field<Boolean> IS_DISCHARGE_DRUG = flag("is_discharge_drug", "Drug taken home")
            .landed("dscg_tkdrug_flag")
            .orNull();
    public static final Field<String> EXAM_CLASS = text(
                    "exam_class", "CT, MR, DSA, or NUCLEAR; null if not large equipment")
            .landed("exam_class")
            .orNull();
    public static final Field<String> BODY_PART =
            text("body_part", "Part of the body examined").landed("body_part").orNull();
    public static final Field<String> TRACE_CODE = text("trace_code", "Drug trace code")
            .landed("trace_code")
            .normalised()
            .orNull();
    public static final Field<String> HIGH_VALUE_CODE = text("high_value_code", "1 high-value consumable, 2 not")
            .landed("highval_mcs_flag")
            .orNull();
    public static final Field<Boolean> IS_EMERGENCY = flag("is_emergency", "Given as an emergency")
            .landed("emergency_flag")
            .orNull();
    public static final Field<Integer> SUPPLIED_DAYS = whole("supplied_days", "Days of drug supplied")
            .landed("days_supplied")
            .orNull();
    public static final Field<String> DISPENSING_KIND = text(
                    "dispensing_kind", "ORDINARY, EMERGENCY, CHRONIC, or LONG_TERM")
            .landed("dispensing_kind")
            .orNull();
    public static final Field<String> EXEMPT_REASON = text("exempt_reason", "Stated reason for a repeat, SPEC E.1 note")
            .landed("exempt_reason")
            .orNull();
    public static final Field<String> RECOGNITION_MARK = text("recognition_mark", "Mutual-recognition mark")
            .landed("recognition_mark")
            .orNull();

    public static final Table TABLE = Table.named("claims.fee_lines")
            .doc("Charge lines of settlement lists (SPEC A.6).")
            .grain(SETTLEMENT_ID, FEE_LINE_NUMBER)
            .fields(
                    FEE_LINE_NUMBER,
                    VISIT_ID,
                    SETTLEMENT_ID,
                    PERSON_KEY,
                    INSTITUTION_CODE,
                    CHARGED_AT,
                    ITEM_CODE,
                    INSTITUTION_ITEM_CODE,
                    ITEM_KIND,
                    FEE_CLASS,
                    ITEM_QUANTITY,
                    UNIT_PRICE_YUAN,
                    LINE_COST_YUAN,
                    IN_SCOPE_YUAN,
                    SELF_PAY_RATIO,
                    PAYMENT_CLASS,
                    IS_LIMITED_USE,
                    ORDERING_DOCTOR_CODE,
                    ORDERING_DEPARTMENT,
                    EXECUTING_DEPARTMENT,
                    APPROVAL_CODE,
                    IS_DISCHARGE_DRUG,
                    EXAM_CLASS,
                    BODY_PART,
                    TRACE_CODE,
                    HIGH_VALUE_CODE,
                    IS_EMERGENCY,
                    SUPPLIED_DAYS,
                    DISPENSING_KIND,
                    EXEMPT_REASON,
                    RECOGNITION_MARK)
            .landing("fee_line", false)
            .partOf("claims.settlement_lists")
            .large()
            .build();

    private FeeLines() {}
}
