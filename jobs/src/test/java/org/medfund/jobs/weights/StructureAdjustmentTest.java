package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.StructureAdjustment.GroupCost;

class StructureAdjustmentTest {
    private static final Map<CostBlock, BigDecimal> FACTORS =
            StructureAdjustment.factors(TestLake.policies().national(PolicyYear.of("2025")));

    @Test
    void feeClassesMakeFourBlocks() {
        assertThat(List.of("09", "10", "11")).allMatch(feeClass -> CostBlock.of(feeClass) == CostBlock.DRUG);
        assertThat(CostBlock.of("08")).isEqualTo(CostBlock.CONSUMABLE);
        assertThat(List.of("03", "04")).allMatch(feeClass -> CostBlock.of(feeClass) == CostBlock.TECH);
        assertThat(List.of("01", "02", "05", "06", "07", "12", "13", "14"))
                .allMatch(feeClass -> CostBlock.of(feeClass) == CostBlock.SERVICE);
    }

    @Test
    void aGroupWhoseBlocksDoNotAddUpKeepsItsWeight() {
        // A: 100 of drugs in a cost of 100.02. B: services only, 100 * 1.1 = 110. Overall (100.02 + 110) / 2 = 105.01.
        StructureAdjustment adjustment = StructureAdjustment.of(
                List.of(
                        new GroupCost("A", 1, fraction("100.02"), Map.of(CostBlock.DRUG, fraction("100"))),
                        new GroupCost("B", 1, fraction("100"), Map.of(CostBlock.SERVICE, fraction("100.01")))),
                FACTORS);

        assertThat(adjustment.unbalanced()).containsExactly("A");
        assertThat(adjustment.weight("A", fraction("0.9"))).isEqualTo(fraction("0.9"));
        assertThat(adjustment.weight("B", BigFraction.ONE))
                .isEqualTo(fraction("110.011").divide(fraction("105.0155")));
    }

    @Test
    void everyBlockNeedsAFactorAndEveryFactorABlock() {
        assertThatThrownBy(() -> StructureAdjustment.factors(Map.of("drug", BigDecimal.ONE)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("structure.k");
        assertThatThrownBy(() -> StructureAdjustment.factors(Map.of(
                        "drug", BigDecimal.ONE,
                        "consumable", BigDecimal.ONE,
                        "service", BigDecimal.ONE,
                        "tech", BigDecimal.ONE,
                        "bed", BigDecimal.ONE)))
                .isInstanceOf(Refusal.class);
    }

    /** Generated regions: the mean weight is 1, dearer money and order change nothing, equal factors give the plain weight. */
    @Test
    void anAdjustmentIsNeutralByConstruction() {
        Random random = new Random(20250107);
        for (int i = 0; i < 2_000; i++) {
            List<GroupCost> groups = region(random);
            StructureAdjustment adjustment = StructureAdjustment.of(groups, FACTORS);

            BigFraction total = BigFraction.ZERO;
            BigFraction cost = BigFraction.ZERO;
            long cases = 0;
            for (GroupCost group : groups) {
                BigFraction count = new BigFraction(group.caseCount());
                total = total.add(weight(adjustment, group).multiply(count));
                cost = cost.add(group.meanYuan().multiply(count));
                cases += group.caseCount();
            }
            assertThat(total).isEqualTo(new BigFraction(cases));

            List<GroupCost> dearer = groups.stream()
                    .map(group -> GroupCost.ofBlocks(group.groupCode(), group.caseCount(), times(group, 7)))
                    .toList();
            List<GroupCost> shuffled = new ArrayList<>(groups);
            Collections.shuffle(shuffled, random);
            StructureAdjustment ofDearer = StructureAdjustment.of(dearer, FACTORS);
            Map<CostBlock, BigDecimal> alike = new EnumMap<>(FACTORS);
            alike.replaceAll((block, factor) -> new BigDecimal("0.7"));
            StructureAdjustment plain = StructureAdjustment.of(groups, alike);
            assertThat(StructureAdjustment.of(shuffled, FACTORS)).isEqualTo(adjustment);
            for (GroupCost group : groups) {
                assertThat(weight(ofDearer, group)).isEqualTo(weight(adjustment, group));
                assertThat(weight(plain, group))
                        .isEqualTo(group.meanYuan().divide(cost.divide(new BigFraction(cases))));
            }
        }
    }

    private static BigFraction weight(StructureAdjustment adjustment, GroupCost group) {
        return adjustment.weight(group.groupCode(), BigFraction.ZERO);
    }

    private static List<GroupCost> region(Random random) {
        List<GroupCost> groups = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            Map<CostBlock, BigFraction> blocks = new EnumMap<>(CostBlock.class);
            for (CostBlock block : CostBlock.values()) {
                blocks.put(block, new BigFraction(1 + random.nextInt(1_000_000), 100));
            }
            groups.add(GroupCost.ofBlocks("G" + i, 1 + random.nextInt(300), blocks));
        }
        return groups;
    }

    private static Map<CostBlock, BigFraction> times(GroupCost group, int factor) {
        Map<CostBlock, BigFraction> blocks = new EnumMap<>(group.blockMeansYuan());
        blocks.replaceAll((block, mean) -> mean.multiply(factor));
        return blocks;
    }

    private static BigFraction fraction(String decimal) {
        return org.medfund.core.money.Money.exact(new BigDecimal(decimal));
    }
}
