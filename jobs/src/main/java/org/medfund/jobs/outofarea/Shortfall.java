package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;

/**
 * A payment that may not cover what is due: receivers share what was transferred by largest remainder, nobody gets more than
 * is due, and the rest stays payable (SPEC D.7, D.9; case D10).
 *
 * @param paidYuan by receiver
 * @param restYuan by receiver, not negative
 * @param excessYuan transferred beyond all that is due
 */
public record Shortfall(
        SortedMap<String, BigDecimal> paidYuan, SortedMap<String, BigDecimal> restYuan, BigDecimal excessYuan) {

    /**
     * @param transferredYuan not negative
     * @param dueYuan by receiver, not negative
     */
    public static Shortfall of(BigDecimal transferredYuan, Map<String, BigDecimal> dueYuan) {
        BigDecimal due = dueYuan.values().stream().reduce(Money.yuan(0), BigDecimal::add);
        BigDecimal shared = transferredYuan.min(due);
        SortedMap<String, BigDecimal> paid = Apportionment.byLargestRemainder(shared, dueYuan);
        SortedMap<String, BigDecimal> rest = new TreeMap<>();
        dueYuan.forEach(
                (receiver, owed) -> rest.put(receiver, owed.subtract(paid.getOrDefault(receiver, BigDecimal.ZERO))));
        return new Shortfall(paid, rest, transferredYuan.subtract(shared));
    }
}
