package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import org.medfund.core.money.Money;

/**
 * What is lost by a group that is too heavy: the difference of the two payment standards (SPEC E.10, RULE26 art. 35(1), case
 * E08).
 *
 * @param codedStandardYuan of the group as coded
 * @param correctStandardYuan of the group that is supported
 */
public record UpcodingLoss(BigDecimal codedStandardYuan, BigDecimal correctStandardYuan) {

    /**
     * Standards of two weights at one institution, each rounded once to the fen.
     *
     * @param rateYuan yuan a unit of weight
     */
    public static UpcodingLoss of(
            BigDecimal codedWeight, BigDecimal correctWeight, BigDecimal hospitalCoefficient, BigDecimal rateYuan) {
        BigDecimal ofOne = hospitalCoefficient.multiply(rateYuan);
        return new UpcodingLoss(
                Money.roundToFen(codedWeight.multiply(ofOne)), Money.roundToFen(correctWeight.multiply(ofOne)));
    }

    /** Not below 0. */
    public BigDecimal lossYuan() {
        return codedStandardYuan.subtract(correctStandardYuan).max(Money.yuan(0));
    }
}
