package org.medfund.jobs.payment;

import java.math.BigDecimal;
import org.medfund.core.money.Money;

/** What the basic pool owes of a recognised payment (SPEC D.4, {@code fund_base}). */
public enum FundBase {
    /** What the person and the other funds leave; may be negative for a case. */
    FUND_SUBTRACT,
    /** The part the fund bears of all cases. */
    FUND_RATIO;

    /**
     * Entitlement in yuan, rounded once.
     *
     * @param paymentYuan recognised payment of all payers
     * @param personYuan paid by the person
     * @param otherFundsYuan paid by funds other than the basic pool
     * @param fundRatio part of the cost the basic pool bears
     */
    public BigDecimal entitlementYuan(
            BigDecimal paymentYuan, BigDecimal personYuan, BigDecimal otherFundsYuan, BigDecimal fundRatio) {
        return Money.roundToFen(
                switch (this) {
                    case FUND_SUBTRACT -> paymentYuan.subtract(personYuan).subtract(otherFundsYuan);
                    case FUND_RATIO -> paymentYuan.multiply(fundRatio);
                });
    }
}
