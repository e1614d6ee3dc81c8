package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Relative weights as calibrated (SPEC B.3), before any negotiated adjustment. */
public final class RelativeWeights {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Newest year of the calibration window");
    public static final Field<String> SCHEME = text("scheme", "Grouping scheme");
    public static final Field<String> GROUP_CODE = text("group_code", "Group, such as ES23");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases left after cleaning and trimming");
    public static final Field<Long> TRIMMED_CASE_COUNT = count("trimmed_case_count", "Cases trimmed as cost outliers");
    public static final Field<BigDecimal> MEAN_COST_YUAN =
            yuan("mean_cost_yuan", "Year-weighted mean cost of the group");
    public static final Field<Double> COST_CV =
            statistic("cost_cv", "Coefficient of variation of cost, population form (SPEC B.4)");
    public static final Field<String> STABILITY =
            text("stability", "STABLE, UNSTABLE_SMALL, or UNSTABLE_CV (SPEC B.4)");
    public static final Field<String> WEIGHT_BASIS =
            text("weight_basis", "OWN_MEAN or PARENT_ADRG: whose mean the weight rests on");
    public static final Field<BigDecimal> RELATIVE_WEIGHT =
            weight("relative_weight", "Mean cost of the basis over mean cost of the region");

    public static final Table TABLE = Table.named("weights.relative_weights")
            .doc("Relative weights as calibrated (SPEC B.3), before any negotiated adjustment.")
            .grain(REGION_CODE, YEAR, GROUP_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    SCHEME,
                    GROUP_CODE,
                    CASE_COUNT,
                    TRIMMED_CASE_COUNT,
                    MEAN_COST_YUAN,
                    COST_CV,
                    STABILITY,
                    WEIGHT_BASIS,
                    RELATIVE_WEIGHT)
            .region(REGION_CODE)
            .check("case_count_is_positive", "case_count > 0")
            .check("relative_weight_is_not_negative", "relative_weight >= 0")
            .writtenBy("calibrate-weights")
            .build();

    private RelativeWeights() {}
}
