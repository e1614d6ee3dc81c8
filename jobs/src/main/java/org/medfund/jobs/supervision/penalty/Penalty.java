package org.medfund.jobs.supervision.penalty;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** The fine beside the refund of a loss, within the range of the law (SPEC E.6, case E05). */
public final class Penalty {

    /** Least and greatest multiple of the loss, both included. */
    public record Multiples(BigDecimal least, BigDecimal greatest) {
        boolean hold(BigDecimal multiple) {
            return multiple.compareTo(least) >= 0 && multiple.compareTo(greatest) <= 0;
        }
    }

    /** The range of the law by nature. */
    public record Law(Multiples ofViolation, Multiples ofFraud) {

        /** @throws org.medfund.core.problem.Refusal if a range is not a least and a greatest multiple */
        public static Law from(Policy policy) {
            return new Law(range(policy, "e6.violation_multiple"), range(policy, "e6.fraud_multiple"));
        }

        /** The same against persons, who are not fined for what was done without intent (REG21 art. 41). */
        static Law ofPersons(Policy policy) {
            return new Law(range(policy, "e6.person_violation_multiple"), range(policy, "e6.fraud_multiple"));
        }

        Multiples of(ViolationNature nature) {
            return nature == ViolationNature.FRAUD ? ofFraud : ofViolation;
        }

        private static Multiples range(Policy policy, String name) {
            var ends = policy.decimals(name);
            if (ends.size() != 2 || ends.get(0).compareTo(ends.get(1)) > 0) {
                throw policy.unusable(name, "the least and the greatest multiple")
                        .refusal();
            }
            return new Multiples(ends.get(0), ends.get(1));
        }
    }

    /**
     * What the law allows and what was chosen, in yuan.
     *
     * @param recoverYuan refund and fine together; null if the multiple is outside the range
     */
    public record Assessment(
            BigDecimal leastFineYuan,
            BigDecimal greatestFineYuan,
            @Nullable BigDecimal recoverYuan) {
        public boolean isValid() {
            return recoverYuan != null;
        }
    }

    /**
     * Each figure rounded to the fen on its own. A multiple outside the range is rejected, above as below: a figure beyond
     * the law is not cut to it.
     *
     * @param lossYuan loss to the fund, not negative
     * @param multiple of the loss, as chosen by whoever decides
     * @throws IllegalArgumentException if the loss is negative
     */
    public static Assessment assess(ViolationNature nature, BigDecimal lossYuan, BigDecimal multiple, Law law) {
        if (lossYuan.signum() < 0) {
            throw new IllegalArgumentException("A loss is not negative");
        }
        Multiples range = law.of(nature);
        return new Assessment(
                Money.roundToFen(lossYuan.multiply(range.least())),
                Money.roundToFen(lossYuan.multiply(range.greatest())),
                range.hold(multiple) ? Money.roundToFen(lossYuan.add(lossYuan.multiply(multiple))) : null);
    }

    private Penalty() {}
}
