package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Fund money from region of insurance to region of treatment by fund, home care included, and what is owed of it after audit deductions (SPEC D.7, A.11). */
public final class RegionFundFlows {
    public static final Field<String> INSURED_REGION_CODE =
            text("insured_region_code", "Pooling region of insurance: it pays");
    public static final Field<String> TREATED_REGION_CODE =
            text("treated_region_code", "Pooling region of treatment: it receives");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> FUND_CODE =
            text("fund_code", "Fund of SPEC A.11, such as 310100; 310200 is mutual aid of personal accounts; OTHER");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> MONTH = text("month", "yyyy-MM: month of discharge, or of the audit deduction");
    public static final Field<Integer> FUND_YEAR = whole(
            "fund_year", "Fund year that bears it: that of discharge, or each year of the stay (xprov.cross_year)");
    public static final Field<String> INSURED_PROVINCE_CODE =
            text("insured_province_code", "Province of the region of insurance");
    public static final Field<String> TREATED_PROVINCE_CODE =
            text("treated_province_code", "Province of the region of treatment");
    public static final Field<BigDecimal> AMOUNT_YUAN = yuan("amount_yuan", "Paid by the fund, refunds taken off");
    public static final Field<BigDecimal> AUDIT_DEDUCTION_YUAN =
            yuan("audit_deduction_yuan", "Deducted by the place of treatment after audit; none for home care");
    public static final Field<BigDecimal> OWED_YUAN =
            yuan("owed_yuan", "Amount less audit deduction; negative is returned by the place of treatment");

    public static final Table TABLE = Table.named("clearing.region_fund_flows")
            .doc(
                    "Fund money from region of insurance to region of treatment by fund, home care included, and what is owed of it after audit deductions (SPEC D.7, A.11).")
            .grain(INSURED_REGION_CODE, TREATED_REGION_CODE, INSURANCE_TYPE, FUND_CODE, PERIOD, MONTH, FUND_YEAR)
            .fields(
                    INSURED_REGION_CODE,
                    TREATED_REGION_CODE,
                    INSURANCE_TYPE,
                    FUND_CODE,
                    PERIOD,
                    MONTH,
                    FUND_YEAR,
                    INSURED_PROVINCE_CODE,
                    TREATED_PROVINCE_CODE,
                    AMOUNT_YUAN,
                    AUDIT_DEDUCTION_YUAN,
                    OWED_YUAN)
            .check("owed_is_amount_less_deduction", "owed_yuan = amount_yuan - audit_deduction_yuan")
            .writtenBy("net-regions")
            .build();

    private RegionFundFlows() {}
}
