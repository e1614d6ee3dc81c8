package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What became of every special-case application of a year, and what an accepted one adds (SPEC D.5). */
public final class SpecialCaseDecisions {
    public static final Field<String> APPLICATION_ID = text("application_id", "Application");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of insurance");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<Integer> HALF =
            whole("half", "Part of the year by discharge, special.publish_months months each: with 6 of them 1 or 2");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<String> REASON = text("reason", "LOS, COST, NEW_TECH, CRITICAL, or MDT");
    public static final Field<LocalDate> APPLIED_DATE = date("applied_date", "Day of application");
    public static final Field<LocalDate> REVIEWED_DATE =
            date("reviewed_date", "Day of review; null before it").orNull();
    public static final Field<String> PAYMENT_METHOD = text(
                    "payment_method", "DRG or DIP, as the case is paid; null without a case payment")
            .orNull();
    public static final Field<BigDecimal> TOTAL_COST_YUAN =
            yuan("total_cost_yuan", "Whole cost of the stay").orNull();
    public static final Field<BigDecimal> STANDARD_YUAN = yuan(
                    "standard_yuan", "Payment standard of the case; null if it has none")
            .orNull();
    public static final Field<BigDecimal> PAYMENT_YUAN =
            yuan("payment_yuan", "Recognised payment without review").orNull();
    public static final Field<BigDecimal> ENTITLEMENT_YUAN = yuan(
                    "entitlement_yuan", "What the basic pool owes for the case without review")
            .orNull();
    public static final Field<BigDecimal> FUND_RATIO = share(
                    "fund_ratio", "Part of a payment that the basic pool bears, as published with rate or point value")
            .orNull();
    public static final Field<BigDecimal> COST_RATIO = share(
                    "cost_ratio", "Cost over standard; the unrounded one decides and ranks; null without a standard")
            .orNull();
    public static final Field<Boolean> IS_ELIGIBLE = flag("is_eligible", "Whether the case may be a special one");
    public static final Field<String> INELIGIBLE_REASON = text(
                    "ineligible_reason",
                    "NO_CASE_PAYMENT, NO_STANDARD, or RATIO_NOT_ABOVE (special.dip_ratio_gt); null if eligible")
            .orNull();
    public static final Field<Long> CAP_CASE_COUNT = count(
                    "cap_case_count", "Cases that the pooling area may accept in the year; null without a case payment")
            .orNull();
    public static final Field<Integer> RANK = whole(
                    "rank",
                    "Place among the approved and eligible cases of the area: highest ratio first, then lowest"
                            + " settlement number; null of others")
            .orNull();
    public static final Field<String> OUTCOME = text(
            "outcome",
            "ACCEPTED, OVER_CAP (approved, beyond the cap), NOT_ELIGIBLE (approved, may not be one), REFUSED, PENDING,"
                    + " NO_CASE (no case of the year is paid under this settlement), or DUPLICATE (another application of"
                    + " the settlement counts)");
    public static final Field<String> PAYMENT_MODE = text(
                    "payment_mode", "ITEM, or ADJUSTED (raised standard); null unless approved")
            .orNull();
    public static final Field<BigDecimal> INCREMENT_YUAN =
            yuan("increment_yuan", "What an accepted case adds to its entitlement; 0 of others");

    public static final Table TABLE = Table.named("clearing.special_case_decisions")
            .doc("What became of every special-case application of a year, and what an accepted one adds (SPEC D.5).")
            .grain(APPLICATION_ID)
            .fields(
                    APPLICATION_ID,
                    REGION_CODE,
                    YEAR,
                    HALF,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    SETTLEMENT_ID,
                    REASON,
                    APPLIED_DATE,
                    REVIEWED_DATE,
                    PAYMENT_METHOD,
                    TOTAL_COST_YUAN,
                    STANDARD_YUAN,
                    PAYMENT_YUAN,
                    ENTITLEMENT_YUAN,
                    FUND_RATIO,
                    COST_RATIO,
                    IS_ELIGIBLE,
                    INELIGIBLE_REASON,
                    CAP_CASE_COUNT,
                    RANK,
                    OUTCOME,
                    PAYMENT_MODE,
                    INCREMENT_YUAN)
            .region(REGION_CODE)
            .check("increment_is_not_negative", "increment_yuan >= 0")
            .writtenBy("review-special-cases")
            .build();

    private SpecialCaseDecisions() {}
}
