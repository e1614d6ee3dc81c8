package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Out-of-area advance funds against the clearing of each month: quota, use, and warning (SPEC D.7). */
public final class AdvanceFundUsage {
    public static final Field<String> FROM_PARTY_CODE =
            text("from_party_code", "Who paid in advance: a province, or a region within its own province");
    public static final Field<String> TO_PARTY_CODE =
            text("to_party_code", "Who holds it: a province, or a region within the same province; * if none is named");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> MONTH = text("month", "yyyy-MM");
    public static final Field<BigDecimal> QUOTA_YUAN = yuan(
                    "quota_yuan",
                    "Quota of the year: months of last year's fourth quarter; null if that is not delivered")
            .orNull();
    public static final Field<BigDecimal> PAID_YUAN = yuan("paid_yuan", "Paid in advance for the year");
    public static final Field<BigDecimal> ADJUSTMENT_YUAN = yuan(
                    "adjustment_yuan", "Quota less paid: to be topped up; negative is to be taken back")
            .orNull();
    public static final Field<BigDecimal> CLEARING_YUAN =
            yuan("clearing_yuan", "Clearing of the month between the two");
    public static final Field<BigDecimal> USAGE_RATIO = share(
                    "usage_ratio", "Clearing over advance; null without an advance")
            .orNull();
    public static final Field<String> LEVEL =
            text("level", "NONE, YELLOW, or RED; null without an advance").orNull();
    public static final Field<BigDecimal> POOL_PAID_YUAN =
            yuan("pool_paid_yuan", "Advances of all payers with the holder, who may use them across payers");
    public static final Field<BigDecimal> POOL_CLEARING_YUAN =
            yuan("pool_clearing_yuan", "Clearing of the month of all payers with the holder");
    public static final Field<BigDecimal> POOL_USAGE_RATIO =
            share("pool_usage_ratio", "Their ratio; null without an advance").orNull();
    public static final Field<String> POOL_LEVEL = text(
                    "pool_level", "NONE, YELLOW, or RED of the holder; null without an advance")
            .orNull();
    public static final Field<LocalDate> QUOTA_SET_BY_DATE =
            date("quota_set_by_date", "Last day to set the quota of the year");
    public static final Field<LocalDate> QUOTA_MOVED_BY_DATE = date("quota_moved_by_date", "Last day to move it");
    public static final Field<LocalDate> TOP_UP_REQUESTED_BY_DATE = date(
                    "top_up_requested_by_date", "RED only: last day to ask for more")
            .orNull();
    public static final Field<LocalDate> TOP_UP_SUBMITTED_BY_DATE = date(
                    "top_up_submitted_by_date", "RED only: last day to hand it to the finance office")
            .orNull();
    public static final Field<LocalDate> TOP_UP_PAID_BY_DATE = date(
                    "top_up_paid_by_date", "RED only: last day to pay, before the next statement")
            .orNull();

    public static final Table TABLE = Table.named("clearing.advance_fund_usage")
            .doc("Out-of-area advance funds against the clearing of each month: quota, use, and warning (SPEC D.7).")
            .grain(FROM_PARTY_CODE, TO_PARTY_CODE, INSURANCE_TYPE, PERIOD, MONTH)
            .fields(
                    FROM_PARTY_CODE,
                    TO_PARTY_CODE,
                    INSURANCE_TYPE,
                    PERIOD,
                    MONTH,
                    QUOTA_YUAN,
                    PAID_YUAN,
                    ADJUSTMENT_YUAN,
                    CLEARING_YUAN,
                    USAGE_RATIO,
                    LEVEL,
                    POOL_PAID_YUAN,
                    POOL_CLEARING_YUAN,
                    POOL_USAGE_RATIO,
                    POOL_LEVEL,
                    QUOTA_SET_BY_DATE,
                    QUOTA_MOVED_BY_DATE,
                    TOP_UP_REQUESTED_BY_DATE,
                    TOP_UP_SUBMITTED_BY_DATE,
                    TOP_UP_PAID_BY_DATE)
            .writtenBy("net-regions")
            .build();

    private AdvanceFundUsage() {}
}
