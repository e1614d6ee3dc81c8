package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import org.medfund.core.money.Money;
import org.medfund.jobs.specialcase.Application.PaidCase;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;

/** What an accepted special case adds to the entitlement of its case (SPEC D.5; case D07). */
public final class SpecialCaseIncrement {

    /**
     * What is recognised beyond the payment without review, times the fund ratio: (recognised - P) x p. P is what the case
     * is paid already, so nothing is paid twice; a case that is paid more without review adds nothing.
     *
     * @param adjustedShare part of the cost beyond the standard that raises it, in mode ADJUSTED
     * @return yuan, rounded once to the fen, not negative
     */
    public static BigDecimal yuan(PaidCase paid, Mode mode, BigDecimal adjustedShare) {
        BigDecimal more = recognisedYuan(paid, mode, adjustedShare)
                .subtract(paid.paymentYuan())
                .max(BigDecimal.ZERO);
        return Money.roundToFen(more.multiply(paid.fundRatio()));
    }

    /** Exact. A case that costs no more than its standard, or has none, is recognised at its cost in either mode. */
    private static BigDecimal recognisedYuan(PaidCase paid, Mode mode, BigDecimal adjustedShare) {
        BigDecimal standard = paid.standardYuan();
        if (mode == Mode.ITEM || standard == null || paid.costYuan().compareTo(standard) <= 0) {
            return paid.costYuan();
        }
        return standard.add(paid.costYuan().subtract(standard).multiply(adjustedShare));
    }

    private SpecialCaseIncrement() {}
}
