package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * Weights by the structure of cost (SPEC B.5; MEAS25 art. 15): drugs and consumables count for less, services for more.
 *
 * <p>The mean cost of a group becomes {@code sum of k * mean of the block}, in yuan; over the case-weighted mean of all
 * groups, adjusted likewise, it is the weight of the group.
 *
 * @param adjustedMeansYuan by group, unrounded; of a group whose blocks do not add up the mean as it was
 * @param unbalanced groups whose blocks do not add up to their cost; they keep their weight
 * @param overallMeanYuan case-weighted mean of {@code adjustedMeansYuan}
 */
public record StructureAdjustment(
        SortedMap<String, BigFraction> adjustedMeansYuan, Set<String> unbalanced, BigFraction overallMeanYuan) {

    /** Blocks may differ from the whole by so much a case (SPEC B.5). */
    private static final BigFraction TOLERANCE_YUAN = new BigFraction(1, 100);

    /**
     * What the cases of one group cost on average, in yuan.
     *
     * @param caseCount at least 1
     * @param blockMeansYuan a block that is left out costs nothing
     */
    public record GroupCost(
            String groupCode, long caseCount, BigFraction meanYuan, Map<CostBlock, BigFraction> blockMeansYuan) {

        /** A group of which nothing but its blocks is known: they are its cost. */
        public static GroupCost ofBlocks(String groupCode, long caseCount, Map<CostBlock, BigFraction> blockMeansYuan) {
            return new GroupCost(groupCode, caseCount, sum(blockMeansYuan), blockMeansYuan);
        }

        boolean isBalanced() {
            return sum(blockMeansYuan).subtract(meanYuan).abs().compareTo(TOLERANCE_YUAN) <= 0;
        }

        private static BigFraction sum(Map<CostBlock, BigFraction> blocks) {
            return blocks.values().stream().reduce(BigFraction.ZERO, BigFraction::add);
        }
    }

    /** The factor of every block, {@code structure.k}. */
    public static Map<CostBlock, BigDecimal> factors(Policy policy) {
        return factors(policy.decimalsByName("structure.k"));
    }

    /** @throws org.medfund.core.problem.Refusal if a block has no factor, or a factor no block */
    public static Map<CostBlock, BigDecimal> factors(Map<String, BigDecimal> byName) {
        Map<CostBlock, BigDecimal> factors = new EnumMap<>(CostBlock.class);
        for (CostBlock block : CostBlock.values()) {
            BigDecimal factor = byName.get(block.name().toLowerCase(java.util.Locale.ROOT));
            if (factor != null && factor.signum() > 0) {
                factors.put(block, factor);
            }
        }
        if (factors.size() < CostBlock.values().length || byName.size() > factors.size()) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy structure.k is " + byName + ".",
                            "It has a positive factor for drug, consumable, service, and tech, and no others.",
                            "Correct it in the policy folder.")
                    .refusal();
        }
        return factors;
    }

    /** @throws IllegalArgumentException if there is no group, or one twice */
    public static StructureAdjustment of(Collection<GroupCost> groups, Map<CostBlock, BigDecimal> factors) {
        SortedMap<String, BigFraction> means = new TreeMap<>();
        Set<String> unbalanced = new TreeSet<>();
        BigFraction cost = BigFraction.ZERO;
        long cases = 0;
        for (GroupCost group : groups) {
            if (!group.isBalanced()) {
                unbalanced.add(group.groupCode());
            }
            BigFraction mean = group.isBalanced() ? adjusted(group.blockMeansYuan(), factors) : group.meanYuan();
            if (means.put(group.groupCode(), mean) != null) {
                throw new IllegalArgumentException("Group " + group.groupCode() + " comes twice.");
            }
            cost = cost.add(mean.multiply(new BigFraction(group.caseCount())));
            cases += group.caseCount();
        }
        if (cases == 0) {
            throw new IllegalArgumentException("Without a case there is nothing to adjust.");
        }
        return new StructureAdjustment(means, unbalanced, cost.divide(new BigFraction(cases)));
    }

    /**
     * The weight of a group, unrounded.
     *
     * @param weight what it weighed before
     */
    public BigFraction weight(String groupCode, BigFraction weight) {
        BigFraction mean = adjustedMeansYuan.get(groupCode);
        return mean == null || unbalanced.contains(groupCode)
                ? weight
                : WeightCalibration.relativeWeight(mean, overallMeanYuan);
    }

    private static BigFraction adjusted(Map<CostBlock, BigFraction> blocks, Map<CostBlock, BigDecimal> factors) {
        BigFraction sum = BigFraction.ZERO;
        for (var block : blocks.entrySet()) {
            BigDecimal factor = factors.get(block.getKey());
            if (factor == null) {
                throw new IllegalArgumentException(block.getKey() + " has no factor.");
            }
            sum = sum.add(block.getValue().multiply(Money.exact(factor)));
        }
        return sum;
    }
}
