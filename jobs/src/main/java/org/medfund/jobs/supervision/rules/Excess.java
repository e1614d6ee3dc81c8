package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;

/**
 * What was charged on lines of one settlement beyond what may be charged.
 *
 * @param parts a line may have several
 */
public record Excess(List<Part> parts) {
    /** Enough places to tell parts of a fen apart when fen are handed out. */
    private static final int SHARE_SCALE = 12;

    /**
     * What is too much of one line.
     *
     * @param amountYuan exact
     */
    public record Part(FundedLine of, BigFraction amountYuan) {
        BigFraction fundYuan() {
            return amountYuan.multiply(of.fundShare());
        }
    }

    /** Yuan, rounded once. */
    public BigDecimal amountYuan() {
        return Money.roundToFen(parts.stream().map(Part::amountYuan).reduce(BigFraction.ZERO, BigFraction::add));
    }

    /** The fund money in it, yuan, rounded once. */
    public BigDecimal fundYuan() {
        return Money.roundToFen(parts.stream().map(Part::fundYuan).reduce(BigFraction.ZERO, BigFraction::add));
    }

    /** By charge line number; adds up to {@link #fundYuan}. */
    Map<String, BigDecimal> fundOfLineYuan() {
        SortedMap<String, BigDecimal> shares = new TreeMap<>();
        parts.forEach(part -> shares.merge(
                part.of().line().lineNumber(), Money.round(part.fundYuan(), SHARE_SCALE), BigDecimal::add));
        return Apportionment.byLargestRemainder(fundYuan(), shares);
    }
}
