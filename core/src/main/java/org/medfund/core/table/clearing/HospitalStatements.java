package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The institutions' own figures, for reconciliation. */
public final class HospitalStatements {
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<String> SETTLEMENT_MONTH =
            text("settlement_month", "yyyyMM").landed("setlym");
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount");

    public static final Table TABLE = Table.named("clearing.hospital_statements")
            .doc("The institutions' own figures, for reconciliation.")
            .grain(SETTLEMENT_ID)
            .fields(INSTITUTION_CODE, INSURANCE_TYPE, SETTLEMENT_MONTH, SETTLEMENT_ID, AMOUNT_YUAN)
            .landing("hospital_statement", false)
            .build();

    private HospitalStatements() {}
}
