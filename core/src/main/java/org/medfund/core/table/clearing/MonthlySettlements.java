package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Monthly settlements as paid (SPEC A.11). */
public final class MonthlySettlements {
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
    public static final Field<BigDecimal> DECLARED_YUAN =
            yuan("declared_yuan", "Declared by the institution").landed("declared");
    public static final Field<BigDecimal> DEDUCTION_YUAN =
            yuan("deduction_yuan", "Deducted by audit").landed("deduction");
    public static final Field<BigDecimal> DEPOSIT_HELD_YUAN =
            yuan("deposit_held_yuan", "Quality deposit held back").landed("deposit_held");
    public static final Field<BigDecimal> PAID_YUAN = yuan("paid_yuan", "Paid").landed("paid");
    public static final Field<LocalDate> DECLARE_END_DATE =
            date("declare_end_date", "Last day to declare").landed("declare_end");
    public static final Field<LocalDate> PAID_DATE =
            date("paid_date", "Day of payment").landed("paid_date").orNull();
    public static final Field<String> RECONCILIATION_CODE = text(
                    "reconciliation_code", "0 equal, 1 agency more, 2 institution more, 3 differs")
            .landed("stmt_rslt")
            .orNull();

    public static final Table TABLE = Table.named("clearing.monthly_settlements")
            .doc("Monthly settlements as paid (SPEC A.11).")
            .grain(REGION_CODE, INSTITUTION_CODE, INSURANCE_TYPE, SETTLEMENT_MONTH)
            .fields(
                    REGION_CODE,
                    INSTITUTION_CODE,
                    INSURANCE_TYPE,
                    SETTLEMENT_MONTH,
                    DECLARED_YUAN,
                    DEDUCTION_YUAN,
                    DEPOSIT_HELD_YUAN,
                    PAID_YUAN,
                    DECLARE_END_DATE,
                    PAID_DATE,
                    RECONCILIATION_CODE)
            .landing("monthly_settlement", false)
            .build();

    private MonthlySettlements() {}
}
