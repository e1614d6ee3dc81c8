package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** The quality deposit (质量保证金): held back monthly, returned by the yearly assessment. */
public final class QualityDeposit {

    /**
     * The assessment scale.
     *
     * @param full from this score on the whole deposit is returned
     * @param floor below this score nothing is
     */
    public record Scale(BigDecimal full, BigDecimal floor) {
        public static Scale from(Policy policy) {
            return new Scale(policy.decimal("assess.full"), policy.decimal("assess.floor"));
        }
    }

    /** The part of a gross monthly amount that is held back, yuan to the fen (SPEC D.3). */
    public static BigDecimal held(BigDecimal grossYuan, BigDecimal depositRatio) {
        return Money.roundToFen(grossYuan.multiply(depositRatio));
    }

    /**
     * The part of the deposit that is returned: all of it from the full score on, in proportion to the score down to
     * the floor, nothing below.
     *
     * <p>Source: SPEC D.4, step 3; case D05.
     *
     * @param heldYuan yuan to the fen
     * @param score 0 to 100
     * @return yuan, rounded once to the fen
     */
    public static BigDecimal returned(BigDecimal heldYuan, BigDecimal score, Scale scale) {
        if (score.compareTo(scale.full()) >= 0) {
            return Money.roundToFen(heldYuan);
        }
        if (score.compareTo(scale.floor()) < 0) {
            return Money.yuan(0);
        }
        BigFraction part = Money.exact(score).divide(Money.exact(scale.full()));
        return Money.roundToFen(Money.exact(heldYuan).multiply(part));
    }

    private QualityDeposit() {}
}
