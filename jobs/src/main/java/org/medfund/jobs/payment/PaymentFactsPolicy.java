package org.medfund.jobs.payment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.Refusal;
import org.medfund.core.subtype.AgeBand;
import org.medfund.core.subtype.SubtypeGate;

/**
 * Which facts about a case count for its payment, beside group and cost (SPEC B.10 to B.13).
 *
 * @param newTechnology how approved new technology is paid
 * @param addOnWeights weight added for an approved item, by item code
 * @param sameEffectList name of the code list of advantage diseases of traditional medicine
 * @param traditionalKinds treatment kinds that count as traditional medicine
 * @param age null where age does not count
 * @param earlyEnd which stays are marked as ended early
 */
record PaymentFactsPolicy(
        NewTechnologyPolicy.Method newTechnology,
        Map<String, BigDecimal> addOnWeights,
        String sameEffectList,
        Set<String> traditionalKinds,
        @Nullable Age age,
        EarlyEnd earlyEnd)
        implements Serializable {

    /**
     * @param bands ages that are told apart
     * @param gate when a group is split by them (SPEC C.4)
     * @param kindsApart treatment kinds whose cases are never split
     */
    record Age(AgeCoefficient coefficient, List<AgeBand> bands, SubtypeGate gate, Set<String> kindsApart)
            implements Serializable {
        private static final String OTHER = "OTHER";

        String band(int ageDays, int ageYears) {
            return bands.stream()
                    .filter(band -> band.contains(ageDays, ageYears))
                    .map(AgeBand::label)
                    .findFirst()
                    .orElse(OTHER);
        }

        boolean needsSubgroups() {
            return coefficient.method() == AgeCoefficient.Method.AGE_SUBGROUP_MEAN;
        }
    }

    /**
     * @param transferWays discharge ways that hand the patient over
     * @param transferStayDaysMax up to which a transfer is early
     * @param deathStayDaysMin from which a death is no longer early
     */
    record EarlyEnd(Set<String> transferWays, int transferStayDaysMax, int deathStayDaysMin) implements Serializable {}

    /** @throws Refusal with every value that is out of its range */
    static PaymentFactsPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        Map<String, BigDecimal> addOns = policy.decimalsByName("newtech.addon_weights");
        ranges.hold(
                addOns.values().stream().allMatch(weight -> weight.signum() > 0 && weight.scale() <= 4),
                "newtech.addon_weights",
                "weights above 0 with at most 4 decimals, by item code");
        PaymentFactsPolicy read = new PaymentFactsPolicy(
                policy.choice("newtech.policy", NewTechnologyPolicy.Method.class),
                Map.copyOf(addOns),
                policy.text("tcm.list"),
                new HashSet<>(policy.texts("tcm.treatment_kinds")),
                policy.flag("age.drg_enabled") ? age(policy, ranges) : null,
                new EarlyEnd(
                        new HashSet<>(policy.texts("early_end.transfer_ways")),
                        ranges.notNegative("early_end.transfer_stay_days_max"),
                        ranges.notNegative("early_end.death_stay_days_min")));
        ranges.refuseIfAny();
        return read;
    }

    private static Age age(Policy policy, PolicyRanges ranges) {
        AgeCoefficient coefficient = AgeCoefficient.from(policy);
        ranges.hold(
                coefficient.steps().stream()
                        .allMatch(step -> step.coefficient().signum() > 0
                                && step.coefficient().scale() <= 4),
                "age.steps",
                "coefficients above 0 with at most 4 decimals");
        return new Age(
                coefficient,
                AgeBand.bands("age.bands", policy, ranges),
                SubtypeGate.from(ranges),
                new HashSet<>(policy.texts("aux.treatment_kinds_apart")));
    }
}
