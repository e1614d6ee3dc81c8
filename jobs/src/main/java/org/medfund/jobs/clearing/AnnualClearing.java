package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.Optional;
import org.medfund.core.money.Money;

/**
 * The annual clearing of one institution (SPEC D.4, steps 3 to 5; case D05). All amounts are yuan to the fen.
 *
 * @param sharedYuan entitlement after sharing, and after the assessment coefficient where there is one
 * @param specialCaseYuan added by special-case review
 * @param priorYearYuan cases of the locked year before that have changed since; may be negative
 * @param auditDeductionYuan deducted by audit
 * @param depositHeldYuan quality deposit held back over the year
 * @param depositReturnedYuan the part of it the assessment returns
 * @param paid what the institution has had already
 */
public record AnnualClearing(
        BigDecimal sharedYuan,
        BigDecimal specialCaseYuan,
        BigDecimal priorYearYuan,
        BigDecimal auditDeductionYuan,
        BigDecimal depositHeldYuan,
        BigDecimal depositReturnedYuan,
        Paid paid) {

    private static final int SHARE_SCALE = Money.SHARE.scale();

    /**
     * What an institution has had of the year before it is cleared.
     *
     * @param monthlyYuan paid by monthly settlement, the deposit not among it
     * @param instantYuan paid by instant settlement
     * @param recoveredYuan set off for the clearing of the year before, by months or, for the rest, by the year
     * @param quarterlyYuan paid by quarterly clearing
     * @param prepaymentYuan prepayment set off
     */
    public record Paid(
            BigDecimal monthlyYuan,
            BigDecimal instantYuan,
            BigDecimal recoveredYuan,
            BigDecimal quarterlyYuan,
            BigDecimal prepaymentYuan) {

        BigDecimal totalYuan() {
            return monthlyYuan
                    .add(instantYuan)
                    .add(recoveredYuan)
                    .add(quarterlyYuan)
                    .add(prepaymentYuan);
        }
    }

    public BigDecimal depositForfeitedYuan() {
        return depositHeldYuan.subtract(depositReturnedYuan);
    }

    /** What the fund owes for the year. */
    public BigDecimal finalEntitlementYuan() {
        return sharedYuan
                .add(specialCaseYuan)
                .add(priorYearYuan)
                .subtract(auditDeductionYuan)
                .subtract(depositForfeitedYuan());
    }

    /** What is still to be paid; negative is to be recovered from the months that follow. */
    public BigDecimal clearingPayableYuan() {
        return finalEntitlementYuan().subtract(paid.totalYuan());
    }

    /** The clearing over what the fund owes for the year, four places; none if nothing is owed. */
    public Optional<BigDecimal> clearingShare() {
        BigDecimal owed = finalEntitlementYuan();
        return owed.signum() == 0
                ? Optional.empty()
                : Optional.of(Money.round(Money.exact(clearingPayableYuan()).divide(Money.exact(owed)), SHARE_SCALE));
    }
}
