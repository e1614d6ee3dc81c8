package org.medfund.core.table.referral;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Where people of a city were treated, by group: sums of {@link Episodes}. */
public final class Outflows {
    /** Stands for episodes without a group. */
    public static final String UNGROUPED = "UNGROUPED";

    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> HOME_CITY_CODE = text("home_city_code", "City of insurance: the first digits");
    public static final Field<String> TREATED_REGION_CODE = text("treated_region_code", "Pooling region of treatment");
    public static final Field<String> TREATED_CITY_CODE =
            text("treated_city_code", "City of treatment: the first digits");
    public static final Field<String> GROUP_CODE = text("group_code", "DRG group, or UNGROUPED");
    public static final Field<Long> EPISODE_COUNT = count("episode_count", "Episodes");
    public static final Field<Long> ASSESSED_COUNT =
            count("assessed_count", "Of them decided, and no emergencies: the rate is over these");
    public static final Field<Long> UNREASONABLE_COUNT = count("unreasonable_count", "Of them unreasonable");
    public static final Field<Long> STAY_DAYS = count("stay_days", "Days of all episodes");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Cost of all episodes");
    public static final Field<BigDecimal> FUND_TOTAL_YUAN = yuan("fund_total_yuan", "Paid for them by all funds");
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN =
            yuan("fund_at_risk_yuan", "Fund money at risk of the unreasonable ones");

    public static final Table TABLE = Table.named("referral.outflow")
            .doc("Where people of a city were treated, by group: sums of the episodes.")
            .grain(REGION_CODE, YEAR, HOME_CITY_CODE, TREATED_REGION_CODE, TREATED_CITY_CODE, GROUP_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    HOME_CITY_CODE,
                    TREATED_REGION_CODE,
                    TREATED_CITY_CODE,
                    GROUP_CODE,
                    EPISODE_COUNT,
                    ASSESSED_COUNT,
                    UNREASONABLE_COUNT,
                    STAY_DAYS,
                    TOTAL_COST_YUAN,
                    FUND_TOTAL_YUAN,
                    FUND_AT_RISK_YUAN)
            .region(REGION_CODE)
            .check(
                    "parts_are_within_the_whole",
                    "unreasonable_count <= assessed_count AND assessed_count <= episode_count")
            .writtenBy("link-referrals")
            .build();

    private Outflows() {}
}
