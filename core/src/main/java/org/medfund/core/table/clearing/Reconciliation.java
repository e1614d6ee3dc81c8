package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Where the books of a month and an institution's own figures differ, settlement by settlement (SPEC A.11, D.1). */
public final class Reconciliation {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of the institution");
    public static final Field<String> PERIOD = text("period", "Month reconciled, yyyy-MM");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<String> REASON = text(
            "reason",
            "ONLY_AGENCY, ONLY_HOSPITAL, AMOUNT_DIFFERS, BOOK_AMOUNT (the institution states what the basic pool booked,"
                    + " not what the case is entitled to), OTHER_MONTH, OTHER_INSTITUTION, OTHER_INSURANCE_TYPE, REVERSED,"
                    + " or UNKNOWN_SETTLEMENT");
    public static final Field<BigDecimal> AGENCY_YUAN = yuan(
                    "agency_yuan", "Entitlement the books of the month post for the case; null if none")
            .orNull();
    public static final Field<BigDecimal> HOSPITAL_YUAN = yuan(
                    "hospital_yuan", "The institution's own figure for the month; null if it has none")
            .orNull();
    public static final Field<BigDecimal> DIFFERENCE_YUAN =
            yuan("difference_yuan", "Agency less institution, a missing figure as 0");
    public static final Field<String> OTHER_PERIOD = text(
                    "other_period", "Month in which the other side has the case; null if it is this one, or none")
            .orNull();
    public static final Field<String> OTHER_INSTITUTION_CODE = text(
                    "other_institution_code",
                    "Institution under which the other side has the case; null if it is this one")
            .orNull();

    public static final Table TABLE = Table.named("clearing.reconciliation")
            .doc("Where the books of a month and an institution's own figures differ, settlement by settlement.")
            .grain(REGION_CODE, PERIOD, INSTITUTION_CODE, INSURANCE_TYPE, SETTLEMENT_ID)
            .fields(
                    REGION_CODE,
                    PERIOD,
                    INSTITUTION_CODE,
                    INSURANCE_TYPE,
                    SETTLEMENT_ID,
                    REASON,
                    AGENCY_YUAN,
                    HOSPITAL_YUAN,
                    DIFFERENCE_YUAN,
                    OTHER_PERIOD,
                    OTHER_INSTITUTION_CODE)
            .region(REGION_CODE)
            .check("one_side_has_a_figure", "agency_yuan IS NOT NULL OR hospital_yuan IS NOT NULL")
            .check("nothing_equal_is_listed", "difference_yuan <> 0")
            .writtenBy("reconcile-statements")
            .build();

    private Reconciliation() {}
}
