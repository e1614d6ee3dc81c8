package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.share;
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
    public static final Field<Long> YEAR_CASE_COUNT = count("year_case_count", "Of them, cases of the year itself");
    public static final Field<Long> TRIMMED_CASE_COUNT = count("trimmed_case_count", "Cases trimmed as cost outliers");
    public static final Field<BigDecimal> MEAN_COST_YUAN = yuan(
            "mean_cost_yuan",
            "Year-weighted mean cost of the group; at the level of the region where costs are standardised");
    public static final Field<Double> COST_CV =
            statistic("cost_cv", "Coefficient of variation of cost, population form (SPEC B.4)");
    public static final Field<String> STABILITY =
            text("stability", "STABLE, UNSTABLE_SMALL, or UNSTABLE_CV (SPEC B.4)");
    public static final Field<String> WEIGHT_BASIS =
            text("weight_basis", "OWN_MEAN, PARENT_ADRG, LAST_YEAR_WEIGHT, or PAY_BY_ITEM: what the weight rests on");
    public static final Field<BigDecimal> MEASURED_WEIGHT =
            weight("measured_weight", "Mean cost of the basis over mean cost of the region, before any revision");
    public static final Field<BigDecimal> MEASURED_WEIGHT_LOW = weight(
                    "measured_weight_low",
                    "Lower end of the 95 % interval of the measured weight; null without a spread to judge by")
            .orNull();
    public static final Field<BigDecimal> MEASURED_WEIGHT_HIGH =
            weight("measured_weight_high", "Upper end of that interval").orNull();
    public static final Field<BigDecimal> CREDIBILITY = share(
                    "credibility", "1 if the interval is as narrow as it should be, in proportion less if it is not")
            .orNull();
    public static final Field<Boolean> IS_HELD =
            flag("is_held", "Stands on a limit of yearly change, or is frozen as a basic group");
    public static final Field<String> SPLIT_LACKS = text(
                    "split_lacks",
                    "What the group lacks to earn its place as a part of a split ADRG, of CASE_COUNT, MEAN_DIFFERENCE,"
                            + " and VARIATION; empty if nothing, null if its ADRG is not split (SPEC B.4)")
            .orNull();
    public static final Field<BigDecimal> RELATIVE_WEIGHT = weight(
            "relative_weight", "The measured weight, revised for structure, yearly change, and total (SPEC B.5, B.6)");

    public static final Table TABLE = Table.named("weights.relative_weights")
            .doc("Relative weights as calibrated (SPEC B.3), before any negotiated adjustment.")
            .grain(REGION_CODE, YEAR, GROUP_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    SCHEME,
                    GROUP_CODE,
                    CASE_COUNT,
                    YEAR_CASE_COUNT,
                    TRIMMED_CASE_COUNT,
                    MEAN_COST_YUAN,
                    COST_CV,
                    STABILITY,
                    WEIGHT_BASIS,
                    MEASURED_WEIGHT,
                    MEASURED_WEIGHT_LOW,
                    MEASURED_WEIGHT_HIGH,
                    CREDIBILITY,
                    IS_HELD,
                    SPLIT_LACKS,
                    RELATIVE_WEIGHT)
            .region(REGION_CODE)
            .check("case_count_is_positive", "case_count > 0")
            .check("relative_weight_is_not_negative", "relative_weight >= 0")
            .writtenBy("calibrate-weights")
            .build();

    private RelativeWeights() {}
}
