package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.medfund.core.money.Money;

/**
 * The quarterly clearing of one institution, from the beginning of the year ({@code QTR_YTD}, SPEC D.6; case D06). All
 * amounts are yuan to the fen.
 *
 * @param entitlementYuan since January; may be negative by audit
 * @param releaseRatio part of it that is released before the year is cleared
 * @param paidYuan paid since January, quarters not among it
 * @param earlierYuan paid by the quarters before
 */
public record QuarterlyClearing(
        BigDecimal entitlementYuan, BigDecimal releaseRatio, BigDecimal paidYuan, BigDecimal earlierYuan) {

    private BigDecimal dueYuan() {
        return Money.roundToFen(entitlementYuan.multiply(releaseRatio))
                .subtract(paidYuan)
                .subtract(earlierYuan);
    }

    /** What is paid now; never negative. */
    public BigDecimal clearingYuan() {
        return dueYuan().max(Money.yuan(0));
    }

    /** What was paid beyond the released part; never positive. The next quarter finds it in what is paid. */
    public BigDecimal carriedYuan() {
        return dueYuan().min(Money.yuan(0));
    }
}
