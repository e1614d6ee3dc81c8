package org.medfund.core.table.referral;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What a city treated itself the year before, of cities whose insured went elsewhere in the year (SPEC E.3, step 4). */
public final class LocalCapability {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR =
            whole("year", "Year of the referrals held against it; its own cases are of the year before");
    public static final Field<String> CITY_CODE = text("city_code", "City of that region: the first digits");
    public static final Field<String> GROUP_CODE = text("group_code", "DRG group");
    public static final Field<Integer> LEVEL_CLASS =
            whole("level_class", "Highest level class counted: cases of all institutions of this level or below");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases treated in the city, wherever insured");
    public static final Field<Long> DEATH_COUNT = count("death_count", "Of them died in hospital");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Their cost");
    public static final Field<BigDecimal> FUND_TOTAL_YUAN = yuan("fund_total_yuan", "Paid for them by all funds");

    public static final Table TABLE = Table.named("referral.local_capability")
            .doc("What a city treated itself of a group the year before, up to a level (SPEC E.3, step 4).")
            .grain(REGION_CODE, YEAR, CITY_CODE, GROUP_CODE, LEVEL_CLASS)
            .fields(
                    REGION_CODE,
                    YEAR,
                    CITY_CODE,
                    GROUP_CODE,
                    LEVEL_CLASS,
                    CASE_COUNT,
                    DEATH_COUNT,
                    TOTAL_COST_YUAN,
                    FUND_TOTAL_YUAN)
            .region(REGION_CODE)
            .check("case_count_is_positive", "case_count > 0")
            .writtenBy("link-referrals")
            .build();

    private LocalCapability() {}
}
