package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.FundShare;

/** What the fund does not pay but paid (SPEC E.4, case E15). */
public final class NonReimbursable {

    /**
     * One charge line.
     *
     * @param id unique within the bill
     * @param isExcluded its item stands on the exclusion list on its day
     */
    public record Line(String id, boolean isExcluded, BigDecimal inScopeYuan) {}

    /**
     * A settlement. Amounts in yuan.
     *
     * @param mark who else is to pay; null if it has none
     */
    public record Bill(@Nullable String mark, BigDecimal inScopeYuan, BigDecimal fundTotalYuan, List<Line> lines) {

        /** What the fund paid of a line. */
        BigDecimal fundYuan(Line line) {
            return FundShare.ofLine(line.inScopeYuan(), inScopeYuan, fundTotalYuan);
        }
    }

    /**
     * What was wrongly paid of a bill.
     *
     * @param isWholeBill by its mark
     * @param lines excluded lines that were charged in scope, in the order of the bill; none of a whole bill
     * @param fundYuan at most what the fund paid
     */
    public record NotPayable(boolean isWholeBill, List<Line> lines, BigDecimal fundYuan) {}

    /**
     * A bill with a mark is wrong as a whole; of another bill its excluded lines that were charged in scope. Empty if
     * there is nothing of the kind.
     *
     * @param marks that say somebody else pays
     */
    public static Optional<NotPayable> find(Bill bill, Collection<String> marks) {
        if (bill.mark() != null && marks.contains(bill.mark())) {
            return bill.fundTotalYuan().signum() > 0
                    ? Optional.of(new NotPayable(true, List.of(), bill.fundTotalYuan()))
                    : Optional.empty(); // the fund paid nothing, as it should
        }
        List<Line> excluded = bill.lines().stream()
                .filter(line -> line.isExcluded() && line.inScopeYuan().signum() > 0)
                .toList();
        BigDecimal fund = excluded.stream().map(bill::fundYuan).reduce(Money.yuan(0), BigDecimal::add);
        return excluded.isEmpty()
                ? Optional.empty()
                : Optional.of(new NotPayable(false, excluded, fund.min(bill.fundTotalYuan())));
    }

    /** What was wrongly paid of several bills, yuan. */
    public static BigDecimal fundYuan(Collection<NotPayable> found) {
        return found.stream().map(NotPayable::fundYuan).reduce(Money.yuan(0), BigDecimal::add);
    }

    private NonReimbursable() {}
}
