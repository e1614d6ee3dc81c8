package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.clearing.ClearingIndicators;

/**
 * One indicator of one region, with the rows behind it; or why it has no value.
 *
 * @param value exact; null if it is not measurable
 * @param target null if there is none
 * @param reason null if there is a value
 */
record Measured(
        ClearingKpi kpi,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigFraction value,
        @Nullable Target target,
        @Nullable Reason reason,
        List<KpiRow> rows) {
    private static final int RATIO_SCALE = 6;

    /** The numerator over the denominator; without a value if that is 0. */
    static Measured ratio(
            ClearingKpi kpi, BigDecimal numerator, BigDecimal denominator, @Nullable Target target, List<KpiRow> rows) {
        return denominator.signum() == 0
                ? new Measured(kpi, numerator, denominator, null, target, Reason.ZERO_DENOMINATOR, rows)
                : new Measured(
                        kpi,
                        numerator,
                        denominator,
                        Money.exact(numerator).divide(Money.exact(denominator)),
                        target,
                        null,
                        rows);
    }

    /** Rows that are met over rows that count. */
    static Measured rateOfRows(ClearingKpi kpi, @Nullable Target target, List<KpiRow> rows, Reason ifNone) {
        List<KpiRow> counted = rows.stream().filter(KpiRow::isCounted).toList();
        return counted.isEmpty()
                ? without(kpi, target, ifNone, rows)
                : ratio(
                        kpi,
                        BigDecimal.valueOf(
                                counted.stream().filter(KpiRow::isMet).count()),
                        BigDecimal.valueOf(counted.size()),
                        target,
                        rows);
    }

    /** Sum of what rows add to the numerator over the sum of what they add to the denominator. */
    static Measured ratioOfMoney(ClearingKpi kpi, @Nullable Target target, List<KpiRow> rows, Reason ifNone) {
        return rows.isEmpty()
                ? without(kpi, target, ifNone, rows)
                : ratio(kpi, sum(rows, KpiRow::amountYuan), sum(rows, KpiRow::ofYuan), target, rows);
    }

    static Measured without(ClearingKpi kpi, @Nullable Target target, Reason reason, List<KpiRow> rows) {
        return new Measured(kpi, null, null, null, target, reason, rows);
    }

    private static BigDecimal sum(List<KpiRow> rows, Function<KpiRow, @Nullable BigDecimal> amount) {
        BigDecimal sum = Money.yuan(0);
        for (KpiRow row : rows) {
            BigDecimal each = amount.apply(row);
            sum = each == null ? sum : sum.add(each);
        }
        return sum;
    }

    Light light() {
        return value == null || target == null ? Light.NONE : target.light(value);
    }

    /** A row of {@link ClearingIndicators}. */
    Row row(String regionCode, int year, LocalDate on) {
        return RowFactory.create(
                regionCode,
                year,
                kpi.name(),
                kpi.nameZh(),
                kpi.unit(),
                on,
                numerator == null ? null : Money.round(numerator, RATIO_SCALE),
                denominator == null ? null : Money.round(denominator, RATIO_SCALE),
                published(value),
                target == null ? null : target.side().name(),
                target == null ? null : published(target.value()),
                light().name(),
                reason == null ? null : reason.name(),
                (long) rows.size());
    }

    Stream<Row> rowsBehind(String regionCode, int year) {
        return rows.stream().map(each -> each.row(regionCode, year, kpi));
    }

    private static @Nullable BigDecimal published(@Nullable BigFraction exact) {
        return exact == null ? null : Money.round(exact, Money.SHARE.scale());
    }
}
