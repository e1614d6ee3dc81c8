package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Yearly assessment scores of institutions. */
public final class Assessments {
    public static final Field<Integer> YEAR = whole("year", "Year").landed("year");
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region").landed("pooling_area");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<BigDecimal> ASSESSMENT_SCORE =
            ratio("assessment_score", "Assessment score, 0 to 100").landed("score");

    public static final Table TABLE = Table.named("clearing.assessments")
            .doc("Yearly assessment scores of institutions.")
            .grain(YEAR, REGION_CODE, INSTITUTION_CODE)
            .fields(YEAR, REGION_CODE, INSTITUTION_CODE, ASSESSMENT_SCORE)
            .landing("assessment", false)
            .build();

    private Assessments() {}
}
