package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.jobs.specialcase.Decision.Outcome;

/** What is made public of one pooling area and half-year (SPEC D.5). */
final class Publication {

    /**
     * The row of {@link org.medfund.core.table.clearing.SpecialCasePublications}.
     *
     * @param discharges cases paid whose stay ended in the half-year
     * @param decisions on applications for stays that ended in it
     */
    static Row row(String regionCode, int year, int half, long discharges, Collection<Decision> decisions) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        decisions.forEach(decision -> counts.merge(decision.outcome(), 1L, Long::sum));
        List<Decision> accepted = decisions.stream()
                .filter(decision -> decision.outcome() == Outcome.ACCEPTED)
                .toList();
        BigDecimal increment = accepted.stream().map(Decision::incrementYuan).reduce(Money.yuan(0), BigDecimal::add);
        BigDecimal entitlement = accepted.stream()
                .map(decision ->
                        Objects.requireNonNull(decision.application().paid()).entitlementYuan())
                .reduce(Money.yuan(0), BigDecimal::add);
        return RowFactory.create(
                regionCode,
                year,
                half,
                discharges,
                (long) decisions.size(),
                counts.getOrDefault(Outcome.ACCEPTED, 0L),
                counts.getOrDefault(Outcome.OVER_CAP, 0L),
                counts.getOrDefault(Outcome.NOT_ELIGIBLE, 0L),
                counts.getOrDefault(Outcome.REFUSED, 0L),
                counts.getOrDefault(Outcome.PENDING, 0L),
                counts.getOrDefault(Outcome.NO_CASE, 0L),
                counts.getOrDefault(Outcome.DUPLICATE, 0L),
                discharges == 0
                        ? null
                        : Money.round(new BigFraction(accepted.size()).divide(discharges), Money.SHARE.scale()),
                increment,
                entitlement.add(increment));
    }

    private Publication() {}
}
