package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** Other goods billed under the code of a paid item (串换, SPEC E.19): more than there was, or the same package again. */
public final class Substitution {

    /**
     * Thresholds: what was billed may be above what was used by the larger of both.
     *
     * @param toleranceShare of the used quantity
     * @param toleranceUnits units
     */
    public record Terms(BigDecimal toleranceShare, BigDecimal toleranceUnits) implements Serializable {
        public static Terms from(Policy policy) {
            return new Terms(policy.decimal("e19.tolerance_share"), policy.decimal("e19.tolerance_units"));
        }
    }

    /** Stock of one item at one institution over a quarter. */
    public record Stock(BigDecimal opening, BigDecimal purchased, BigDecimal closing) {
        /** What can have been sold, not below 0. */
        public BigDecimal used() {
            return opening.add(purchased).subtract(closing).max(BigDecimal.ZERO);
        }
    }

    /**
     * What was billed and cannot have been sold.
     *
     * @param quantity above what was used
     * @param share of all that was billed, above 0, at most 1
     */
    public record Excess(BigDecimal quantity, BigFraction share) {
        public BigDecimal of(BigDecimal billedYuan) {
            return Money.roundToFen(share.multiply(Money.exact(billedYuan)));
        }
    }

    /**
     * Empty if what was billed is within the tolerance.
     *
     * @param billed quantity net of reversals
     */
    public static Optional<Excess> excess(BigDecimal billed, Stock stock, Terms terms) {
        BigDecimal quantity = billed.subtract(stock.used());
        BigDecimal tolerance = stock.used().multiply(terms.toleranceShare()).max(terms.toleranceUnits());
        return quantity.signum() <= 0 || quantity.compareTo(tolerance) <= 0
                ? Optional.empty()
                : Optional.of(new Excess(quantity, Money.exact(quantity).divide(Money.exact(billed))));
    }

    /** A package as it was sold; lines of one settlement are one sale. */
    public record Sale(String lineId, String settlementId, Instant at) {}

    /**
     * A package sold again.
     *
     * @param lines of the later settlement, in order of time
     */
    public record SoldAgain(Sale first, List<Sale> lines) {}

    private static final Comparator<Sale> IN_ORDER =
            Comparator.comparing(Sale::at).thenComparing(Sale::settlementId).thenComparing(Sale::lineId);

    /**
     * Every settlement but the first in which a package was sold, at another time than the first, in order of time.
     *
     * @param sales of one trace code
     */
    public static List<SoldAgain> soldAgain(Collection<Sale> sales) {
        List<Sale> ordered = sales.stream().sorted(IN_ORDER).toList();
        Map<String, List<Sale>> ofSettlement = new TreeMap<>();
        ordered.forEach(sale -> ofSettlement
                .computeIfAbsent(sale.settlementId(), none -> new ArrayList<>())
                .add(sale));
        return ordered.isEmpty()
                ? List.of()
                : ofSettlement.values().stream()
                        .filter(lines ->
                                !lines.get(0).at().equals(ordered.get(0).at()))
                        .filter(lines -> !lines.get(0)
                                .settlementId()
                                .equals(ordered.get(0).settlementId()))
                        .sorted(Comparator.comparing((List<Sale> lines) -> lines.get(0), IN_ORDER))
                        .map(lines -> new SoldAgain(ordered.get(0), List.copyOf(lines)))
                        .toList();
    }

    private Substitution() {}
}
