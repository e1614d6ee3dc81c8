package org.medfund.jobs.supervision.penalty;

import org.medfund.core.policy.Policy;

/** Least and greatest number of months, both included. */
record MonthRange(int least, int greatest) {

    /** @throws org.medfund.core.problem.Refusal if the value is not a least and a greatest whole number of months */
    static MonthRange from(Policy policy, String name) {
        var ends = policy.decimals(name);
        boolean isRange = ends.size() == 2
                && ends.get(0).signum() >= 0
                && ends.get(0).compareTo(ends.get(1)) <= 0
                && ends.stream().allMatch(end -> end.stripTrailingZeros().scale() <= 0);
        if (!isRange) {
            throw policy.unusable(name, "the least and the greatest number of months")
                    .refusal();
        }
        return new MonthRange(ends.get(0).intValue(), ends.get(1).intValue());
    }
}
