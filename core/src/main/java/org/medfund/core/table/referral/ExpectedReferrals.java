package org.medfund.core.table.referral;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** How many cases of a group a city sent away, and how many others of like capability would have. */
public final class ExpectedReferrals {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> HOME_CITY_CODE = text("home_city_code", "City of insurance: the first digits");
    public static final Field<String> GROUP_CODE = text("group_code", "DRG group");
    public static final Field<Integer> CAPABILITY_CLASS = whole(
            "capability_class", "How many of the bounds of the policy the cases of the city the year before reach");
    public static final Field<Long> CASE_COUNT = count(
            "case_count", "Cases of the group of people insured in the city, treated there or referred elsewhere");
    public static final Field<Long> REFERRED_COUNT =
            count("referred_count", "Of them referred elsewhere: episodes that are decided and no emergencies");
    public static final Field<String> BASIS = text(
            "basis",
            "LIKE_CAPABILITY: other regions' cities of the class; ALL_CAPABILITIES: of every class, where these have too"
                    + " few cases; TOO_FEW: nothing is expected, for these have too few as well");
    public static final Field<Long> BASIS_CASE_COUNT = count("basis_case_count", "Cases of the cities compared with");
    public static final Field<BigDecimal> EXPECTED_COUNT = ratio(
                    "expected_count", "Referrals at the rates of these cities, age band by age band; null if TOO_FEW")
            .orNull();
    public static final Field<BigDecimal> EXCESS_COUNT =
            ratio("excess_count", "Referred less expected; null if TOO_FEW").orNull();
    public static final Field<BigDecimal> EXCESS_LOW_COUNT = ratio(
                    "excess_low_count", "Lower end of its 95 % interval (Poisson, exact); null if TOO_FEW")
            .orNull();
    public static final Field<BigDecimal> EXCESS_HIGH_COUNT =
            ratio("excess_high_count", "Upper end; null if TOO_FEW").orNull();
    public static final Field<BigDecimal> EXCESS_YUAN = yuan(
                    "excess_yuan",
                    "Excess at the mean fund money of the city's own referrals of the group; null if TOO_FEW or none was"
                            + " referred")
            .orNull();
    public static final Field<BigDecimal> EXCESS_LOW_YUAN =
            yuan("excess_low_yuan", "Lower end at the same mean").orNull();
    public static final Field<BigDecimal> EXCESS_HIGH_YUAN =
            yuan("excess_high_yuan", "Upper end at the same mean").orNull();

    public static final Table TABLE = Table.named("referral.expected_referrals")
            .doc(
                    "Referrals of a group from a city, and what cities of like capability in other regions would have referred.")
            .grain(REGION_CODE, YEAR, HOME_CITY_CODE, GROUP_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    HOME_CITY_CODE,
                    GROUP_CODE,
                    CAPABILITY_CLASS,
                    CASE_COUNT,
                    REFERRED_COUNT,
                    BASIS,
                    BASIS_CASE_COUNT,
                    EXPECTED_COUNT,
                    EXCESS_COUNT,
                    EXCESS_LOW_COUNT,
                    EXCESS_HIGH_COUNT,
                    EXCESS_YUAN,
                    EXCESS_LOW_YUAN,
                    EXCESS_HIGH_YUAN)
            .region(REGION_CODE)
            .check("referred_are_cases", "referred_count <= case_count")
            .writtenBy("link-referrals")
            .build();

    private ExpectedReferrals() {}
}
