package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Approved budgets by pooling region, year, and insurance type (SPEC A.11). */
public final class Budgets {
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region").landed("pooling_area");
    public static final Field<Integer> YEAR = whole("year", "Year").landed("year");
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<BigDecimal> TOTAL_BUDGET_YUAN =
            yuan("total_budget_yuan", "Total budget of the region").landed("total_budget");
    public static final Field<BigDecimal> INPATIENT_BUDGET_YUAN = yuan(
                    "inpatient_budget_yuan", "Budget of inpatient payment by disease")
            .landed("inpatient_budget");
    public static final Field<BigDecimal> OUTPATIENT_BUDGET_YUAN = yuan("outpatient_budget_yuan", "Outpatient budget")
            .landed("outpatient_budget")
            .orNull();
    public static final Field<BigDecimal> OUT_OF_AREA_BUDGET_YUAN = yuan(
                    "out_of_area_budget_yuan", "Budget of out-of-area care")
            .landed("out_of_area_budget")
            .orNull();
    public static final Field<BigDecimal> RESERVE_YUAN =
            yuan("reserve_yuan", "Adjustment reserve").landed("reserve");
    public static final Field<Integer> VERSION =
            whole("version", "Revision of the budget; the highest counts").landed("version");
    public static final Field<LocalDate> APPROVED_DATE =
            date("approved_date", "Day of approval").landed("approved_at");

    public static final Table TABLE = Table.named("clearing.budgets")
            .doc("Approved budgets by pooling region, year, and insurance type (SPEC A.11).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    TOTAL_BUDGET_YUAN,
                    INPATIENT_BUDGET_YUAN,
                    OUTPATIENT_BUDGET_YUAN,
                    OUT_OF_AREA_BUDGET_YUAN,
                    RESERVE_YUAN,
                    VERSION,
                    APPROVED_DATE)
            .landing("budget", true)
            .versionedBy(VERSION)
            .build();

    private Budgets() {}
}
