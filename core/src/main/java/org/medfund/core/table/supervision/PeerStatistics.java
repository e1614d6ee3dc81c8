package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What the cases of a group at a level were like the year before: claims are held against it by rules (SPEC E.23). */
public final class PeerStatistics {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR =
            whole("year", "Year of the claims that are held against it; its own cases are of the year before");
    public static final Field<String> GROUP_CODE = text("group_code", "Group");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<Long> CASE_COUNT = count("case_count", "Cases with a cost above 0, none trimmed");
    public static final Field<Double> MEAN_LN_COST =
            statistic("mean_ln_cost", "Mean of the natural logarithm of the cost in yuan");
    public static final Field<Double> SD_LN_COST =
            statistic("sd_ln_cost", "Standard deviation of that logarithm, population form");
    public static final Field<BigDecimal> STAY_DAYS_P50 = share("stay_days_p50", "Median stay, type 7, days");
    public static final Field<BigDecimal> STAY_DAYS_P90 =
            share("stay_days_p90", "Stay that nine of ten do not exceed, type 7, days");
    public static final Field<BigDecimal> OWN_PAY_SHARE_P95 = ratio(
            "own_pay_share_p95",
            "Own-pay share (own expense and what is over the limit, over cost; SPEC F.1) that 95 of 100 do not exceed, type 7");

    public static final Table TABLE = Table.named("supervision.peer_statistics")
            .doc(
                    "What the cases of a group at a level were like the year before, where there were enough of them: claims"
                            + " are held against it by rules (SPEC E.2, E.10, E.13, E.23).")
            .grain(REGION_CODE, YEAR, GROUP_CODE, LEVEL_CLASS)
            .fields(
                    REGION_CODE,
                    YEAR,
                    GROUP_CODE,
                    LEVEL_CLASS,
                    CASE_COUNT,
                    MEAN_LN_COST,
                    SD_LN_COST,
                    STAY_DAYS_P50,
                    STAY_DAYS_P90,
                    OWN_PAY_SHARE_P95)
            .region(REGION_CODE)
            .check("case_count_is_positive", "case_count > 0")
            .writtenBy("scan-claims")
            .build();

    private PeerStatistics() {}
}
