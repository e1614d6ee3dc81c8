package org.medfund.jobs.supervision.rules;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;

/**
 * A charge line, net of reversals, and how much of it the fund paid.
 *
 * @param fundShare fund money per yuan charged, exact; what is charged is quantity times unit price
 */
public record FundedLine(ChargeLine line, BigFraction fundShare) {
    static final Comparator<FundedLine> IN_ORDER = Comparator.comparing(FundedLine::line, ChargeLine.IN_ORDER);

    /** The lines of a claim in order of time; the fund pays every in-scope yuan of it at the same share (SPEC E.4). */
    static List<FundedLine> of(ClaimFile file) {
        return file.lines().stream()
                .map(line -> new FundedLine(line, fundShare(file.claim(), line)))
                .sorted(IN_ORDER)
                .toList();
    }

    private static BigFraction fundShare(Claim claim, ChargeLine line) {
        BigFraction charged = Money.exact(line.quantity()).multiply(Money.exact(line.unitPriceYuan()));
        boolean isPaid = claim.inScopeYuan().signum() > 0
                && claim.fundTotalYuan().signum() > 0
                && line.inScopeYuan().signum() > 0
                && charged.compareTo(BigFraction.ZERO) > 0;
        return isPaid
                ? Money.exact(line.inScopeYuan())
                        .multiply(Money.exact(claim.fundTotalYuan()))
                        .divide(Money.exact(claim.inScopeYuan()))
                        .divide(charged)
                : BigFraction.ZERO;
    }
}
