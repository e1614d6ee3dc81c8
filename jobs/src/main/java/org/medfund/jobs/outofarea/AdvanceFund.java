package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/**
 * The money one province holds in advance of another's clearing (SPEC D.7, XP22 arts 18-25; case D09).
 *
 * @param quotaMonths months of clearing it shall cover
 * @param yellow use from which on it is watched
 * @param red use from which on more may be asked for
 */
public record AdvanceFund(BigDecimal quotaMonths, BigDecimal yellow, BigDecimal red) {
    private static final BigDecimal RATIO_MAX = new BigDecimal("999999.9999");

    /** The warning a use gives. */
    public enum Level {
        NONE,
        YELLOW,
        RED
    }

    static AdvanceFund from(Policy policy) {
        return new AdvanceFund(
                policy.decimal("xprov.quota_months"), policy.decimal("xprov.yellow"), policy.decimal("xprov.red"));
    }

    /**
     * The quota of a year, yuan: so many months of the mean of last year's fourth quarter, rounded once. Not below 0.
     *
     * @param lastQuarterYuan clearing of each month of it; a month without clearing counts with 0
     * @throws IllegalArgumentException if no month is given
     */
    public BigDecimal quota(List<BigDecimal> lastQuarterYuan) {
        if (lastQuarterYuan.isEmpty()) {
            throw new IllegalArgumentException("A quota needs the months it is a mean of.");
        }
        BigDecimal sum = lastQuarterYuan.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.roundToFen(Money.exact(sum.max(BigDecimal.ZERO))
                .multiply(Money.exact(quotaMonths))
                .divide(lastQuarterYuan.size()));
    }

    /** What is to be topped up, yuan; negative is to be taken back. */
    public static BigDecimal adjustment(BigDecimal quotaYuan, BigDecimal paidYuan) {
        return quotaYuan.subtract(paidYuan);
    }

    /** A month's clearing over the advance, unrounded; empty if nothing was paid in advance. */
    public static Optional<BigFraction> usage(BigDecimal clearingYuan, BigDecimal paidYuan) {
        return paidYuan.signum() <= 0
                ? Optional.empty()
                : Optional.of(Money.exact(clearingYuan).divide(Money.exact(paidYuan)));
    }

    /** A use as it is shown: four places. One beyond 999999.9999, by an advance of next to nothing, is shown as that. */
    public static BigDecimal shown(BigFraction usage) {
        return Money.round(usage, Money.SHARE.scale()).min(RATIO_MAX).max(RATIO_MAX.negate());
    }

    /** The warning of a use, compared unrounded: a use on the limit has reached it. */
    public Level level(BigFraction usage) {
        if (usage.compareTo(Money.exact(red)) >= 0) {
            return Level.RED;
        }
        return usage.compareTo(Money.exact(yellow)) >= 0 ? Level.YELLOW : Level.NONE;
    }
}
