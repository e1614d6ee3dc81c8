package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * Keeps the total weight of a region whatever is changed in its weights (SPEC B.6; PROC25 art. 15, MEAS25 art. 15).
 *
 * <p>Every weight is multiplied by one factor f and then held within the limits of its group, where f is such that
 * {@code sum of cases * weight} stays what it was before the change. Without limits f is total before over total after;
 * frozen groups, whose limits are their own weight, leave {@code (total before - frozen) / (total after - frozen)}.
 * Where limits bind, f is solved anew for those they do not bind, exactly.
 *
 * @param factor f, unrounded; 1 if no weight is free to move
 * @param weights by group, unrounded
 * @param held groups that stand on one of their limits, frozen ones among them
 */
public record WeightNeutrality(BigFraction factor, SortedMap<String, BigFraction> weights, SortedSet<String> held) {

    /** Half a unit in the last place of a weight: how far rounding may move the mean of weights (SPEC B.6). */
    static final BigDecimal ROUNDING = new BigDecimal("0.00005");

    /**
     * One group.
     *
     * @param caseCount cases the total is taken over
     * @param base weight before the change
     * @param adjusted weight after it, not yet neutral
     */
    public record Group(String groupCode, long caseCount, BigFraction base, BigFraction adjusted, WeightLimits limits) {
        BigFraction at(BigFraction factor) {
            return limits.hold(adjusted.multiply(factor));
        }

        private BigFraction total(BigFraction weight) {
            return weight.multiply(new BigFraction(caseCount));
        }
    }

    /**
     * The neutral weights. Empty, with a factor of 1, if there are no groups. A total that is kept already takes a factor
     * of 1, so that groups without a case stay as they are.
     *
     * @param subject whose weights these are, such as "region 330100"
     * @throws org.medfund.core.problem.Refusal if no factor keeps the total within the limits
     */
    public static WeightNeutrality of(Collection<Group> groups, String subject) {
        BigFraction target = totalBefore(groups);
        BigFraction factor =
                totalAt(groups, BigFraction.ONE).equals(target) ? BigFraction.ONE : solve(groups, target, subject);
        SortedMap<String, BigFraction> weights = new TreeMap<>();
        SortedSet<String> held = new TreeSet<>();
        for (Group group : groups) {
            BigFraction weight = group.at(factor);
            if (weights.put(group.groupCode(), weight) != null) {
                throw new IllegalArgumentException("Group " + group.groupCode() + " comes twice.");
            }
            if (weight.equals(group.limits().min())
                    || weight.equals(group.limits().max())) {
                held.add(group.groupCode());
            }
        }
        return new WeightNeutrality(factor, weights, held);
    }

    private static BigFraction solve(Collection<Group> groups, BigFraction target, String subject) {
        List<BigFraction> turns = turns(groups);
        // The total never falls as the factor rises, and is straight between two turns.
        int low = 0;
        int high = turns.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (totalAt(groups, turns.get(middle)).compareTo(target) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < turns.size() && totalAt(groups, turns.get(low)).equals(target)
                ? turns.get(low)
                : between(groups, target, low == 0 ? BigFraction.ZERO : turns.get(low - 1), subject);
    }

    /** Cases times weight before the change, added up: what stays. */
    public static BigFraction totalBefore(Collection<Group> groups) {
        return sum(groups, group -> group.total(group.base()));
    }

    /** The weights as published. */
    public SortedMap<String, BigDecimal> rounded() {
        SortedMap<String, BigDecimal> rounded = new TreeMap<>();
        weights.forEach((group, weight) -> rounded.put(group, Money.roundToWeight(weight)));
        return rounded;
    }

    /**
     * A factor far from 1 says that something else is wrong: stop, and ask (SPEC B.6).
     *
     * @param subject whose weights these are, such as "region 330100"
     * @throws org.medfund.core.problem.Refusal if the factor is outside the limits, both included
     */
    public WeightNeutrality within(BigDecimal factorMin, BigDecimal factorMax, String subject) {
        if (factor.compareTo(Money.exact(factorMin)) < 0 || factor.compareTo(Money.exact(factorMax)) > 0) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            "The total weight of " + subject + " would be kept by a factor of " + Money.round(factor, 6)
                                    + ".",
                            "Allowed are " + factorMin + " to " + factorMax
                                    + " (neutral.factor_min, neutral.factor_max).",
                            "Look at the changes made to the weights, or let fewer groups be frozen.")
                    .refusal();
        }
        return this;
    }

    /** Whether two totals over so many cases differ by no more than rounding may (SPEC B.6, control). */
    static boolean isWithinRounding(BigFraction total, BigFraction before, long caseCount) {
        BigFraction allowed = Money.exact(ROUNDING).multiply(new BigFraction(caseCount));
        return total.subtract(before).abs().compareTo(allowed) <= 0;
    }

    /** The factors at which a group meets one of its limits, each once, ascending. */
    private static List<BigFraction> turns(Collection<Group> groups) {
        TreeSet<BigFraction> turns = new TreeSet<>();
        for (Group group : groups) {
            if (group.adjusted().compareTo(BigFraction.ZERO) > 0) {
                BigFraction min = group.limits().min();
                BigFraction max = group.limits().max();
                if (min != null) {
                    turns.add(min.divide(group.adjusted()));
                }
                if (max != null) {
                    turns.add(max.divide(group.adjusted()));
                }
            }
        }
        return new ArrayList<>(turns);
    }

    /** The factor above {@code turn} at which the total is the target; up to the next turn the same groups move. */
    private static BigFraction between(Collection<Group> groups, BigFraction target, BigFraction turn, String subject) {
        BigFraction moving =
                sum(groups, group -> movesAbove(group, turn) ? group.total(group.adjusted()) : BigFraction.ZERO);
        BigFraction still =
                sum(groups, group -> movesAbove(group, turn) ? BigFraction.ZERO : group.total(group.at(turn)));
        BigFraction left = target.subtract(still);
        if (moving.equals(BigFraction.ZERO) || left.compareTo(turn.multiply(moving)) < 0) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            "No factor keeps the total weight of " + subject + ".",
                            "It was " + Money.round(target, 4)
                                    + ", and frozen groups and limits of change leave no room.",
                            "Let fewer groups be frozen, or allow a greater change.")
                    .refusal();
        }
        return left.divide(moving);
    }

    /** Whether a factor just above this one changes the weight of the group. */
    private static boolean movesAbove(Group group, BigFraction factor) {
        BigFraction weight = group.adjusted().multiply(factor);
        BigFraction min = group.limits().min();
        BigFraction max = group.limits().max();
        return group.adjusted().compareTo(BigFraction.ZERO) > 0
                && (min == null || weight.compareTo(min) >= 0)
                && (max == null || weight.compareTo(max) < 0);
    }

    private static BigFraction totalAt(Collection<Group> groups, BigFraction factor) {
        return sum(groups, group -> group.total(group.at(factor)));
    }

    private static BigFraction sum(Collection<Group> groups, Function<Group, BigFraction> value) {
        return groups.stream().map(value).reduce(BigFraction.ZERO, BigFraction::add);
    }
}
