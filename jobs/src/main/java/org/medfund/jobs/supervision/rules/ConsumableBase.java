package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/**
 * What the fund pays of a high-value consumable (SPEC E.5, case E04).
 *
 * @param reading how the rule is read
 * @param fixedRatio share of the price, where that is the reading
 */
public record ConsumableBase(Reading reading, BigDecimal fixedRatio) implements Serializable {

    /** The two readings of the rule. */
    public enum Reading {
        /** The price up to the base model's. */
        BASE_DIFF,
        /** A share of the price, whatever the base model costs. */
        FIXED_RATIO
    }

    static ConsumableBase from(Policy policy) {
        return new ConsumableBase(policy.choice("e5.policy", Reading.class), policy.decimal("e5.fixed_ratio"));
    }

    /** The most the fund pays for so many units, yuan, rounded once. */
    public BigDecimal fundYuan(BigDecimal priceYuan, BigDecimal quantity, BigDecimal basePriceYuan) {
        BigFraction ofUnit = switch (reading) {
            case BASE_DIFF -> Money.exact(priceYuan.min(basePriceYuan));
            case FIXED_RATIO -> Money.exact(fixedRatio).multiply(Money.exact(priceYuan));
        };
        return Money.roundToFen(ofUnit.multiply(Money.exact(quantity)));
    }

    /** What the patient pays if the fund pays the most it may, yuan. */
    public BigDecimal patientYuan(BigDecimal priceYuan, BigDecimal quantity, BigDecimal basePriceYuan) {
        return Money.roundToFen(priceYuan.multiply(quantity)).subtract(fundYuan(priceYuan, quantity, basePriceYuan));
    }
}
