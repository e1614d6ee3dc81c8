package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Monthly settlement of one institution (SPEC D.3). */
public final class MonthStatements {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<String> PERIOD = text("period", "Month settled, yyyy-MM");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases discharged in the month");
    public static final Field<BigDecimal> GROSS_YUAN = yuan(
            "gross_yuan",
            "Entitlements of these cases, and differences of cases of earlier months; negative if reversals outweigh");
    public static final Field<BigDecimal> DEPOSIT_YUAN =
            yuan("deposit_yuan", "Quality deposit held back; negative releases what was held on reversed cases");
    public static final Field<BigDecimal> AUDIT_DEDUCTION_YUAN =
            yuan("audit_deduction_yuan", "Deducted by audit in the month, and late for earlier ones");
    public static final Field<BigDecimal> SETTLEMENT_YUAN =
            yuan("settlement_yuan", "Gross less deposit and audit deductions");
    public static final Field<BigDecimal> CARRIED_IN_YUAN =
            yuan("carried_in_yuan", "Balance of the months before, not positive");
    public static final Field<BigDecimal> INSTANT_PAID_YUAN =
            yuan("instant_paid_yuan", "Already paid by instant settlement");
    public static final Field<BigDecimal> RECOVERED_YUAN =
            yuan("recovered_yuan", "Kept back for the negative clearing of the year before; negative is given back");
    public static final Field<BigDecimal> PAID_YUAN = yuan("paid_yuan", "To pay for the month, not negative");
    public static final Field<BigDecimal> CARRIED_OUT_YUAN =
            yuan("carried_out_yuan", "Balance carried to the next month, not positive");

    public static final Table TABLE = Table.named("clearing.month_statements")
            .doc("Monthly settlement of one institution (SPEC D.3).")
            .grain(REGION_CODE, PERIOD, INSURANCE_TYPE, INSTITUTION_CODE)
            .fields(
                    REGION_CODE,
                    PERIOD,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    CASE_COUNT,
                    GROSS_YUAN,
                    DEPOSIT_YUAN,
                    AUDIT_DEDUCTION_YUAN,
                    SETTLEMENT_YUAN,
                    CARRIED_IN_YUAN,
                    INSTANT_PAID_YUAN,
                    RECOVERED_YUAN,
                    PAID_YUAN,
                    CARRIED_OUT_YUAN)
            .region(REGION_CODE)
            .check("nothing_negative_is_paid", "paid_yuan >= 0")
            .check("only_debts_are_carried", "carried_in_yuan <= 0 AND carried_out_yuan <= 0")
            .writtenBy("settle-month")
            .build();

    /**
     * Whether a statement settles cases, of its month or late ones of earlier months. One that does not only carries a debt
     * on, deducts, or keeps back: nothing was declared for it, and nothing is paid in or out of time.
     */
    public static Column settlesCases() {
        return CASE_COUNT.col().gt(0).or(GROSS_YUAN.col().notEqual(0));
    }

    private MonthStatements() {}
}
