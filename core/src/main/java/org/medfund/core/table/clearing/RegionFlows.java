package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Who was treated where: claims, cost, and fund money from region of insurance to region of treatment, home care included (SPEC D.7). */
public final class RegionFlows {
    public static final Field<String> INSURED_REGION_CODE =
            text("insured_region_code", "Pooling region of insurance: it pays");
    public static final Field<String> TREATED_REGION_CODE =
            text("treated_region_code", "Pooling region of treatment: it receives");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month of settlement");
    public static final Field<Long> CLAIM_COUNT = count("claim_count", "Settlements, refunds counted minus one");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost");
    public static final Field<BigDecimal> FUND_TOTAL_YUAN = yuan("fund_total_yuan", "Paid by all funds");
    public static final Field<Long> REPORTED_STAY_DAYS = count("reported_stay_days", "Days in hospital as reported");

    public static final Table TABLE = Table.named("clearing.region_flows")
            .doc(
                    "Who was treated where: claims, cost, and fund money from region of insurance to region of treatment, home care included (SPEC D.7).")
            .grain(INSURED_REGION_CODE, TREATED_REGION_CODE, INSURANCE_TYPE, PERIOD)
            .fields(
                    INSURED_REGION_CODE,
                    TREATED_REGION_CODE,
                    INSURANCE_TYPE,
                    PERIOD,
                    CLAIM_COUNT,
                    TOTAL_COST_YUAN,
                    FUND_TOTAL_YUAN,
                    REPORTED_STAY_DAYS)
            .writtenBy("net-regions")
            .build();

    private RegionFlows() {}
}
