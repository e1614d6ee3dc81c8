package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Monthly income, expenditure, and balance of each pool. */
public final class FundBalances {
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region").landed("pooling_area");
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<String> MONTH = text("month", "yyyy-MM").landed("month");
    public static final Field<BigDecimal> INCOME_YUAN =
            yuan("income_yuan", "Income").landed("income");
    public static final Field<BigDecimal> EXPENDITURE_YUAN =
            yuan("expenditure_yuan", "Expenditure").landed("expenditure");
    public static final Field<BigDecimal> BALANCE_YUAN =
            yuan("balance_yuan", "Pooled balance at month end").landed("balance");
    public static final Field<BigDecimal> ACCOUNT_BALANCE_YUAN = yuan(
                    "account_balance_yuan", "Personal account balance")
            .landed("account_balance")
            .orNull();

    public static final Table TABLE = Table.named("clearing.fund_balances")
            .doc("Monthly income, expenditure, and balance of each pool.")
            .grain(REGION_CODE, INSURANCE_TYPE, MONTH)
            .fields(
                    REGION_CODE,
                    INSURANCE_TYPE,
                    MONTH,
                    INCOME_YUAN,
                    EXPENDITURE_YUAN,
                    BALANCE_YUAN,
                    ACCOUNT_BALANCE_YUAN)
            .landing("fund_balance", false)
            .build();

    private FundBalances() {}
}
