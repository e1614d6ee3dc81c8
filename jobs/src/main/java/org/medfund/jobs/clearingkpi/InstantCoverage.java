package org.medfund.jobs.clearingkpi;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/**
 * How far settlements were paid at once (即时结算, SPEC D.3; case D20): at most the settlement counts.
 *
 * @param instantYuan paid at once
 * @param settlementYuan what the settlement came to; nothing counts of one that is not positive
 */
public record InstantCoverage(BigDecimal instantYuan, BigDecimal settlementYuan) {

    /** All of these together, each covered by its own payment only. */
    public static InstantCoverage total(Collection<InstantCoverage> each) {
        return new InstantCoverage(
                each.stream().map(InstantCoverage::coveredYuan).reduce(Money.yuan(0), BigDecimal::add),
                each.stream().map(InstantCoverage::owedYuan).reduce(Money.yuan(0), BigDecimal::add));
    }

    BigDecimal owedYuan() {
        return settlementYuan.max(Money.yuan(0));
    }

    BigDecimal coveredYuan() {
        return instantYuan.min(owedYuan());
    }

    /** Covered over owed, exact; none if nothing is owed. */
    public Optional<BigFraction> ratio() {
        return owedYuan().signum() == 0
                ? Optional.empty()
                : Optional.of(Money.exact(coveredYuan()).divide(Money.exact(owedYuan())));
    }

    /** Whether it reaches the target, unrounded. */
    public boolean meets(BigDecimal target) {
        return ratio().map(ratio -> Target.atLeast(Money.exact(target)).light(ratio) == Light.GREEN)
                .orElse(false);
    }
}
