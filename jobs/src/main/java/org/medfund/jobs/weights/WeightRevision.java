package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.jobs.weights.RevisionPolicy.Freeze;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;

/**
 * From the measured weights of a region to those it publishes (SPEC B.5 to B.7): structure of cost, limits of yearly
 * change, and one factor over all that keeps the total weight.
 *
 * @param weights by group, rounded
 * @param held groups that stand on a limit of change, or are frozen
 * @param factor of neutrality, unrounded; 1 if nothing is revised
 * @param total what cases of the newest year times weight must come to; 0 if nothing is revised
 */
public record WeightRevision(
        SortedMap<String, BigDecimal> weights, SortedSet<String> held, BigFraction factor, BigFraction total) {

    /**
     * Exact ratios of hundreds of groups add up to numbers of a thousand digits. So many places, 16 more than are
     * published, keep sums short.
     */
    private static final int PLACES = 20;

    /**
     * What a revision looks at beside the measured weights.
     *
     * @param structure weights by structure, if the region adjusts for it
     * @param lastWeights by group, published for the year before by the same scheme
     * @param basicGroups on the regional list
     */
    public record Inputs(
            Optional<StructureAdjustment> structure, Map<String, BigDecimal> lastWeights, Set<String> basicGroups) {}

    /** The measured weights as they are. */
    public static WeightRevision none(List<GroupWeight> measured) {
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        measured.forEach(weight -> weights.put(weight.groupCode(), weight.weight()));
        return new WeightRevision(weights, new TreeSet<>(), BigFraction.ONE, BigFraction.ZERO);
    }

    /**
     * The published weights of a region that revises them. Groups paid by item weigh nothing and take no part.
     *
     * @param subject whose weights these are, for messages
     * @throws org.medfund.core.problem.Refusal if the total cannot be kept, or only by a factor beyond its limits
     */
    public static WeightRevision of(List<GroupWeight> measured, Inputs inputs, RevisionPolicy policy, String subject) {
        List<WeightNeutrality.Group> groups = new ArrayList<>();
        for (GroupWeight weight : measured) {
            String group = weight.groupCode();
            BigFraction adjusted = shortened(inputs.structure()
                    .map(structure -> structure.weight(group, weight.ratio()))
                    .orElse(weight.ratio()));
            boolean isPaidByWeight = weight.basis() != WeightBasis.PAY_BY_ITEM;
            BigFraction base = policy.isNeutral() && isPaidByWeight ? BigFraction.ONE : shortened(weight.ratio());
            groups.add(new WeightNeutrality.Group(
                    group,
                    weight.newestCaseCount(),
                    base,
                    adjusted,
                    isPaidByWeight ? limits(group, adjusted, inputs, policy) : WeightLimits.NONE));
        }
        WeightNeutrality neutral =
                WeightNeutrality.of(groups, subject).within(policy.factorMin(), policy.factorMax(), subject);
        return new WeightRevision(
                neutral.rounded(), neutral.held(), neutral.factor(), WeightNeutrality.totalBefore(groups));
    }

    private static BigFraction shortened(BigFraction weight) {
        return Money.exact(Money.round(weight, PLACES));
    }

    private static WeightLimits limits(String group, BigFraction adjusted, Inputs inputs, RevisionPolicy policy) {
        WeightLimits ofChange = policy.limitsChange()
                ? WeightLimits.around(inputs.lastWeights().get(group), policy.changeMax())
                : WeightLimits.NONE;
        boolean isFrozen =
                policy.freeze() == Freeze.BASIC_GROUPS && inputs.basicGroups().contains(group);
        return isFrozen ? WeightLimits.exactly(ofChange.hold(adjusted)) : ofChange;
    }
}
