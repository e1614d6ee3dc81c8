package org.medfund.jobs.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The coefficient of a case by the age of the patient (SPEC B.13): what cases of that age cost against all of the group,
 * or a fixed table.
 *
 * @param steps ascending, the first from birth on
 */
public record AgeCoefficient(Method method, List<Step> steps) implements Serializable {
    private static final int DAYS_A_YEAR_MAX = 366;

    /** {@code age.policy}. */
    public enum Method {
        /** Mean cost of the age subgroup over that of the group, where the gate of subtypes lets it pass (SPEC C.4). */
        AGE_SUBGROUP_MEAN,
        /** {@code age.steps}. */
        AGE_TABLE_TOOL
    }

    /**
     * From an age on the coefficient holds, up to the next step.
     *
     * @param from whole days, or whole years
     */
    public record Step(int from, boolean isInYears, BigDecimal coefficient) implements Serializable {
        boolean isReached(int ageDays, int ageYears) {
            return (isInYears ? ageYears : ageDays) >= from;
        }

        private int atLeastDays() {
            return isInYears ? from * DAYS_A_YEAR_MAX : from;
        }
    }

    public static AgeCoefficient from(Policy policy) {
        return new AgeCoefficient(policy.choice("age.policy", Method.class), steps(policy.node("age.steps")));
    }

    /**
     * From a list of {@code {from_days, coef}} and {@code {from_years, coef}}.
     *
     * @throws org.medfund.core.problem.Refusal if the list does not begin at birth or does not ascend
     */
    public static List<Step> steps(JsonNode list) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : list) {
            boolean isInYears = step.has("from_years");
            steps.add(new Step(
                    step.path(isInYears ? "from_years" : "from_days").asInt(-1),
                    isInYears,
                    new BigDecimal(step.path("coef").asText("0"))));
        }
        List<Step> ascending = steps.stream()
                .sorted(Comparator.comparingInt(Step::atLeastDays))
                .toList();
        if (steps.isEmpty() || steps.get(0).atLeastDays() != 0 || !steps.equals(ascending)) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy age.steps is " + list + ".",
                            "It begins at birth and ascends.",
                            "Begin with {from_days: 0, coef: ...}, and put the steps in order of age.")
                    .refusal();
        }
        return List.copyOf(steps);
    }

    /**
     * The coefficient of one case, unrounded.
     *
     * @param ageDays whole days since birth
     * @param ageYears whole years since birth
     * @param subgroup mean cost of its age subgroup over that of its group; 1 where the group is not split by age
     */
    public BigFraction of(int ageDays, int ageYears, BigFraction subgroup) {
        return switch (method) {
            case AGE_SUBGROUP_MEAN -> subgroup;
            case AGE_TABLE_TOOL -> Money.exact(fromTable(ageDays, ageYears));
        };
    }

    private BigDecimal fromTable(int ageDays, int ageYears) {
        return steps.stream()
                .filter(step -> step.isReached(ageDays, ageYears))
                .reduce((earlier, later) -> later)
                .map(Step::coefficient)
                .orElseThrow(() -> new IllegalArgumentException("Nobody is " + ageDays + " days old."));
    }
}
