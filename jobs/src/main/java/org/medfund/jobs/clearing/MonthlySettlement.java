package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.medfund.core.money.Money;

/**
 * The monthly settlement of one institution (SPEC D.3; cases D01, D20). All amounts are yuan to the fen.
 *
 * @param grossYuan entitlements of the month, and differences of earlier months; negative if reversals outweigh
 * @param depositYuan held back of it; negative releases what was held on what is reversed
 * @param auditDeductionYuan deducted by audit
 * @param carriedInYuan balance of the months before, not positive
 * @param instantPaidYuan already paid by instant settlement
 * @param recoveredYuan kept back for the negative clearing of the year before; negative is given back
 */
public record MonthlySettlement(
        BigDecimal grossYuan,
        BigDecimal depositYuan,
        BigDecimal auditDeductionYuan,
        BigDecimal carriedInYuan,
        BigDecimal instantPaidYuan,
        BigDecimal recoveredYuan) {

    private static final BigDecimal ZERO = Money.yuan(0);

    /**
     * Settles a month. Of what the year before left to recover, as much is kept back as the month has.
     *
     * @param heldYuan deposit that earlier months hold: a reversal releases no more
     * @param toRecoverYuan what is still to recover of the year before; negative is given back
     */
    public static MonthlySettlement of(
            ReleasePolicy policy,
            BigDecimal grossYuan,
            BigDecimal auditDeductionYuan,
            BigDecimal heldYuan,
            BigDecimal carriedInYuan,
            BigDecimal instantPaidYuan,
            BigDecimal toRecoverYuan) {
        BigDecimal deposit =
                QualityDeposit.held(grossYuan, policy.depositRatio()).max(heldYuan.negate());
        BigDecimal available = carriedInYuan
                .add(grossYuan)
                .subtract(deposit)
                .subtract(auditDeductionYuan)
                .subtract(instantPaidYuan);
        return new MonthlySettlement(
                grossYuan,
                deposit,
                auditDeductionYuan,
                carriedInYuan,
                instantPaidYuan,
                toRecoverYuan.min(available.max(ZERO)));
    }

    /** What the month comes to, whatever is paid of it already. */
    public BigDecimal settlementYuan() {
        return grossYuan.subtract(depositYuan).subtract(auditDeductionYuan);
    }

    private BigDecimal balanceYuan() {
        return carriedInYuan.add(settlementYuan()).subtract(instantPaidYuan).subtract(recoveredYuan);
    }

    /** What is paid now; never negative. */
    public BigDecimal paidYuan() {
        return balanceYuan().max(ZERO);
    }

    /** What the next month has to make up for; never positive. */
    public BigDecimal carriedOutYuan() {
        return balanceYuan().min(ZERO);
    }
}
