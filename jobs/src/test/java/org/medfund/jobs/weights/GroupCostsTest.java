package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class GroupCostsTest {
    private static final long NO_ADRG = -1;

    private static TrimPolicy trimming(TrimPolicy.Method method) {
        return TrimPolicy.from(TestLake.policies().national(PolicyYear.of("2025")))
                .by(method);
    }

    /** The groups of one partition, put together. */
    private static List<GroupCosts> together(GroupCostTable table, int years) {
        GroupCostBlocks blocks = new GroupCostBlocks(years);
        blocks.add(table.block(0));
        List<GroupCosts> groups = new ArrayList<>();
        blocks.forEach(groups::add);
        return groups;
    }

    private static CostSums sums(GroupCosts costs, TrimPolicy.Method method) {
        long[] sortedFen = Arrays.stream(costs.sorted()).map(GroupCosts::fen).toArray();
        return CostSums.of(costs.sorted(), sortedFen, costs.years(), trimming(method));
    }

    @Test
    void costsComeBackByCostWithTheirYears() {
        GroupCostTable table = new GroupCostTable(3, 1, region -> 0);
        int group = table.of(1, 2, 3, NO_ADRG);
        table.keep(group, 500, 2, true);
        table.keep(group, 100, 0, false);
        table.keep(group, 100, 1, true);
        table.remove(group, 1);

        List<GroupCosts> groups = together(table, 3);

        assertThat(groups).hasSize(1);
        GroupCosts costs = groups.get(0);
        assertThat(List.of(costs.region(), costs.group(), costs.scheme(), costs.adrg()))
                .containsExactly(1L, 2L, 3L, NO_ADRG);
        assertThat(Arrays.stream(costs.sorted()).map(GroupCosts::fen)).containsExactly(100L, 100L, 500L);
        assertThat(Arrays.stream(costs.sorted()).map(GroupCosts::year)).containsExactly(0L, 1L, 2L);
        assertThat(Arrays.stream(costs.sorted()).filter(GroupCosts::isGrassroots))
                .hasSize(2);
        assertThat(List.of(costs.removed(0), costs.removed(1), costs.removed(2)))
                .containsExactly(0L, 1L, 0L);
    }

    /** However the cases of many groups lie in partitions and blocks, the same costs come together. */
    @Test
    void blocksOfManyPartitionsPutTogetherAreTheCases() {
        Random random = new Random(7);
        int receivers = 8;
        TreeMap<String, List<Long>> expected = new TreeMap<>();
        TreeMap<String, Long> removed = new TreeMap<>();
        List<GroupCostTable> partitions = new ArrayList<>();
        for (int each = 0; each < 5; each++) {
            partitions.add(new GroupCostTable(3, receivers, region -> 0));
        }
        for (int i = 0; i < 200_000; i++) {
            long region = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(4);
            long number = (long) random.nextInt(700) << (random.nextInt(3) * 20);
            long fen = random.nextInt(10_000_000);
            int year = random.nextInt(3);
            GroupCostTable partition = partitions.get(random.nextInt(5));
            int group = partition.of(region, number, 1, number / 2);
            if (random.nextInt(9) == 0) {
                partition.remove(group, year);
                removed.merge(region + "/" + number, 1L, Long::sum);
            } else {
                partition.keep(group, fen, year, false);
                expected.computeIfAbsent(region + "/" + number, key -> new ArrayList<>())
                        .add((fen << 5) | year);
            }
        }

        TreeMap<String, List<Long>> found = new TreeMap<>();
        TreeMap<String, Long> foundRemoved = new TreeMap<>();
        for (int receiver = 0; receiver < receivers; receiver++) {
            GroupCostBlocks blocks = new GroupCostBlocks(3);
            for (GroupCostTable partition : partitions) {
                blocks.add(partition.block(receiver));
            }
            blocks.forEach(costs -> {
                String group = costs.region() + "/" + costs.group();
                assertThat(found.put(
                                group, Arrays.stream(costs.sorted()).boxed().toList()))
                        .as("a group has one receiver")
                        .isNull();
                foundRemoved.put(group, costs.removed(0) + costs.removed(1) + costs.removed(2));
            });
        }
        expected.values().forEach(Collections::sort);
        found.values().removeIf(List::isEmpty);
        foundRemoved.values().removeIf(count -> count == 0);
        assertThat(found).isEqualTo(expected);
        assertThat(foundRemoved).isEqualTo(removed);
    }

    @Test
    void sumsAreExactWhereSquaresPassALong() {
        long fen = 4_000_000_000L; // its square needs 64 bits
        GroupCostTable table = new GroupCostTable(1, 1, region -> 0);
        int group = table.of(1, 2, 3, NO_ADRG);
        for (int i = 0; i < 30; i++) {
            table.keep(group, fen + i, 0, false);
        }
        table.keep(group, 40 * fen, 0, false);
        GroupCosts costs = together(table, 1).get(0);

        CostSums all = sums(costs, TrimPolicy.Method.TRIM_NONE);
        CostSums trimmed = sums(costs, TrimPolicy.Method.TRIM_IQR15);

        BigInteger squares = Arrays.stream(costs.sorted())
                .limit(30)
                .mapToObj(each -> BigInteger.valueOf(GroupCosts.fen(each)).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(trimmed.sumOfSquares(0)).isEqualByComparingTo(new BigDecimal(squares));
        assertThat(trimmed.sumFen(0)).isEqualTo(30 * fen + 29 * 15);
        assertThat(trimmed.kept(0)).isEqualTo(30);
        assertThat(all.kept(0)).isEqualTo(31);
        assertThat(all.sumOfSquares(0))
                .isEqualByComparingTo(
                        new BigDecimal(squares.add(BigInteger.valueOf(40 * fen).pow(2))));
    }

    /** Bounds are drawn over all years; what is trimmed is counted in its own year. */
    @Test
    void outliersAreCountedInTheirYear() {
        GroupCostTable table = new GroupCostTable(2, 1, region -> 2024);
        int group = table.of(1, 2, 3, NO_ADRG);
        for (int i = 0; i < 40; i++) {
            table.keep(group, 20_000 + 1_000 * i, 2024 + i % 2, i % 4 == 0);
        }
        table.keep(group, 9_999_900, 2025, true);

        CostSums sums = sums(together(table, 2).get(0), TrimPolicy.Method.TRIM_IQR15);

        assertThat(sums.trimmed(0)).isZero();
        assertThat(sums.trimmed(1)).isEqualTo(1);
        assertThat(sums.kept(0) + sums.kept(1)).isEqualTo(40);
        assertThat(sums.grassroots(0) + sums.grassroots(1)).isEqualTo(10);
    }

    @Test
    void aLongerWindowThanFitsIsRefused() {
        assertThatThrownBy(() -> new GroupCostTable(GroupCosts.YEARS_MAX + 1, 1, region -> 0))
                .hasMessageContaining("window of 17 years");
    }
}
