package org.medfund.core.table.referral;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The rate of unreasonable referral of a region, beside figures of the press that nobody has verified. */
public final class ReferralRates {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<Long> EPISODE_COUNT = count("episode_count", "Episodes away from the city of insurance");
    public static final Field<Long> EXEMPT_COUNT = count("exempt_count", "Of them emergencies");
    public static final Field<Long> UNDECIDED_COUNT = count("undecided_count", "Of them not decided");
    public static final Field<Long> ASSESSED_COUNT = count("assessed_count", "All others: the rate is over these");
    public static final Field<Long> UNREASONABLE_COUNT = count("unreasonable_count", "Of these unreasonable");
    public static final Field<BigDecimal> UNREASONABLE_RATE = share(
                    "unreasonable_rate", "Unreasonable over assessed; null if none is assessed")
            .orNull();
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN =
            yuan("fund_at_risk_yuan", "Fund money at risk of the unreasonable ones");
    public static final Field<String> LIGHT =
            text("light", "GREEN, YELLOW, or RED by alarm.unreasonable_referral_gt; NOT_MEASURABLE without a rate");
    public static final Field<BigDecimal> PRESS_RATE =
            share("press_rate", "Rate a press article gives, not verified: shown, never computed with");
    public static final Field<BigDecimal> PRESS_LOSS_YUAN =
            yuan("press_loss_yuan", "Loss in the country the same article gives, not verified");
    public static final Field<String> PRESS_SOURCE =
            text("press_source", "Where that stands, and that it is not verified");

    public static final Table TABLE = Table.named("referral.rates")
            .doc("The rate of unreasonable referral of a region (SPEC E.3), beside unverified figures of the press.")
            .grain(REGION_CODE, YEAR)
            .fields(
                    REGION_CODE,
                    YEAR,
                    EPISODE_COUNT,
                    EXEMPT_COUNT,
                    UNDECIDED_COUNT,
                    ASSESSED_COUNT,
                    UNREASONABLE_COUNT,
                    UNREASONABLE_RATE,
                    FUND_AT_RISK_YUAN,
                    LIGHT,
                    PRESS_RATE,
                    PRESS_LOSS_YUAN,
                    PRESS_SOURCE)
            .region(REGION_CODE)
            .check("every_episode_is_counted_once", "exempt_count + undecided_count + assessed_count = episode_count")
            .writtenBy("link-referrals")
            .build();

    private ReferralRates() {}
}
