package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.medfund.core.money.Money;

/** Days beyond what is usual, and what of the fund's payment a reduction per day would be (SPEC E.2, case E02). */
public final class OverStay {

    /**
     * Thresholds.
     *
     * @param shareOfDay part of the fund's payment for one extra day
     * @param shareMax part of it that all extra days together reach at most
     */
    public record Limits(BigDecimal shareOfDay, BigDecimal shareMax) implements Serializable {}

    /** Days beyond those allowed; 0 if there are none. */
    public static int extraDays(int stayDays, int allowedDays) {
        return Math.max(0, stayDays - allowedDays);
    }

    /** Whole days that a percentile of stays allows: of a part of a day the whole. */
    public static int allowedDays(BigDecimal stayDays) {
        return stayDays.setScale(0, RoundingMode.CEILING).intValueExact();
    }

    /** What the reduction would be, yuan, rounded once to the fen; 0.00 without an extra day. */
    public static BigDecimal reductionYuan(int extraDays, BigDecimal fundYuan, Limits limits) {
        BigDecimal share =
                limits.shareOfDay().multiply(BigDecimal.valueOf(extraDays)).min(limits.shareMax());
        return Money.roundToFen(share.multiply(fundYuan));
    }

    private OverStay() {}
}
