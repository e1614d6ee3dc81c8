package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** How well a grouping scheme explains cost, on the cases weights come from and on those of the year after (SPEC B.4). */
public final class SchemeQualities {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Newest year of the calibration window");
    public static final Field<String> SCHEME = text("scheme", "Grouping scheme");
    public static final Field<String> JUDGED_ON = text(
            "judged_on",
            "WINDOW: the means of the window, on its own cases; NEXT_YEAR: the weights published for the year before,"
                    + " on the cases of this year, which they have not seen");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases judged: those cleaning and trimming left");
    public static final Field<Long> UNKNOWN_CASE_COUNT =
            count("unknown_case_count", "Cases left out because their group had no weight the year before");
    public static final Field<Double> REDUCTION_IN_VARIANCE = statistic(
            "reduction_in_variance",
            "Share of the squared deviations of cost from its mean that the groups take away; below 0 if they predict worse"
                    + " than the mean");
    public static final Field<Long> GROUP_COUNT = count("group_count", "Groups with a case judged");
    public static final Field<Long> UNSTABLE_GROUP_COUNT =
            count("unstable_group_count", "Of them, those too small or too varied for a weight of their own");
    public static final Field<Double> COST_CV_MEAN =
            statistic("cost_cv_mean", "Coefficient of variation of the groups, weighed by their cases");
    public static final Field<Long> EVEN_GROUP_COUNT =
            count("even_group_count", "Groups whose coefficient of variation is below 0.5");
    public static final Field<Long> MODERATE_GROUP_COUNT =
            count("moderate_group_count", "Groups whose coefficient of variation is 0.5 to below 0.7");
    public static final Field<Long> VARIED_GROUP_COUNT =
            count("varied_group_count", "Groups whose coefficient of variation is 0.7 to 1");
    public static final Field<Long> UNEVEN_GROUP_COUNT =
            count("uneven_group_count", "Groups whose coefficient of variation is above 1");
    public static final Field<Boolean> MEETS_REDUCTION_TARGET = flag(
            "meets_reduction_target", "The reduction in variance is at least what the policy aims at (drg.riv_target)");
    public static final Field<Long> SPLIT_GROUP_COUNT =
            count("split_group_count", "Groups whose ADRG is split into several");
    public static final Field<Long> UNEARNED_SPLIT_COUNT = count(
            "unearned_split_count",
            "Of them, those that do not earn the split (split_lacks of weights.relative_weights)");
    public static final Field<Integer> STANDARDISATION_ROUNDS = whole(
                    "standardisation_rounds",
                    "Rounds until the levels of hospitals settled; null if costs count as charged")
            .orNull();
    public static final Field<Double> STANDARDISATION_CHANGE = statistic(
                    "standardisation_change", "Greatest change of a hospital's level in the last round, as a share")
            .orNull();

    public static final Table TABLE = Table.named("weights.scheme_quality")
            .doc(
                    "How well a grouping scheme explains cost, on the cases weights come from and on the year after (SPEC B.4).")
            .grain(REGION_CODE, YEAR, JUDGED_ON)
            .fields(
                    REGION_CODE,
                    YEAR,
                    SCHEME,
                    JUDGED_ON,
                    CASE_COUNT,
                    UNKNOWN_CASE_COUNT,
                    REDUCTION_IN_VARIANCE,
                    GROUP_COUNT,
                    UNSTABLE_GROUP_COUNT,
                    COST_CV_MEAN,
                    EVEN_GROUP_COUNT,
                    MODERATE_GROUP_COUNT,
                    VARIED_GROUP_COUNT,
                    UNEVEN_GROUP_COUNT,
                    MEETS_REDUCTION_TARGET,
                    SPLIT_GROUP_COUNT,
                    UNEARNED_SPLIT_COUNT,
                    STANDARDISATION_ROUNDS,
                    STANDARDISATION_CHANGE)
            .region(REGION_CODE)
            .writtenBy("calibrate-weights")
            .build();

    private SchemeQualities() {}
}
