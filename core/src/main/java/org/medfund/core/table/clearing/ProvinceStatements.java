package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What a province pays to and receives from another for care outside the province, payable and receivable apart (SPEC D.7). */
public final class ProvinceStatements {
    public static final Field<String> PROVINCE_CODE = text("province_code", "Province the statement is for");
    public static final Field<String> COUNTERPART_PROVINCE_CODE = text("counterpart_province_code", "Other province");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> SIDE = text(
            "side", "PAYABLE: its insured were treated there; RECEIVABLE: the insured of the other were treated here");
    public static final Field<BigDecimal> FUND_YUAN =
            yuan("fund_yuan", "Paid by all funds for that care, refunds taken off");
    public static final Field<BigDecimal> AUDIT_DEDUCTION_YUAN =
            yuan("audit_deduction_yuan", "Deducted by the place of treatment after audit, told apart");
    public static final Field<BigDecimal> MUTUAL_AID_YUAN =
            yuan("mutual_aid_yuan", "Personal-account mutual aid for that care");
    public static final Field<BigDecimal> RETURNED_YUAN =
            yuan("returned_yuan", "Returned by the treating province because refunds and deductions outweigh its care");
    public static final Field<Boolean> IS_RETURN_MARKED =
            flag("is_return_marked", "Marked * in the notice: a return of the treating province is in it");
    public static final Field<BigDecimal> NOTICE_YUAN =
            yuan("notice_yuan", "Net sum of the payment or receipt notice, never negative");

    public static final Table TABLE = Table.named("clearing.province_statements")
            .doc(
                    "What a province pays to and receives from another for care outside the province, payable and receivable apart (SPEC D.7).")
            .grain(PROVINCE_CODE, COUNTERPART_PROVINCE_CODE, INSURANCE_TYPE, PERIOD, SIDE)
            .fields(
                    PROVINCE_CODE,
                    COUNTERPART_PROVINCE_CODE,
                    INSURANCE_TYPE,
                    PERIOD,
                    SIDE,
                    FUND_YUAN,
                    AUDIT_DEDUCTION_YUAN,
                    MUTUAL_AID_YUAN,
                    RETURNED_YUAN,
                    IS_RETURN_MARKED,
                    NOTICE_YUAN)
            .check("side_is_known", "side IN ('PAYABLE', 'RECEIVABLE')")
            .check("nothing_is_negative", "returned_yuan >= 0 AND notice_yuan >= 0")
            .check("provinces_differ", "province_code <> counterpart_province_code")
            .writtenBy("net-regions")
            .build();

    private ProvinceStatements() {}
}
