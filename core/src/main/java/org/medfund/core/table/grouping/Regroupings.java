package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Cases and money by the group one scheme gives them and the group another does, for each institution. */
public final class Regroupings {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<String> FROM_SCHEME = text("from_scheme", "Scheme compared from");
    public static final Field<String> TO_SCHEME = text("to_scheme", "Scheme compared to");
    public static final Field<String> FROM_GROUP =
            text("from_group", "Group by the scheme compared from; the status where it gives none");
    public static final Field<String> TO_GROUP =
            text("to_group", "Group by the scheme compared to; the status where it gives none");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases with both groups");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of these cases");

    public static final Table TABLE = Table.named("grouping.regroupings")
            .doc("Cases and money by the group one scheme gives them and the group another does, for each institution.")
            .grain(REGION_CODE, YEAR, INSTITUTION_CODE, FROM_SCHEME, TO_SCHEME, FROM_GROUP, TO_GROUP)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSTITUTION_CODE,
                    FROM_SCHEME,
                    TO_SCHEME,
                    FROM_GROUP,
                    TO_GROUP,
                    CASE_COUNT,
                    TOTAL_COST_YUAN)
            .region(REGION_CODE)
            .writtenBy("compare-schemes")
            .build();

    private Regroupings() {}
}
