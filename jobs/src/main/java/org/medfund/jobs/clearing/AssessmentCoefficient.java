package org.medfund.jobs.clearing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.assessment.AssessmentLimits;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The assessment coefficient A_h of an institution's year (考核系数, SPEC C.8; DIP3 7.3): what its cases entitle it to is
 * multiplied by it, before audit deductions. A region that applies it returns the quality deposit in full: an assessment
 * counts once.
 *
 * @param steps from a score on, ascending, the first from 0
 * @param initial of an institution that was not assessed
 */
record AssessmentCoefficient(List<Step> steps, BigDecimal initial) {

    /** {@code assess.by}. */
    enum Method {
        /** A part of the quality deposit is forfeited (SPEC D.4, step 3). */
        DEPOSIT,
        COEFFICIENT
    }

    /** From an assessment score on the coefficient holds, up to the next step. */
    record Step(BigDecimal scoreFrom, BigDecimal coefficient) {}

    /**
     * Empty where the region assesses by deposit.
     *
     * @throws org.medfund.core.problem.Refusal if the steps do not ascend from 0, or a coefficient is outside the limits
     */
    static Optional<AssessmentCoefficient> from(Policy policy) {
        if (policy.choice("assess.by", Method.class) == Method.DEPOSIT) {
            return Optional.empty();
        }
        AssessmentLimits limits = AssessmentLimits.from(policy);
        JsonNode list = policy.node("assess.coef_steps");
        List<Step> steps = areNumbers(list) ? steps(list) : List.of();
        boolean ascends = IntStream.range(1, steps.size())
                .allMatch(
                        i -> steps.get(i - 1).scoreFrom().compareTo(steps.get(i).scoreFrom()) < 0);
        boolean isWithin =
                limits.allow(limits.initial()) && steps.stream().allMatch(step -> limits.allow(step.coefficient()));
        if (steps.isEmpty() || steps.get(0).scoreFrom().signum() != 0 || !ascends || !isWithin) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy assess.coef_steps is " + list + ", assess.coef_default " + limits.initial() + ".",
                            "Steps are numbers {score_from, coef} and ascend from score 0, each above the one before, and"
                                    + " coefficients lie from " + limits.min() + " to " + limits.max()
                                    + " (assess.coef_min, assess.coef_max).",
                            "Correct it in the policy folder.")
                    .refusal();
        }
        return Optional.of(new AssessmentCoefficient(List.copyOf(steps), limits.initial()));
    }

    private static boolean areNumbers(JsonNode list) {
        for (JsonNode step : list) {
            if (!isNumber(step.path("score_from")) || !isNumber(step.path("coef"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(JsonNode value) {
        return value.asText().matches("\\d+(\\.\\d+)?");
    }

    private static List<Step> steps(JsonNode list) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : list) {
            steps.add(new Step(
                    new BigDecimal(step.get("score_from").asText()),
                    new BigDecimal(step.get("coef").asText())));
        }
        return List.copyOf(steps);
    }

    /** @param score 0 to 100; null if it was not assessed */
    BigDecimal of(@Nullable BigDecimal score) {
        if (score == null) {
            return initial;
        }
        return steps.stream()
                .filter(step -> step.scoreFrom().compareTo(score) <= 0)
                .reduce((lower, higher) -> higher)
                .map(Step::coefficient)
                .orElse(initial);
    }

    /**
     * What the assessment adds to an institution's entitlement, rounded once; negative is taken off.
     *
     * @param entitlementYuan of all its cases, not negative
     */
    BigDecimal changeYuan(BigDecimal entitlementYuan, @Nullable BigDecimal score) {
        return Money.roundToFen(entitlementYuan.multiply(of(score))).subtract(Money.roundToFen(entitlementYuan));
    }
}
