package org.medfund.jobs.prepayment;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * What a pool has in hand when a year opens, and what it spends a month.
 *
 * @param balanceYuan at the end of the year before; may be negative
 * @param monthlyAverageYuan mean payout of its months, exact
 */
public record PoolReserve(BigDecimal balanceYuan, BigFraction monthlyAverageYuan) {
    private static final int MONTHS_SCALE = 2;

    /** Why a pool prepays nothing. */
    public enum Ineligible {
        NO_PAYOUT,
        RED_POOL,
        NO_RESERVE_LIMIT,
        RESERVE_TOO_LOW
    }

    /** Balance over mean monthly payout, exact; none if nothing is paid out. */
    public Optional<BigFraction> reserveMonths() {
        return monthlyAverageYuan.compareTo(BigFraction.ZERO) <= 0
                ? Optional.empty()
                : Optional.of(Money.exact(balanceYuan).divide(monthlyAverageYuan));
    }

    /** For people; {@link #ineligible} goes by the exact value. */
    public Optional<BigDecimal> reserveMonthsShown() {
        return reserveMonths().map(months -> Money.round(months, MONTHS_SCALE));
    }

    /** Null if the pool may prepay: it is not red and holds at least the months that its insurance type asks for. */
    public @Nullable Ineligible ineligible(String insuranceType, PrepaymentTerms terms) {
        Optional<BigFraction> months = reserveMonths();
        BigDecimal least = terms.minReserveMonths().get(insuranceType);
        if (months.isEmpty()) {
            return Ineligible.NO_PAYOUT;
        }
        if (terms.redPools().contains(insuranceType)) {
            return Ineligible.RED_POOL;
        }
        if (least == null) {
            return Ineligible.NO_RESERVE_LIMIT;
        }
        return months.get().compareTo(Money.exact(least)) < 0 ? Ineligible.RESERVE_TOO_LOW : null;
    }
}
