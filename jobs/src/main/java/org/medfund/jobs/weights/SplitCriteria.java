package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.policy.PolicyRanges;

/**
 * Whether the groups of an ADRG earn their split (SPEC B.4): each has enough cases, costs alike within, and costs otherwise
 * than its neighbours.
 *
 * @param caseCountMin cases of each part, included
 * @param differenceMin difference of the means of two parts that are next to each other in cost, over the lower one, included
 * @param variationBelow coefficient of variation that each part stays below
 * @param deltaDegreesOfFreedom 0 for the population form
 */
public record SplitCriteria(
        int caseCountMin, BigDecimal differenceMin, BigDecimal variationBelow, int deltaDegreesOfFreedom) {

    /** What a part lacks. */
    public enum Lack {
        CASE_COUNT,
        /** To the next cheaper or the next dearer part. */
        MEAN_DIFFERENCE,
        VARIATION
    }

    /**
     * A group of an ADRG.
     *
     * @param costs of its kept cases, at least one
     */
    public record Part(String adrgCode, String groupCode, CostSpread costs) {}

    /** @param ranges takes values out of their range */
    static SplitCriteria from(PolicyRanges ranges) {
        return new SplitCriteria(
                ranges.notNegative("drg.split_min_n"),
                ranges.notNegativeDecimal("drg.split_min_diff"),
                ranges.notNegativeDecimal("drg.split_cv_max"),
                ranges.deltaDegreesOfFreedom());
    }

    /** What each part of a split ADRG lacks, by group; of an ADRG with one part nothing is said. */
    public SortedMap<String, Set<Lack>> lacks(List<Part> parts) {
        SortedMap<String, List<Part>> byAdrg = new TreeMap<>();
        parts.forEach(part -> byAdrg.computeIfAbsent(part.adrgCode(), adrg -> new ArrayList<>())
                .add(part));
        SortedMap<String, Set<Lack>> lacks = new TreeMap<>();
        byAdrg.values().stream().filter(split -> split.size() > 1).forEach(split -> judge(split, lacks));
        return lacks;
    }

    private void judge(List<Part> split, Map<String, Set<Lack>> lacks) {
        for (Part part : split) {
            Set<Lack> found = EnumSet.noneOf(Lack.class);
            if (part.costs().caseCount() < caseCountMin) {
                found.add(Lack.CASE_COUNT);
            }
            if (part.costs().compareVariation(variationBelow, deltaDegreesOfFreedom) >= 0) {
                found.add(Lack.VARIATION);
            }
            lacks.put(part.groupCode(), found);
        }
        List<Part> byCost = new ArrayList<>(split);
        byCost.sort(Comparator.comparing(SplitCriteria::mean).thenComparing(Part::groupCode));
        for (int i = 1; i < byCost.size(); i++) {
            BigFraction lower = mean(byCost.get(i - 1));
            BigFraction needed = lower.add(lower.multiply(Money.exact(differenceMin)));
            BigFraction upper = mean(byCost.get(i));
            if (upper.equals(lower) || upper.compareTo(needed) < 0) {
                for (Part part : byCost.subList(i - 1, i + 1)) {
                    Objects.requireNonNull(lacks.get(part.groupCode())).add(Lack.MEAN_DIFFERENCE);
                }
            }
        }
    }

    private static BigFraction mean(Part part) {
        return part.costs().total().meanYuan();
    }
}
