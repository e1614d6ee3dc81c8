package org.medfund.jobs.supervision;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;

/**
 * What several flags put at risk of one claim, each yuan once (SPEC E.0, case E17): the fund paid, or less, the larger of
 * the largest flag of every line, added up, and the largest flag on the claim as a whole.
 */
public final class RiskCap {

    /**
     * Fund money that one flag puts at risk.
     *
     * @param flagId unique for each flag
     * @param lineNumber charge line; null if it is the claim as a whole
     */
    public record Amount(String flagId, @Nullable String lineNumber, BigDecimal fundYuan) {}

    private static final Comparator<Amount> LARGEST = Comparator.comparing(Amount::fundYuan)
            .thenComparing(Comparator.comparing(Amount::flagId).reversed());

    /**
     * The part of the claim's risk that counts under each flag, yuan: a line's under its largest flag or, if more, the
     * claim's under its largest; of equal ones the lowest id. Parts beyond what the fund paid are cut in proportion.
     *
     * @param fundPaidYuan not negative
     * @return by flag, one for every flag of the amounts, 0 for a flag that others outdo; they sum to the claim's risk
     */
    public static SortedMap<String, BigDecimal> counted(BigDecimal fundPaidYuan, Collection<Amount> amounts) {
        Map<String, Amount> ofLine = new TreeMap<>();
        @Nullable Amount ofClaim = null;
        SortedMap<String, BigDecimal> counted = new TreeMap<>();
        for (Amount amount : amounts) {
            counted.put(amount.flagId(), Money.yuan(0));
            String line = amount.lineNumber();
            if (line != null) {
                ofLine.merge(line, amount, RiskCap::larger);
            } else {
                ofClaim = ofClaim == null ? amount : larger(ofClaim, amount);
            }
        }
        BigDecimal lines = ofLine.values().stream().map(Amount::fundYuan).reduce(Money.yuan(0), BigDecimal::add);
        if (ofClaim != null && ofClaim.fundYuan().compareTo(lines) >= 0) {
            counted.put(ofClaim.flagId(), ofClaim.fundYuan().min(fundPaidYuan));
            return counted;
        }
        ofLine.values().forEach(amount -> counted.merge(amount.flagId(), amount.fundYuan(), BigDecimal::add));
        return lines.compareTo(fundPaidYuan) <= 0 ? counted : Apportionment.byLargestRemainder(fundPaidYuan, counted);
    }

    private static Amount larger(Amount one, Amount other) {
        return LARGEST.compare(one, other) >= 0 ? one : other;
    }

    private RiskCap() {}
}
