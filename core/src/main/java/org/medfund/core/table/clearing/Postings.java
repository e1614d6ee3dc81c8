package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Double entry: every amount moved, never negative, from a credited to a debited account (docs/chart-of-accounts). */
public final class Postings {
    public static final Field<String> POSTING_ID =
            text("posting_id", "Region, period, insurance type, code, and whom it concerns");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region whose books it is in");
    public static final Field<String> PERIOD = text("period", "Year, quarter, or month");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> POSTING_CODE = text("posting_code", "What happened, such as CASE_ENTITLEMENT");
    public static final Field<String> DEBIT_ACCOUNT = text("debit_account", "Account debited");
    public static final Field<String> CREDIT_ACCOUNT = text("credit_account", "Account credited");
    public static final Field<BigDecimal> AMOUNT_YUAN = yuan("amount_yuan", "Amount, positive");
    public static final Field<String> INSTITUTION_CODE =
            text("institution_code", "Institution concerned").orNull();
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement concerned").orNull();
    public static final Field<String> CORRECTS_POSTING_ID = text(
                    "corrects_posting_id",
                    "First posting of the same case in these books, of which this is a difference")
            .orNull();

    public static final Table TABLE = Table.named("clearing.postings")
            .doc(
                    "Double entry: every amount moved, never negative, from a credited to a debited account (docs/chart-of-accounts).")
            .grain(POSTING_ID)
            .fields(
                    POSTING_ID,
                    REGION_CODE,
                    PERIOD,
                    INSURANCE_TYPE,
                    POSTING_CODE,
                    DEBIT_ACCOUNT,
                    CREDIT_ACCOUNT,
                    AMOUNT_YUAN,
                    INSTITUTION_CODE,
                    SETTLEMENT_ID,
                    CORRECTS_POSTING_ID)
            .region(REGION_CODE)
            .check("amount_is_positive", "amount_yuan > 0")
            .check("accounts_differ", "debit_account <> credit_account")
            .large()
            .writtenBy("clear-year")
            .build();

    private Postings() {}
}
