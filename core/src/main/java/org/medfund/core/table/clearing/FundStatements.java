package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What every payer booked and bears of an institution's cases of a year (SPEC D.8). */
public final class FundStatements {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<String> INSURED_REGION_CODE = text(
            "insured_region_code",
            "Region of insurance, whose funds pay; another than the pooling region on in-province stays, before netting");
    public static final Field<String> FUND_CODE = text(
            "fund_code",
            "fund_pay_type (SPEC A.11), such as 310100; the payer's name if it has none (OTHER, COMMERCIAL, CASH, INSTITUTION)");
    public static final Field<String> PAYER = text(
            "payer",
            "BASIC_POOL, MAJOR_ILLNESS, LARGE_AMOUNT, ENTERPRISE, CIVIL_SERVANT, MEDICAL_AID, OTHER, PERSONAL_ACCOUNT,"
                    + " COMMERCIAL, CASH (without commercial insurance), or INSTITUTION: what nobody else bears");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases the payer booked or bears something of");
    public static final Field<BigDecimal> BOOKED_YUAN =
            yuan("booked_yuan", "Paid at settlement; of all payers together the cost of the cases");
    public static final Field<BigDecimal> ENTITLEMENT_YUAN = yuan(
            "entitlement_yuan",
            "What the payer bears by the standard; of the institution what is left of the cost, negative if it keeps a"
                    + " surplus; of all payers together the cost of the cases");
    public static final Field<BigDecimal> DIFFERENCE_YUAN =
            yuan("difference_yuan", "Borne less booked; positive is still to be paid by the payer");
    public static final Field<BigDecimal> MUTUAL_AID_YUAN =
            yuan("mutual_aid_yuan", "Of the personal account's booking, from a relative's account; 0 of other payers");

    public static final Table TABLE = Table.named("clearing.fund_statements")
            .doc(
                    "What every payer booked and bears of an institution's cases of a year, by region of insurance (SPEC D.8).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE, INSTITUTION_CODE, INSURED_REGION_CODE, FUND_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    INSURED_REGION_CODE,
                    FUND_CODE,
                    PAYER,
                    CASE_COUNT,
                    BOOKED_YUAN,
                    ENTITLEMENT_YUAN,
                    DIFFERENCE_YUAN,
                    MUTUAL_AID_YUAN)
            .region(REGION_CODE)
            .check("difference_is_entitlement_less_booked", "difference_yuan = entitlement_yuan - booked_yuan")
            .writtenBy("settle-funds")
            .build();

    private FundStatements() {}
}
