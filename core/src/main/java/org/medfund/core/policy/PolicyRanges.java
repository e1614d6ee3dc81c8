package org.medfund.core.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;

/** Reads policy values and collects those that no formula can take, so that all of them are told at once. */
public final class PolicyRanges {
    private final Policy policy;
    private final Problems problems = new Problems();

    public PolicyRanges(Policy policy) {
        this.policy = policy;
    }

    /**
     * The policy of every region, by region code; of regions with a problem none.
     *
     * @param problems takes everything wrong in any region; a value that regions share is told once
     */
    public static <P> SortedMap<String, P> byRegion(List<Region> regions, Function<Region, P> read, Problems problems) {
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
    public BigDecimal share(String name) {
        BigDecimal value = policy.decimal(name);
        hold(value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, name, "from 0 to 1");
        return value;
    }

    public BigDecimal positive(String name) {
        BigDecimal value = policy.decimal(name);
        hold(value.signum() > 0, name, "above 0");
        return value;
    }

    public int notNegative(String name) {
        int value = policy.whole(name);
        hold(value >= 0, name, "0 or more");
        return value;
    }

    public BigDecimal notNegativeDecimal(String name) {
        BigDecimal value = policy.decimal(name);
        hold(value.signum() >= 0, name, "0 or more");
        return value;
    }

    /** {@code stat.ddof}: 0 for the population form of a deviation, 1 for that of a sample. */
    public int deltaDegreesOfFreedom() {
        int value = policy.whole("stat.ddof");
        hold(value == 0 || value == 1, "stat.ddof", "0 or 1");
        return value;
    }

    /** {@code weight.year_weights}: above 0, at least one, the oldest year first; 1, to go on with, if they are unusable. */
    public List<BigDecimal> yearWeights() {
        String name = "weight.year_weights";
        List<BigDecimal> weights = policy.decimals(name);
        boolean isUsable = !weights.isEmpty() && weights.stream().allMatch(weight -> weight.signum() > 0);
        hold(isUsable, name, "weights above 0, the oldest year first");
        return isUsable ? weights : List.of(BigDecimal.ONE);
    }

    /**
     * A value in a notation of its own.
     *
     * @param read throws IllegalArgumentException for what it cannot take
     * @param otherwise what to go on with then, until all problems are told
     */
    public <T> T parsed(String name, String wanted, Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            hold(false, name, wanted);
            return otherwise;
        }
    }

    /** Notes the value as unusable, once, unless the condition holds. */
    public void hold(boolean isUsable, String name, String wanted) {
        if (isUsable) {
            return;
        }
        Problem problem = policy.unusable(name, wanted);
        if (!problems.found().contains(problem)) {
            problems.add(problem);
        }
    }

    public void refuseIfAny() {
        problems.refuseIfAny();
    }
}
