package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Diseases of DIP catalogues (SPEC C.1), made from cases or loaded ready-made. */
public final class DipDiseases {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of the catalogue");
    public static final Field<String> SCHEME = text("scheme", "DIP_ and the year, as in grouping.grouped_cases");
    public static final Field<String> GROUP_CODE = text(
            "group_code",
            "Disease: diagnosis and procedures parted by +, diagnosis and class parted by |, or as loaded");
    public static final Field<String> GROUP_NAME =
            text("group_name", "Chinese name; codes stand where no code list is loaded");
    public static final Field<String> KIND = text("kind", "CORE or COMPREHENSIVE");
    public static final Field<String> DIAGNOSIS_CODE =
            text("diagnosis_code", "First characters of the main diagnosis, such as K35.3 or K35");
    public static final Field<String> PROCEDURE_CLASS = text(
                    "procedure_class", "MEDICAL, DIAGNOSTIC, THERAPEUTIC, or SURGERY; null if not known")
            .orNull();
    public static final Field<String> MAIN_PROCEDURE_CODES = text(
                    "main_procedure_codes", "One of them is the main procedure; parted by /, null for none")
            .orNull();
    public static final Field<String> RELATED_PROCEDURE_CODES = text(
                    "related_procedure_codes",
                    "Each part between + was done as well, / parts alternatives; null for none")
            .orNull();
    public static final Field<String> DIRECTORY_2 =
            text("directory_2", "Second level of the directory: diagnosis of four characters and class");
    public static final Field<String> DIRECTORY_1 =
            text("directory_1", "First level of the directory: ICD-10 section and class");
    public static final Field<String> CHAPTER_CODE =
            text("chapter_code", "Main index: ICD-10 chapter, I to XXII").orNull();
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases it was made from; 0 if loaded ready-made");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of these cases");
    public static final Field<BigDecimal> MEAN_COST_YUAN =
            yuan("mean_cost_yuan", "Mean cost; null if loaded ready-made").orNull();
    public static final Field<Double> COST_CV = statistic(
                    "cost_cv", "Coefficient of variation of cost (SPEC C.3); null if loaded ready-made")
            .orNull();
    public static final Field<BigDecimal> LOADED_SCORE = ratio(
                    "loaded_score", "Points of a ready-made catalogue; null if made from cases")
            .orNull();

    public static final Table TABLE = Table.named("grouping.dip_catalogue")
            .doc("Diseases of DIP catalogues (SPEC C.1), made from cases or loaded ready-made.")
            .grain(REGION_CODE, YEAR, GROUP_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    SCHEME,
                    GROUP_CODE,
                    GROUP_NAME,
                    KIND,
                    DIAGNOSIS_CODE,
                    PROCEDURE_CLASS,
                    MAIN_PROCEDURE_CODES,
                    RELATED_PROCEDURE_CODES,
                    DIRECTORY_2,
                    DIRECTORY_1,
                    CHAPTER_CODE,
                    CASE_COUNT,
                    TOTAL_COST_YUAN,
                    MEAN_COST_YUAN,
                    COST_CV,
                    LOADED_SCORE)
            .region(REGION_CODE)
            .check("kind_is_known", "kind IN ('CORE', 'COMPREHENSIVE')")
            .writtenBy("build-dip-catalogue")
            .build();

    private DipDiseases() {}
}
