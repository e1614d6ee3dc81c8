package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Cases left out of calibration, with the first reason that applies (SPEC B.1, B.2). */
public final class TrimmedCases {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Newest year of the calibration window");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<String> GROUP_CODE =
            text("group_code", "Group of the case").orNull();
    public static final Field<String> REASON = text("reason", "Such as LOS_GT_MAX or TRIMMED_HIGH");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of the stay");

    public static final Table TABLE = Table.named("weights.trimmed_cases")
            .doc("Cases left out of calibration, with the first reason that applies (SPEC B.1, B.2).")
            .grain(YEAR, SETTLEMENT_ID)
            .fields(REGION_CODE, YEAR, SETTLEMENT_ID, GROUP_CODE, REASON, TOTAL_COST_YUAN)
            .region(REGION_CODE)
            .writtenBy("calibrate-weights")
            .build();

    private TrimmedCases() {}
}
