package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** How clearing itself is done, each figure with its target and light (SPEC D.10). */
public final class ClearingIndicators {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Fund year");
    public static final Field<String> INDICATOR_CODE = text("indicator_code", "Such as ON_TIME_SETTLEMENT");
    public static final Field<String> INDICATOR_ZH = text("indicator_zh", "Chinese name");
    public static final Field<String> UNIT = text("unit", "ratio, days, or working days");
    public static final Field<LocalDate> MEASURED_DATE = date("measured_date", "Day as of which it is measured");
    public static final Field<BigDecimal> NUMERATOR =
            ratio("numerator", "Numerator; null if it could not be measured").orNull();
    public static final Field<BigDecimal> DENOMINATOR = ratio(
                    "denominator", "Denominator; null if it could not be measured")
            .orNull();
    public static final Field<BigDecimal> INDICATOR_VALUE =
            share("indicator_value", "Value; null if it could not be measured").orNull();
    public static final Field<String> TARGET_SIDE = text(
                    "target_side", "AT_MOST or AT_LEAST the target, or BELOW it; null without one")
            .orNull();
    public static final Field<BigDecimal> TARGET_VALUE =
            share("target_value", "Target; null without one").orNull();
    public static final Field<String> LIGHT =
            text("light", "GREEN, YELLOW, RED, or NONE: not measurable, or measured with nothing to hold it against");
    public static final Field<String> NOT_MEASURABLE_REASON = text(
                    "not_measurable_reason",
                    "Input that is missing: NO_SETTLEMENT, NO_STATEMENT, NO_CASE, NO_TRANSFER_DUE,"
                            + " PAYABLES_AS_OF_ANOTHER_DAY, NO_ADVANCE, NO_DEADLINE, NOT_CLEARED, NOT_DUE, NO_PUBLICATION; ZERO_DENOMINATOR; null if it was measured")
            .orNull();
    public static final Field<Long> ROW_COUNT = count("row_count", "Rows behind it in clearing.indicator_rows");

    public static final Table TABLE = Table.named("clearing.indicators")
            .doc("How clearing itself is done, each figure with its target and light (SPEC D.10).")
            .grain(REGION_CODE, YEAR, INDICATOR_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INDICATOR_CODE,
                    INDICATOR_ZH,
                    UNIT,
                    MEASURED_DATE,
                    NUMERATOR,
                    DENOMINATOR,
                    INDICATOR_VALUE,
                    TARGET_SIDE,
                    TARGET_VALUE,
                    LIGHT,
                    NOT_MEASURABLE_REASON,
                    ROW_COUNT)
            .region(REGION_CODE)
            .check(
                    "not_measurable_says_why",
                    "(indicator_value IS NULL) = (not_measurable_reason IS NOT NULL)"
                            + " AND (indicator_value IS NOT NULL OR light = 'NONE')")
            .writtenBy("measure-clearing")
            .build();

    private ClearingIndicators() {}
}
