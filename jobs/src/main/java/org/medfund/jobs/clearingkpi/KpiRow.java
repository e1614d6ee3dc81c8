package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.clearing.ClearingIndicatorRows;

/**
 * One row behind an indicator: a row of {@link ClearingIndicatorRows}.
 *
 * @param amountYuan what it adds to the numerator; null if that is no money
 * @param ofYuan what it adds to the denominator; null if that is no money
 * @param isCounted stands in the denominator
 */
record KpiRow(
        String key,
        @Nullable BigDecimal amountYuan,
        @Nullable BigDecimal ofYuan,
        @Nullable LocalDate date,
        @Nullable Integer days,
        boolean isCounted,
        boolean isMet) {

    /** A row that counts as one. */
    static KpiRow counted(String key, @Nullable LocalDate date, @Nullable Integer days, boolean isMet) {
        return new KpiRow(key, null, null, date, days, true, isMet);
    }

    /** A row that counts with its money. */
    static KpiRow ofMoney(String key, BigDecimal amountYuan, BigDecimal ofYuan, boolean isMet) {
        return new KpiRow(key, amountYuan, ofYuan, null, null, true, isMet);
    }

    Row row(String regionCode, int year, ClearingKpi kpi) {
        return RowFactory.create(regionCode, year, kpi.name(), key, amountYuan, ofYuan, date, days, isCounted, isMet);
    }
}
