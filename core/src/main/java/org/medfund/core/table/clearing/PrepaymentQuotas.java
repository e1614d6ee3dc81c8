package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What each institution may be prepaid at the opening of a year (SPEC D.2). */
public final class PrepaymentQuotas {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year of the prepayment");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<BigDecimal> BALANCE_YUAN =
            yuan("balance_yuan", "Balance of the pool at the end of the year before");
    public static final Field<BigDecimal> MONTHLY_AVERAGE_YUAN =
            yuan("monthly_average_yuan", "Mean monthly payout of the pool in the year before");
    public static final Field<BigDecimal> RESERVE_MONTHS = ratio(
                    "reserve_months",
                    "Balance over mean monthly payout, two places; the unrounded one decides; null without a payout")
            .orNull();
    public static final Field<Boolean> IS_ELIGIBLE = flag("is_eligible", "Whether the institution may be prepaid");
    public static final Field<String> INELIGIBLE_REASON = text(
                    "ineligible_reason",
                    "Of the pool: NO_PAYOUT, RED_POOL (prepay.red_pools), NO_RESERVE_LIMIT or RESERVE_TOO_LOW"
                            + " (prepay.min_reserve_months); of the institution: NO_PAYOUT_TO_INSTITUTION or"
                            + " ASSESSMENT_BELOW_FLOOR (assess.floor); null if eligible")
            .orNull();
    public static final Field<BigDecimal> POOL_QUOTA_YUAN =
            yuan("pool_quota_yuan", "What the pool may prepay in all: prepay.months times the mean; 0 if it may not");
    public static final Field<BigDecimal> PAYOUT_YUAN =
            yuan("payout_yuan", "Paid to the institution in the year before");
    public static final Field<String> PAYOUT_BASIS = text(
            "payout_basis",
            "MONTHLY_SETTLEMENTS as delivered, or CASE_PAYMENTS: the book amounts of the region's cases"
                    + " (prepay.payout_basis)");
    public static final Field<BigDecimal> ASSESSMENT_SCORE = ratio(
                    "assessment_score", "Score of the year before; null if not assessed")
            .orNull();
    public static final Field<BigDecimal> QUOTA_SHARE =
            share("quota_share", "Part of the pool's quota; 0 if not eligible");
    public static final Field<BigDecimal> QUOTA_YUAN =
            yuan("quota_yuan", "What the institution may be prepaid; 0 if not eligible");

    public static final Table TABLE = Table.named("clearing.prepayment_quotas")
            .doc("What each institution may be prepaid at the opening of a year (SPEC D.2).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE, INSTITUTION_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    BALANCE_YUAN,
                    MONTHLY_AVERAGE_YUAN,
                    RESERVE_MONTHS,
                    IS_ELIGIBLE,
                    INELIGIBLE_REASON,
                    POOL_QUOTA_YUAN,
                    PAYOUT_YUAN,
                    PAYOUT_BASIS,
                    ASSESSMENT_SCORE,
                    QUOTA_SHARE,
                    QUOTA_YUAN)
            .region(REGION_CODE)
            .check("quota_is_not_negative", "quota_yuan >= 0")
            .writtenBy("set-prepayments")
            .build();

    private PrepaymentQuotas() {}
}
