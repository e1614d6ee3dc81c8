package org.medfund.jobs.supervision;

import java.math.BigDecimal;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;

/** The fund money in one line of a claim (SPEC E.0, rule E.4). */
public final class FundShare {

    /**
     * The line's in-scope amount times the claim's fund total over the claim's in-scope amount, rounded once to the
     * fen: the fund pays every in-scope yuan of a claim at the same share.
     *
     * @return between 0 and the claim's fund total; 0 if the claim has nothing in scope
     */
    public static BigDecimal ofLine(
            BigDecimal lineInScopeYuan, BigDecimal claimInScopeYuan, BigDecimal claimFundTotalYuan) {
        if (claimInScopeYuan.signum() <= 0) {
            return Money.yuan(0);
        }
        BigDecimal share = Money.roundToFen(Money.exact(lineInScopeYuan)
                .multiply(Money.exact(claimFundTotalYuan))
                .divide(Money.exact(claimInScopeYuan)));
        return share.min(claimFundTotalYuan).max(Money.yuan(0));
    }

    /** What the funds paid of a charge line of the claim. */
    public static BigDecimal of(Claim claim, ChargeLine line) {
        return ofLine(line.inScopeYuan(), claim.inScopeYuan(), claim.fundTotalYuan());
    }

    private FundShare() {}
}
