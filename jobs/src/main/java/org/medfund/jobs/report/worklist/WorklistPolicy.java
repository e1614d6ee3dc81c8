package org.medfund.jobs.report.worklist;

import java.math.BigDecimal;
import java.util.Map;
import org.medfund.core.money.Money;
import org.medfund.core.money.Ratio;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * What a region expects of reviews.
 *
 * @param hoursBudget hours of review for one worklist
 * @param hoursByLibraryClass hours of review that a flag takes, above 0
 * @param priorBySeverity share of flags confirmed, before any decision on the rule
 * @param priorFlagCount flags that the prior counts for
 */
record WorklistPolicy(
        BigDecimal hoursBudget,
        Map<String, BigDecimal> hoursByLibraryClass,
        Map<String, BigDecimal> priorBySeverity,
        int priorFlagCount) {
    private static final String BUDGET = "review.hours_budget";
    private static final String HOURS = "review.hours_by_library_class";
    private static final String PRIOR = "review.prior_confirmation_rate";
    private static final int HOUR_PLACES = 2;

    /** @throws org.medfund.core.problem.Refusal with every value that cannot be used */
    static WorklistPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        Map<String, BigDecimal> hours = policy.decimalsByName(HOURS);
        ranges.hold(
                hours.values().stream().allMatch(each -> each.signum() > 0 && each.scale() <= HOUR_PLACES),
                HOURS,
                "hours above 0 with two decimals at most");
        Map<String, BigDecimal> prior = policy.decimalsByName(PRIOR);
        ranges.hold(
                prior.values().stream().allMatch(each -> each.signum() >= 0 && each.compareTo(BigDecimal.ONE) <= 0),
                PRIOR,
                "shares from 0 to 1");
        WorklistPolicy read = new WorklistPolicy(
                ranges.positive(BUDGET), hours, prior, ranges.notNegative("review.prior_flag_count"));
        ranges.refuseIfAny();
        return read;
    }

    /** @throws org.medfund.core.problem.Refusal if the policy has no hours for the class */
    BigDecimal hours(String libraryClass) {
        return named(hoursByLibraryClass, HOURS, libraryClass).setScale(Money.SHARE.scale());
    }

    /**
     * The share of a rule's flags that is expected to be confirmed, four places: of those decided, drawn to the prior
     * of the severity by as many flags as it counts for, so that a few decisions do not decide the order alone.
     *
     * @param confirmed flags of the rule whose last decision is CONFIRMED
     * @param decided flags of the rule with a decision; 0 gives the prior
     * @throws org.medfund.core.problem.Refusal if the policy has no prior for the severity
     */
    BigDecimal confirmationRate(int severity, long confirmed, long decided) {
        Ratio prior = Ratio.of(named(priorBySeverity, PRIOR, String.valueOf(severity)));
        if (decided + priorFlagCount == 0) {
            return prior.round(Money.SHARE.scale());
        }
        return prior.times(Ratio.of(priorFlagCount))
                .plus(Ratio.of(confirmed))
                .dividedBy(Ratio.of(decided + priorFlagCount))
                .round(Money.SHARE.scale());
    }

    private static BigDecimal named(Map<String, BigDecimal> values, String parameter, String name) {
        BigDecimal value = values.get(name);
        if (value == null) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy " + parameter + " has no value for " + name + ".",
                            "Open flags have it.",
                            "Add it to the map.")
                    .refusal();
        }
        return value;
    }
}
