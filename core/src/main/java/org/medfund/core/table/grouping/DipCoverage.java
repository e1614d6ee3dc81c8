package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Where the cases of a DIP catalogue went: every case a catalogue was made from counts in one row. */
public final class DipCoverage {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of the catalogue");
    public static final Field<String> KIND =
            text("kind", "CORE, COMPREHENSIVE, BELOW_THRESHOLD, TOO_VARIED, or NO_MAIN_DIAGNOSIS");
    public static final Field<Integer> CASE_COUNT_MIN = whole("case_count_min", "Cases a disease has at least");
    public static final Field<Long> DISEASE_COUNT = count("disease_count", "Diseases of the kind");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of the cases");

    public static final Table TABLE = Table.named("grouping.dip_coverage")
            .doc("Where the cases of a DIP catalogue went: every case a catalogue was made from counts in one row.")
            .grain(REGION_CODE, YEAR, KIND)
            .fields(REGION_CODE, YEAR, KIND, CASE_COUNT_MIN, DISEASE_COUNT, CASE_COUNT, TOTAL_COST_YUAN)
            .region(REGION_CODE)
            .writtenBy("build-dip-catalogue")
            .build();

    private DipCoverage() {}
}
