package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.RiskCap;

/**
 * What may be confirmed of a settlement over all its flags.
 *
 * @param fundPaidYuan by all funds
 * @param amounts of its flags, line by line
 */
record ClaimLimit(BigDecimal fundPaidYuan, List<RiskCap.Amount> amounts) {

    /**
     * The most that these flags can have lost together, each yuan once (SPEC E.0). What the scan counted of a flag is
     * no limit: a flag that is rejected since may have got the yuan.
     */
    BigDecimal of(Set<String> flagIds) {
        List<RiskCap.Amount> held = amounts.stream()
                .filter(amount -> flagIds.contains(amount.flagId()))
                .toList();
        return RiskCap.counted(fundPaidYuan, held).values().stream().reduce(Money.yuan(0), BigDecimal::add);
    }
}
