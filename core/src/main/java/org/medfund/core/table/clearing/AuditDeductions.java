package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Amounts deducted after audit. */
public final class AuditDeductions {
    public static final Field<String> DEDUCTION_ID =
            text("deduction_id", "Deduction").landed("deduction_id");
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region").landed("pooling_area");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<String> SETTLEMENT_MONTH =
            text("settlement_month", "yyyyMM").landed("setlym");
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id").orNull();
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount");
    public static final Field<String> REASON = text("reason", "Reason code").landed("reason");
    public static final Field<String> FLAG_ID =
            text("flag_id", "Flag it rests on").landed("flag_id").orNull();

    public static final Table TABLE = Table.named("clearing.audit_deductions")
            .doc("Amounts deducted after audit.")
            .grain(DEDUCTION_ID)
            .fields(
                    DEDUCTION_ID,
                    REGION_CODE,
                    INSTITUTION_CODE,
                    INSURANCE_TYPE,
                    SETTLEMENT_MONTH,
                    SETTLEMENT_ID,
                    AMOUNT_YUAN,
                    REASON,
                    FLAG_ID)
            .landing("audit_deduction", false)
            .build();

    private AuditDeductions() {}
}
