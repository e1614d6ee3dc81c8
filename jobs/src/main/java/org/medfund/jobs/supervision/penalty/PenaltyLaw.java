package org.medfund.jobs.supervision.penalty;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;

/**
 * What the law allows against whom (SPEC E.6).
 *
 * @param ofPersons without intent no fine, REG21 art. 41
 * @param suspensionMonths how long a person may be kept from settlement at the counter
 */
record PenaltyLaw(Penalty.Law ofOthers, Penalty.Law ofPersons, MonthRange suspensionMonths) {
    private static final Set<String> ENTITY_KINDS = Set.of(Against.PERSON, "DOCTOR", Against.INSTITUTION);

    /** Why a decision cannot stand; of several the first. */
    enum Fault {
        UNKNOWN_ENTITY,
        UNKNOWN_KIND,
        NEGATIVE_LOSS,
        MULTIPLE_OUT_OF_RANGE
    }

    static PenaltyLaw from(Policy policy) {
        return new PenaltyLaw(
                Penalty.Law.from(policy), Penalty.Law.ofPersons(policy), MonthRange.from(policy, "e6.suspend_months"));
    }

    Penalty.Multiples multiples(Against against) {
        return (against.entityKind().equals(Against.PERSON) ? ofPersons : ofOthers).of(against.nature());
    }

    Penalty.Assessment assess(PenaltyDecision decision) {
        Penalty.Law law = decision.entityKind().equals(Against.PERSON) ? ofPersons : ofOthers;
        return Penalty.assess(decision.against().nature(), decision.lossYuan(), decision.multiple(), law);
    }

    /** @return null if the decision stands */
    @Nullable
    Fault fault(PenaltyDecision decision) {
        if (!ENTITY_KINDS.contains(decision.entityKind())) {
            return Fault.UNKNOWN_ENTITY;
        }
        if (!isNature(decision.kind())) {
            return Fault.UNKNOWN_KIND;
        }
        if (decision.lossYuan().signum() < 0) {
            return Fault.NEGATIVE_LOSS;
        }
        return assess(decision).isValid() ? null : Fault.MULTIPLE_OUT_OF_RANGE;
    }

    private static boolean isNature(String kind) {
        for (ViolationNature nature : ViolationNature.values()) {
            if (nature.name().equals(kind)) {
                return true;
            }
        }
        return false;
    }
}
