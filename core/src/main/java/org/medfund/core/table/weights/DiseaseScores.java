package org.medfund.core.table.weights;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.score;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Scores of the diseases of DIP catalogues (SPEC C.2), in points. */
public final class DiseaseScores {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Newest year of the calibration window");
    public static final Field<String> SCHEME = text("scheme", "DIP_ and the year of the catalogue");
    public static final Field<String> GROUP_CODE = text("group_code", "Disease, as in grouping.dip_catalogue");
    public static final Field<Long> CASE_COUNT =
            count("case_count", "Cases left after cleaning and trimming; 0 for a ready-made disease without cases");
    public static final Field<Long> TRIMMED_CASE_COUNT = count("trimmed_case_count", "Cases trimmed as cost outliers");
    public static final Field<BigDecimal> MEAN_COST_YUAN =
            yuan("mean_cost_yuan", "Year-weighted mean cost of the disease").orNull();
    public static final Field<Double> COST_CV = statistic(
                    "cost_cv", "Coefficient of variation of cost, population form (SPEC C.3)")
            .orNull();
    public static final Field<String> CV_CLASS = text(
                    "cv_class",
                    "LOW below 0.5, MIDDLE, HIGH above 0.7 (to be looked at for subtypes), VERY_HIGH above 1")
            .orNull();
    public static final Field<BigDecimal> MEASURED_SCORE = score(
                    "measured_score", "Mean cost over mean of all cases, reference disease, or quota")
            .orNull();
    public static final Field<BigDecimal> MEASURED_SCORE_LOW = score(
                    "measured_score_low",
                    "Lower end of the 95 % interval of the measured score; null without a spread to judge by")
            .orNull();
    public static final Field<BigDecimal> MEASURED_SCORE_HIGH =
            score("measured_score_high", "Upper end of that interval").orNull();
    public static final Field<BigDecimal> CREDIBILITY = share(
                    "credibility", "1 if the interval is as narrow as it should be, in proportion less if it is not")
            .orNull();
    public static final Field<BigDecimal> DRUG_SCORE = weight(
                    "drug_score", "Mean drug cost over that of all cases, to be looked at; null without fees by class")
            .orNull();
    public static final Field<BigDecimal> CONSUMABLE_SCORE = weight(
                    "consumable_score", "Mean cost of consumables over that of all cases; null without fees by class")
            .orNull();
    public static final Field<BigDecimal> LAST_SCORE = score(
                    "last_score", "Score published for the year before; null if it is new")
            .orNull();
    public static final Field<Boolean> IS_DROP_TOO_LARGE =
            flag("is_drop_too_large", "Falls by more than dip.max_drop within the year: a warning");
    public static final Field<String> SCORE_BASIS =
            text("score_basis", "MEASURED, or LOADED with a ready-made catalogue");
    public static final Field<BigDecimal> SCORE = score("score", "Points the disease is paid by");

    public static final Table TABLE = Table.named("weights.disease_scores")
            .doc("Scores of the diseases of DIP catalogues (SPEC C.2), in points.")
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
                    CV_CLASS,
                    MEASURED_SCORE,
                    MEASURED_SCORE_LOW,
                    MEASURED_SCORE_HIGH,
                    CREDIBILITY,
                    DRUG_SCORE,
                    CONSUMABLE_SCORE,
                    LAST_SCORE,
                    IS_DROP_TOO_LARGE,
                    SCORE_BASIS,
                    SCORE)
            .region(REGION_CODE)
            .check("score_is_not_negative", "score >= 0")
            .writtenBy("calibrate-weights")
            .build();

    private DiseaseScores() {}
}
