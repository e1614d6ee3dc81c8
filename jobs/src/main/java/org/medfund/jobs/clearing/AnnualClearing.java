package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.Optional;
import org.medfund.core.money.Money;

/**
 * The annual clearing of one institution (SPEC D.4, steps 3 to 5; case D05). All amounts are yuan to the fen.
 *
 * @param sharedYuan entitlement after sharing, and after the assessment coefficient where there is one
 * @param specialCaseYuan added by special-case review
 * @param auditDeductionYuan deducted by audit
 * @param depositHeldYuan quality deposit held back over the year
 * @param depositReturnedYuan the part of it the assessment returns
 * @param monthlyPaidYuan paid by monthly settlement, the deposit not among it
 * @param prepaymentOffsetYuan prepayment set off
 */
public record AnnualClearing(
        BigDecimal sharedYuan,
        BigDecimal specialCaseYuan,
        BigDecimal auditDeductionYuan,
        BigDecimal depositHeldYuan,
        BigDecimal depositReturnedYuan,
        BigDecimal monthlyPaidYuan,
        BigDecimal prepaymentOffsetYuan) {

    private static final int SHARE_SCALE = Money.SHARE.scale();

    public BigDecimal depositForfeitedYuan() {
        return depositHeldYuan.subtract(depositReturnedYuan);
    }

    /** What the fund owes for the year. */
    public BigDecimal finalEntitlementYuan() {
        return sharedYuan.add(specialCaseYuan).subtract(auditDeductionYuan).subtract(depositForfeitedYuan());
    }

    /** What is still to be paid; negative is to be recovered from the months that follow. */
    public BigDecimal clearingPayableYuan() {
        return finalEntitlementYuan().subtract(monthlyPaidYuan).subtract(prepaymentOffsetYuan);
    }

    /** The clearing over what the fund owes for the year, four places; none if nothing is owed. */
    public Optional<BigDecimal> clearingShare() {
        BigDecimal owed = finalEntitlementYuan();
        return owed.signum() == 0
                ? Optional.empty()
                : Optional.of(Money.round(Money.exact(clearingPayableYuan()).divide(Money.exact(owed)), SHARE_SCALE));
    }
}
