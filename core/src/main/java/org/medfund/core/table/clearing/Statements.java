package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Annual clearing statement of one institution (SPEC D.4). */
public final class Statements {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year cleared");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases paid");
    public static final Field<BigDecimal> STANDARD_ENTITLEMENT_YUAN =
            yuan("standard_entitlement_yuan", "Sum of case entitlements, not below 0");
    public static final Field<BigDecimal> BOOK_YUAN = yuan("book_yuan", "Basic pool amount booked at settlement");
    public static final Field<BigDecimal> USAGE_RATIO = share(
                    "usage_ratio", "Book over standard; null if the standard is 0")
            .orNull();
    public static final Field<BigDecimal> SHARED_YUAN = yuan(
            "shared_yuan", "After sharing of surplus and overspend, and the assessment coefficient where there is one");
    public static final Field<BigDecimal> AUDIT_DEDUCTION_YUAN = yuan("audit_deduction_yuan", "Deducted by audit");
    public static final Field<BigDecimal> SPECIAL_CASE_YUAN = yuan("special_case_yuan", "Added by special-case review");
    public static final Field<BigDecimal> PRIOR_YEAR_CORRECTION_YUAN = yuan(
            "prior_year_correction_yuan",
            "Cases and audit deductions of the locked year before that have changed since; may be negative");
    public static final Field<BigDecimal> DEPOSIT_HELD_YUAN = yuan("deposit_held_yuan", "Quality deposit held back");
    public static final Field<BigDecimal> DEPOSIT_RETURNED_YUAN =
            yuan("deposit_returned_yuan", "Deposit returned by assessment");
    public static final Field<BigDecimal> DEPOSIT_FORFEITED_YUAN = yuan("deposit_forfeited_yuan", "Deposit forfeited");
    public static final Field<BigDecimal> FINAL_ENTITLEMENT_YUAN =
            yuan("final_entitlement_yuan", "What the fund owes for the year");
    public static final Field<BigDecimal> MONTHLY_PAID_YUAN = yuan("monthly_paid_yuan", "Paid by monthly settlement");
    public static final Field<BigDecimal> INSTANT_PAID_YUAN = yuan("instant_paid_yuan", "Paid by instant settlement");
    public static final Field<BigDecimal> RECOVERED_YUAN = yuan(
            "recovered_yuan",
            "Set off for what the clearing of the year before left to recover: by months, the rest by the year");
    public static final Field<BigDecimal> QUARTERLY_PAID_YUAN =
            yuan("quarterly_paid_yuan", "Paid by quarterly clearing");
    public static final Field<BigDecimal> PREPAYMENT_OFFSET_YUAN = yuan("prepayment_offset_yuan", "Prepayment set off");
    public static final Field<BigDecimal> CLEARING_PAYABLE_YUAN =
            yuan("clearing_payable_yuan", "To pay; negative is to be recovered");
    public static final Field<String> RECOVERY = text(
                    "recovery",
                    "How a negative clearing comes back: NEXT_MONTHS, or DIRECT from an institution whose agreement has"
                            + " ended; null if there is nothing to recover")
            .orNull();

    public static final Table TABLE = Table.named("clearing.statements")
            .doc("Annual clearing statement of one institution (SPEC D.4).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE, INSTITUTION_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    CASE_COUNT,
                    STANDARD_ENTITLEMENT_YUAN,
                    BOOK_YUAN,
                    USAGE_RATIO,
                    SHARED_YUAN,
                    AUDIT_DEDUCTION_YUAN,
                    SPECIAL_CASE_YUAN,
                    PRIOR_YEAR_CORRECTION_YUAN,
                    DEPOSIT_HELD_YUAN,
                    DEPOSIT_RETURNED_YUAN,
                    DEPOSIT_FORFEITED_YUAN,
                    FINAL_ENTITLEMENT_YUAN,
                    MONTHLY_PAID_YUAN,
                    INSTANT_PAID_YUAN,
                    RECOVERED_YUAN,
                    QUARTERLY_PAID_YUAN,
                    PREPAYMENT_OFFSET_YUAN,
                    CLEARING_PAYABLE_YUAN,
                    RECOVERY)
            .region(REGION_CODE)
            .writtenBy("clear-year")
            .build();

    private Statements() {}
}
