package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Coefficients of single institutions and the marks they were earned by (SPEC B.8, COEF_BASE_PLUS_BONUS). */
public final class InstitutionCoefficients {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year the coefficient applies to");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<BigDecimal> BASE_COEFFICIENT =
            weight("base_coefficient", "Coefficient of the level class, before bonuses");
    public static final Field<BigDecimal> CMI_MARK =
            ratio("cmi_mark", "Case-mix index over that of the region, less 1");
    public static final Field<BigDecimal> SPECIALTY_MARK = ratio("specialty_mark", "Key specialties");
    public static final Field<BigDecimal> ASSESSMENT_MARK =
            ratio("assessment_mark", "Assessment score of the year before, over 100");
    public static final Field<BigDecimal> AGREEMENT_MARK = ratio("agreement_mark", "Performance of the agreement");
    public static final Field<BigDecimal> HOSPITAL_COEFFICIENT = weight(
            "hospital_coefficient", "Base plus weighted marks, held between the limits; of all but basic groups");

    public static final Table TABLE = Table.named("payment.institution_coefficients")
            .doc(
                    "Coefficients of single institutions and the marks they were earned by (SPEC B.8, COEF_BASE_PLUS_BONUS)."
                            + " Regions whose coefficients are those of level classes have none.")
            .grain(REGION_CODE, YEAR, INSTITUTION_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSTITUTION_CODE,
                    LEVEL_CLASS,
                    BASE_COEFFICIENT,
                    CMI_MARK,
                    SPECIALTY_MARK,
                    ASSESSMENT_MARK,
                    AGREEMENT_MARK,
                    HOSPITAL_COEFFICIENT)
            .region(REGION_CODE)
            .writtenBy("set-rates")
            .build();

    private InstitutionCoefficients() {}
}
