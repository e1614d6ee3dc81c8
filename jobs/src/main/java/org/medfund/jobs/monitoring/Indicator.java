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
 * One indicator of one pool: numerator over denominator, with its light.
 *
 * @param insuranceType or {@link #ALL}
 * @param value exact; null if the denominator is 0
 * @param yellow null if there is no limit
 */
record Indicator(
        String regionCode,
        String insuranceType,
        Kpi kpi,
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable BigFraction value,
        @Nullable BigFraction yellow,
        @Nullable BigFraction red,
        Light light) {
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
        return new Indicator(
                regionCode,
                insuranceType,
                kpi,
                numerator,
                denominator,
                value,
                limits == null ? null : limits.yellow(),
                limits == null ? null : limits.red(),
                limits == null ? Light.NONE : limits.light(value));
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
                light.name());
    }

    private static @Nullable BigDecimal published(@Nullable BigFraction value) {
        return value == null ? null : Money.round(value, Money.SHARE.scale());
    }
}
