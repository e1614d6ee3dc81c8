package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Hospital-level catalogues: what a disease costs in institutions of one level class (SPEC C.1). */
public final class DipLevelMeans {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of the catalogue");
    public static final Field<String> GROUP_CODE = text("group_code", "Disease, as in grouping.dip_catalogue");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institutions, 0 to 3");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of the cases");
    public static final Field<BigDecimal> MEAN_COST_YUAN = yuan("mean_cost_yuan", "Mean cost");

    public static final Table TABLE = Table.named("grouping.dip_level_means")
            .doc("Hospital-level catalogues: what a disease costs in institutions of one level class (SPEC C.1).")
            .grain(REGION_CODE, YEAR, GROUP_CODE, LEVEL_CLASS)
            .fields(REGION_CODE, YEAR, GROUP_CODE, LEVEL_CLASS, CASE_COUNT, TOTAL_COST_YUAN, MEAN_COST_YUAN)
            .region(REGION_CODE)
            .check("case_count_is_positive", "case_count > 0")
            .writtenBy("build-dip-catalogue")
            .build();

    private DipLevelMeans() {}
}
