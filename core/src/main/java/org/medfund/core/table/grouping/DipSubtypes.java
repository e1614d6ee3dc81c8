package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Auxiliary subtypes of core diseases (SPEC C.4), those that were tried and did not pass among them. */
public final class DipSubtypes {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of the catalogue");
    public static final Field<String> GROUP_CODE = text("group_code", "Core disease, as in grouping.dip_catalogue");
    public static final Field<String> DIMENSION = text("dimension", "CCI, SEVERITY, TUMOUR_SEVERITY, AGE, or ICU_DAYS");
    public static final Field<String> SUBTYPE = text("subtype", "Subtype, such as SEVERE");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases of the subtype");
    public static final Field<BigDecimal> MEAN_COST_YUAN = yuan("mean_cost_yuan", "Mean cost of the subtype");
    public static final Field<BigDecimal> COEFFICIENT =
            weight("coefficient", "Mean cost of the subtype over that of the disease");
    public static final Field<Double> COST_CV_BEFORE =
            statistic("cost_cv_before", "Coefficient of variation of the disease");
    public static final Field<Double> COST_CV_AFTER = statistic("cost_cv_after", "The same within the subtypes");
    public static final Field<Boolean> IS_ADMITTED = flag("is_admitted", "The dimension passes the gate of SPEC C.4");
    public static final Field<Boolean> IS_CHOSEN =
            flag("is_chosen", "Of the admitted dimensions of the disease this one has the highest coefficient");

    public static final Table TABLE = Table.named("grouping.dip_subtypes")
            .doc("Auxiliary subtypes of core diseases (SPEC C.4), those that were tried and did not pass among them.")
            .grain(REGION_CODE, YEAR, GROUP_CODE, DIMENSION, SUBTYPE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    GROUP_CODE,
                    DIMENSION,
                    SUBTYPE,
                    CASE_COUNT,
                    MEAN_COST_YUAN,
                    COEFFICIENT,
                    COST_CV_BEFORE,
                    COST_CV_AFTER,
                    IS_ADMITTED,
                    IS_CHOSEN)
            .region(REGION_CODE)
            .check("chosen_is_admitted", "NOT is_chosen OR is_admitted")
            .writtenBy("build-dip-catalogue")
            .build();

    private DipSubtypes() {}
}
