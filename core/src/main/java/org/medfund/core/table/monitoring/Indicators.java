package org.medfund.core.table.monitoring;

import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Fund indicators with their alarm light (SPEC F.1). */
public final class Indicators {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents, or ALL");
    public static final Field<String> INDICATOR = text("indicator", "Such as spend_ratio");
    public static final Field<String> INDICATOR_ZH = text("indicator_zh", "Chinese name");
    public static final Field<String> UNIT = text("unit", "ratio, days, yuan, or months");
    public static final Field<BigDecimal> NUMERATOR =
            ratio("numerator", "Numerator; null if it could not be measured").orNull();
    public static final Field<BigDecimal> DENOMINATOR = ratio(
                    "denominator", "Denominator; null if it could not be measured")
            .orNull();
    public static final Field<BigDecimal> INDICATOR_VALUE =
            share("indicator_value", "Value; null if it could not be measured").orNull();
    public static final Field<BigDecimal> YELLOW_LIMIT =
            share("yellow_limit", "Yellow beyond this").orNull();
    public static final Field<BigDecimal> RED_LIMIT =
            share("red_limit", "Red beyond this").orNull();
    public static final Field<String> LIGHT =
            text("light", "GREEN, YELLOW, RED, NONE (measured, with nothing to hold it against), or NOT_MEASURABLE");
    public static final Field<String> NOT_MEASURABLE_REASON = text(
                    "not_measurable_reason",
                    "Input that is missing: NO_POPULATION, NO_FUND_BALANCE, FEWER_THAN_TWELVE_MONTHS, NO_SETTLEMENT,"
                            + " NO_STAY, or NO_SCAN; ZERO_DENOMINATOR; null if it was measured")
            .orNull();

    public static final Table TABLE = Table.named("monitoring.indicators")
            .doc("Fund indicators with their alarm light (SPEC F.1).")
            .grain(REGION_CODE, YEAR, INSURANCE_TYPE, INDICATOR)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSURANCE_TYPE,
                    INDICATOR,
                    INDICATOR_ZH,
                    UNIT,
                    NUMERATOR,
                    DENOMINATOR,
                    INDICATOR_VALUE,
                    YELLOW_LIMIT,
                    RED_LIMIT,
                    LIGHT,
                    NOT_MEASURABLE_REASON)
            .check(
                    "not_measurable_says_why",
                    "(light = 'NOT_MEASURABLE') = (not_measurable_reason IS NOT NULL)"
                            + " AND (indicator_value IS NULL) = (not_measurable_reason IS NOT NULL)")
            .region(REGION_CODE)
            .writtenBy("measure-indicators")
            .build();

    private Indicators() {}
}
