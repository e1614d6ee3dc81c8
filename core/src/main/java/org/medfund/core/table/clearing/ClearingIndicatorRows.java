package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The rows behind {@link ClearingIndicators}. */
public final class ClearingIndicatorRows {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Fund year");
    public static final Field<String> INDICATOR_CODE = text("indicator_code", "Such as ON_TIME_SETTLEMENT");
    public static final Field<String> ROW_KEY =
            text("row_key", "What the row is: institution, insurance type, and month; region; settlement; or period");
    public static final Field<BigDecimal> AMOUNT_YUAN = yuan(
                    "amount_yuan", "What it adds to the numerator; null if that is no money")
            .orNull();
    public static final Field<BigDecimal> OF_YUAN = yuan(
                    "of_yuan", "What it adds to the denominator; null if that is no money")
            .orNull();
    public static final Field<LocalDate> ROW_DATE = date(
                    "row_date", "Day that decides, such as that of payment; null if there is none")
            .orNull();
    public static final Field<Integer> DAY_COUNT = whole(
                    "day_count", "Days or working days of it; null if days do not matter")
            .orNull();
    public static final Field<Boolean> IS_COUNTED = flag("is_counted", "Stands in the denominator");
    public static final Field<Boolean> IS_MET = flag("is_met", "As it should be; false is late, open, or missing");

    public static final Table TABLE = Table.named("clearing.indicator_rows")
            .doc("The rows behind the indicators of clearing.")
            .grain(REGION_CODE, YEAR, INDICATOR_CODE, ROW_KEY)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INDICATOR_CODE,
                    ROW_KEY,
                    AMOUNT_YUAN,
                    OF_YUAN,
                    ROW_DATE,
                    DAY_COUNT,
                    IS_COUNTED,
                    IS_MET)
            .region(REGION_CODE)
            .writtenBy("measure-clearing")
            .build();

    private ClearingIndicatorRows() {}
}
