package org.medfund.jobs.weights;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.medfund.core.money.Money;

/**
 * The standard of a case as whole fen, with the costs between which it is paid: what a case comes to without a decimal
 * (SPEC B.10). A cost in fen is whole, so that it is below {@code low * standard} just if it is below the next whole fen, and
 * what is added to it above is rounded once for all cases.
 *
 * @param standardFen rounded half up
 * @param lowestFen costs below are paid as they are
 * @param highestFen costs above are paid themselves and {@code aboveFen}
 * @param aboveFen {@code standard * (1 - high)}, rounded half up; not above 0 where high is at least 1
 */
public record FenStandard(long standardFen, long lowestFen, long highestFen, long aboveFen) implements Serializable {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * @param standardYuan above 0, rounded or not
     * @param low part of the standard below which a cost is paid as it is
     * @param high times the standard above which a case is high
     * @throws ArithmeticException if an amount does not fit a long
     */
    public static FenStandard of(BigDecimal standardYuan, BigDecimal low, BigDecimal high) {
        BigDecimal fen = standardYuan.movePointRight(Money.YUAN.scale());
        return new FenStandard(
                whole(fen, RoundingMode.HALF_UP),
                whole(fen.multiply(low), RoundingMode.CEILING),
                whole(fen.multiply(high), RoundingMode.FLOOR),
                // The payment is above 0, so that half a fen goes up also where this is below 0.
                whole(fen.multiply(BigDecimal.ONE.subtract(high)).add(HALF), RoundingMode.FLOOR));
    }

    /** What all payers together pay of a case. */
    public long paymentFen(long costFen) {
        if (costFen < lowestFen) {
            return costFen;
        }
        return costFen > highestFen ? costFen + aboveFen : standardFen;
    }

    private static long whole(BigDecimal fen, RoundingMode mode) {
        return fen.setScale(0, mode).longValueExact();
    }
}
