package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What each group would weigh, measured on the same cases, under every way to trim (SPEC B.2). */
public final class WeightSensitivities {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Newest year of the calibration window");
    public static final Field<String> SCHEME = text("scheme", "Grouping scheme");
    public static final Field<String> GROUP_CODE = text("group_code", "Group, such as ES23");
    public static final Field<String> TRIM_POLICY = text("trim_policy", "Such as TRIM_IQR15 (SPEC B.2)");
    public static final Field<Boolean> IS_IN_FORCE =
            Field.flag("is_in_force", "The region's policy trims this way: its weight is the one measured");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases left after cleaning and trimming");
    public static final Field<BigDecimal> MEASURED_WEIGHT =
            weight("measured_weight", "Weight from these cases, before any revision");

    public static final Table TABLE = Table.named("weights.sensitivities")
            .doc("What each group would weigh, measured on the same cases, under every way to trim (SPEC B.2).")
            .grain(REGION_CODE, YEAR, GROUP_CODE, TRIM_POLICY)
            .fields(REGION_CODE, YEAR, SCHEME, GROUP_CODE, TRIM_POLICY, IS_IN_FORCE, CASE_COUNT, MEASURED_WEIGHT)
            .region(REGION_CODE)
            .writtenBy("calibrate-weights")
            .build();

    private WeightSensitivities() {}
}
