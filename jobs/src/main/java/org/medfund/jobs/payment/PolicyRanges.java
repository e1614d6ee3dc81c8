package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;

/** Reads policy values and collects those that no formula can take, so that all of them are told at once. */
final class PolicyRanges {
    private final Policy policy;
    private final Problems problems = new Problems();

    PolicyRanges(Policy policy) {
        this.policy = policy;
    }

    /**
     * The policy of every region, by region code; of regions with a problem none.
     *
     * @param problems takes everything wrong in any region; a value that regions share is told once
     */
    static <P> SortedMap<String, P> byRegion(List<Region> regions, Function<Region, P> read, Problems problems) {
        SortedMap<String, P> policies = new TreeMap<>();
        Set<Problem> found = new LinkedHashSet<>();
        for (Region region : regions) {
            try {
                policies.put(region.code(), read.apply(region));
            } catch (Refusal refusal) {
                found.addAll(refusal.problems());
            }
        }
        problems.found().forEach(found::remove);
        problems.addAll(new ArrayList<>(found));
        return policies;
    }

    /** From 0 to 1, both included. */
    BigDecimal share(String name) {
        BigDecimal value = policy.decimal(name);
        hold(value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, name, "from 0 to 1");
        return value;
    }

    BigDecimal positive(String name) {
        BigDecimal value = policy.decimal(name);
        hold(value.signum() > 0, name, "above 0");
        return value;
    }

    int notNegative(String name) {
        int value = policy.whole(name);
        hold(value >= 0, name, "0 or more");
        return value;
    }

    /** Notes the value as unusable unless the condition holds. */
    void hold(boolean isUsable, String name, String wanted) {
        if (!isUsable) {
            problems.addAll(List.of(policy.unusable(name, wanted)));
        }
    }

    void refuseIfAny() {
        problems.refuseIfAny();
    }
}
