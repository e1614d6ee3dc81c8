package org.medfund.jobs.supervision.savings;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * How often reviews of a rule in a region confirm: those decided so far, and the prior that stands for them while there are
 * few.
 *
 * @param confirmed reviews that confirmed for good, prior included
 * @param decided all that are decided, prior included; above 0
 */
record ConfirmationRate(BigDecimal confirmed, BigDecimal decided) implements Serializable {

    /** @throws org.medfund.core.problem.Refusal if the prior is no share */
    static ConfirmationRate prior(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        BigDecimal decided = ranges.positive("e6.savings_prior_decided");
        BigDecimal confirmed = ranges.notNegativeDecimal("e6.savings_prior_confirmed");
        ranges.hold(
                confirmed.compareTo(decided) <= 0, "e6.savings_prior_confirmed", "at most e6.savings_prior_decided");
        ranges.refuseIfAny();
        return new ConfirmationRate(confirmed, decided);
    }

    ConfirmationRate and(long moreConfirmed, long moreDecided) {
        return new ConfirmationRate(
                confirmed.add(BigDecimal.valueOf(moreConfirmed)), decided.add(BigDecimal.valueOf(moreDecided)));
    }

    /** Of an amount that is open what is expected to be confirmed, rounded once to the fen. */
    BigDecimal of(BigDecimal openYuan) {
        BigFraction rate = Money.exact(confirmed).divide(Money.exact(decided));
        return Money.roundToFen(Money.exact(openYuan).multiply(rate));
    }
}
