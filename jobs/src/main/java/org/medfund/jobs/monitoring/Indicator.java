package org.medfund.jobs.monitoring;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.monitoring.Indicators;

/**
 * One indicator of one pool: numerator over denominator, with its light; or why it has none.
 *
 * @param insuranceType or {@link #ALL}
 * @param numerator null if an input is missing, as is the denominator
 * @param value exact; null if it is not measurable
 * @param yellow null if there is no limit
 * @param reason null if there is a value
 */
record Indicator(
        String regionCode,
        String insuranceType,
        Kpi kpi,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigFraction value,
        @Nullable BigFraction yellow,
        @Nullable BigFraction red,
        Light light,
        @Nullable NotMeasurable reason) {
    static final String ALL = "ALL";

    /** @param limits null if there is nothing to hold the value against */
    static Indicator of(
            String regionCode,
            String insuranceType,
            Kpi kpi,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable AlarmLimits limits) {
        BigFraction value = ratio(numerator, denominator);
        return of(
                regionCode,
                insuranceType,
                kpi,
                numerator,
                denominator,
                value,
                limits == null ? null : limits.yellow(),
                limits == null ? null : limits.red(),
                limits == null || value == null ? Light.NONE : limits.light(value));
    }

    /** @param light of the value, if there is one */
    static Indicator of(
            String regionCode,
            String insuranceType,
            Kpi kpi,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigFraction value,
            @Nullable BigFraction yellow,
            @Nullable BigFraction red,
            Light light) {
        return new Indicator(
                regionCode,
                insuranceType,
                kpi,
                numerator,
                denominator,
                value,
                yellow,
                red,
                value == null ? Light.NOT_MEASURABLE : light,
                value == null ? NotMeasurable.ZERO_DENOMINATOR : null);
    }

    /** An indicator that lacks an input. */
    static Indicator without(String regionCode, String insuranceType, Kpi kpi, NotMeasurable reason) {
        return new Indicator(
                regionCode, insuranceType, kpi, null, null, null, null, null, Light.NOT_MEASURABLE, reason);
    }

    static @Nullable BigFraction ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : Money.exact(numerator).divide(Money.exact(denominator));
    }

    /** A row of {@link Indicators}. */
    Row row(int year) {
        return RowFactory.create(
                regionCode,
                year,
                insuranceType,
                kpi.name().toLowerCase(Locale.ROOT),
                kpi.nameZh(),
                kpi.unit(),
                numerator,
                denominator,
                published(value),
                published(yellow),
                published(red),
                light.name(),
                reason == null ? null : reason.name());
    }

    private static @Nullable BigDecimal published(@Nullable BigFraction value) {
        return value == null ? null : Money.round(value, Money.SHARE.scale());
    }
}
