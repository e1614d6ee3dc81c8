package org.medfund.core.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.medfund.core.time.ChinaTime;

/** Values of lake columns as text that programs read back: nothing is grouped, rounded, or put in a locale's form. */
public final class PlainText {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ChinaTime.ZONE);

    /** Decimals without exponent, dates as 2025-06-30, times as 2025-06-30 08:00:00 in China; null is empty. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double statistic && Double.isFinite(statistic)) {
            return new BigDecimal(statistic.toString()).toPlainString();
        }
        return value instanceof Instant instant ? LOCAL_TIME.format(instant) : value.toString();
    }

    private PlainText() {}
}
