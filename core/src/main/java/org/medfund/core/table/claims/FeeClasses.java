package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Fees of settlement lists by fee class (SPEC A.5). */
public final class FeeClasses {
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<String> FEE_CLASS =
            text("fee_class", "01 bed to 14 other, SPEC A.5").landed("med_chrgitm_type");
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amt");
    public static final Field<BigDecimal> CLASS_A_YUAN =
            yuan("class_a_yuan", "Class A part").landed("claa_sumfee").orNull();
    public static final Field<BigDecimal> CLASS_B_YUAN =
            yuan("class_b_yuan", "Class B part").landed("clab_amt").orNull();
    public static final Field<BigDecimal> FULL_SELF_PAY_YUAN = yuan("full_self_pay_yuan", "Own expense part")
            .landed("fulamt_ownpay_amt")
            .orNull();
    public static final Field<BigDecimal> OTHER_YUAN =
            yuan("other_yuan", "Other part").landed("oth_amt").orNull();

    public static final Table TABLE = Table.named("claims.fee_classes")
            .doc("Fees of settlement lists by fee class (SPEC A.5).")
            .grain(SETTLEMENT_ID, FEE_CLASS)
            .fields(SETTLEMENT_ID, FEE_CLASS, AMOUNT_YUAN, CLASS_A_YUAN, CLASS_B_YUAN, FULL_SELF_PAY_YUAN, OTHER_YUAN)
            .landing("setl_fee_class", false)
            .partOf("claims.settlement_lists")
            .large()
            .build();

    private FeeClasses() {}
}
