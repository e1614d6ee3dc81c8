package org.medfund.jobs.clearingkpi;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.clearing.Periods;

/** The days on which periods of regions were marked PAID (SPEC D.1). */
record PaidDays(Map<String, LocalDate> byPeriod) {
    private static final String PAID = "PAID";

    /**
     * @param marks rows of {@link Periods}, in any order; of a period there is one PAID at most
     * @param on marks after this day do not count
     */
    static PaidDays of(List<Row> marks, LocalDate on) {
        Map<String, LocalDate> days = new HashMap<>();
        marks.stream()
                .filter(row -> Periods.STATE.in(row).equals(PAID))
                .filter(row -> !Periods.DECIDED_DATE.in(row).isAfter(on))
                .forEach(row -> days.put(
                        key(Periods.REGION_CODE.in(row), Periods.PERIOD.in(row)), Periods.DECIDED_DATE.in(row)));
        return new PaidDays(days);
    }

    /** Null if the period is not marked PAID. */
    @Nullable
    LocalDate of(String regionCode, String period) {
        return byPeriod.get(key(regionCode, period));
    }

    private static String key(String regionCode, String period) {
        return regionCode + "/" + period;
    }
}
