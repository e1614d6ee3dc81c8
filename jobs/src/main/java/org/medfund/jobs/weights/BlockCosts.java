package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.jobs.weights.StructureAdjustment.GroupCost;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/** Mean costs by block of the cases that weights rest on, put together like the weights themselves (SPEC B.5). */
final class BlockCosts {
    private final Map<String, BigFraction> costYuan = new HashMap<>();

    /** Adds what the kept cases of a group cost in a year by one fee class. */
    void add(String groupCode, int year, String feeClass, BigDecimal amountYuan) {
        costYuan.merge(key(groupCode, year, CostBlock.of(feeClass)), Money.exact(amountYuan), BigFraction::add);
    }

    /**
     * The groups whose weight is a ratio of means, with the means of their blocks.
     *
     * @param costs kept cases of every group and year of the region
     */
    List<GroupCost> means(Collection<GroupWeight> weights, Collection<GroupYear> costs, YearWeights years) {
        Map<String, List<GroupYear>> byGroup = new HashMap<>();
        costs.forEach(cost -> byGroup.computeIfAbsent(cost.groupCode(), code -> new ArrayList<>())
                .add(cost));
        List<GroupCost> means = new ArrayList<>();
        for (GroupWeight weight : weights) {
            List<GroupYear> own = byGroup.getOrDefault(weight.groupCode(), List.of());
            if (!weight.basis().isMean() || own.isEmpty()) {
                continue;
            }
            List<GroupYear> siblings = weight.basis() == WeightBasis.PARENT_ADRG
                    ? WeightCalibration.siblings(Collections.max(own, Comparator.comparingInt(GroupYear::year)), costs)
                    : List.of();
            Map<CostBlock, BigFraction> blocks = new EnumMap<>(CostBlock.class);
            for (CostBlock block : CostBlock.values()) {
                blocks.put(block, weight.basis().meanYuan(years, ofBlock(own, block), ofBlock(siblings, block)));
            }
            BigFraction mean = weight.basis().meanYuan(years, whole(own), whole(siblings));
            means.add(new GroupCost(weight.groupCode(), weight.caseCount(), mean, blocks));
        }
        return means;
    }

    private SortedMap<Integer, CostSum> ofBlock(List<GroupYear> costs, CostBlock block) {
        SortedMap<Integer, CostSum> sums = new TreeMap<>();
        for (GroupYear cost : costs) {
            BigFraction amount = costYuan.getOrDefault(key(cost.groupCode(), cost.year(), block), BigFraction.ZERO);
            sums.merge(cost.year(), new CostSum(cost.costs().caseCount(), amount), CostSum::plus);
        }
        return sums;
    }

    private static SortedMap<Integer, CostSum> whole(List<GroupYear> costs) {
        SortedMap<Integer, CostSum> sums = new TreeMap<>();
        costs.forEach(cost -> sums.merge(cost.year(), cost.costs().total(), CostSum::plus));
        return sums;
    }

    private static String key(String groupCode, int year, CostBlock block) {
        return groupCode + "/" + year + "/" + block;
    }
}
