package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What became of the cases with a group in a calibration, by year and reason (SPEC B.1, B.2): all of them, and all their cost. */
public final class CleaningCounts {
    public static final String KEPT = "KEPT";

    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Newest year of the calibration window");
    public static final Field<Integer> DISCHARGE_YEAR = whole("discharge_year", "Year of discharge of the cases");
    public static final Field<String> REASON = text(
            "reason", "The first reason for which they leave, such as LOS_GT_MAX or TRIMMED_HIGH; KEPT if they stay");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of their stays");

    public static final Table TABLE = Table.named("weights.cleaning")
            .doc("What became of the cases with a group in a calibration, by year and reason (SPEC B.1, B.2).")
            .grain(REGION_CODE, YEAR, DISCHARGE_YEAR, REASON)
            .fields(REGION_CODE, YEAR, DISCHARGE_YEAR, REASON, CASE_COUNT, TOTAL_COST_YUAN)
            .region(REGION_CODE)
            .check("case_count_is_positive", "case_count > 0")
            .writtenBy("calibrate-weights")
            .build();

    private CleaningCounts() {}
}
