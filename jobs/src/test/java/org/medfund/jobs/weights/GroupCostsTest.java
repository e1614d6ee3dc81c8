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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class GroupCostsTest {
    private static final long NO_ADRG = -1;

    private static TrimPolicy trimming(TrimPolicy.Method method) {
        return TrimPolicy.from(TestLake.policies().national(PolicyYear.of("2025")))
                .by(method);
    }

    @Test
    void costsComeBackByCostWithTheirYears() {
        GroupCosts costs = new GroupCosts(1, 2, 3, NO_ADRG, 3);
        costs.keep(500, 2, true);
        costs.keep(100, 0, false);
        costs.keep(100, 1, true);
        costs.remove(1);

        long[] sorted = costs.sorted();

        assertThat(Arrays.stream(sorted).map(GroupCosts::fen)).containsExactly(100L, 100L, 500L);
        assertThat(Arrays.stream(sorted).map(GroupCosts::year)).containsExactly(0L, 1L, 2L);
        assertThat(Arrays.stream(sorted).filter(GroupCosts::isGrassroots)).hasSize(2);
        assertThat(LongStream.range(0, 3).map(year -> costs.removed((int) year)))
                .containsExactly(0L, 1L, 0L);
    }

    /** However the cases of many groups lie in partitions and blocks, the same costs come together. */
    @Test
    void blocksOfManyPartitionsPutTogetherAreTheCases() {
        Random random = new Random(7);
        TreeMap<String, List<Long>> expected = new TreeMap<>();
        List<GroupCostTable> partitions = new ArrayList<>();
        for (int each = 0; each < 5; each++) {
            partitions.add(new GroupCostTable(3));
        }
        for (int i = 0; i < 50_000; i++) {
            long region = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(4);
            long group = (long) random.nextInt(700) << (random.nextInt(3) * 20);
            long fen = random.nextInt(10_000_000);
            int year = random.nextInt(3);
            partitions.get(random.nextInt(5)).of(region, group, 1, group / 2).keep(fen, year, false);
            expected.computeIfAbsent(region + "/" + group, key -> new ArrayList<>())
                    .add((fen << 5) | year);
        }

        int receivers = 8;
        TreeMap<String, List<Long>> found = new TreeMap<>();
        List<long[][]> sent =
                partitions.stream().map(table -> table.blocks(receivers)).toList();
        for (int receiver = 0; receiver < receivers; receiver++) {
            GroupCostTable together = new GroupCostTable(3);
            for (long[][] blocks : sent) {
                GroupCosts.readAll(blocks[receiver], 3, together);
            }
            together.forEach(costs -> assertThat(found.put(
                            costs.region() + "/" + costs.group(),
                            Arrays.stream(costs.sorted()).boxed().toList()))
                    .as("a group has one receiver")
                    .isNull());
        }
        expected.values().forEach(Collections::sort);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void sumsAreExactWhereSquaresPassALong() {
        long fen = 4_000_000_000L; // its square needs 64 bits
        GroupCosts costs = new GroupCosts(1, 2, 3, NO_ADRG, 1);
        for (int i = 0; i < 30; i++) {
            costs.keep(fen + i, 0, false);
        }
        long[] sorted = costs.sorted();
        long[] sortedFen = Arrays.stream(sorted).map(GroupCosts::fen).toArray();

        CostSums sums = CostSums.of(sorted, sortedFen, 1, trimming(TrimPolicy.Method.TRIM_NONE));

        BigInteger squares = Arrays.stream(sortedFen)
                .mapToObj(each -> BigInteger.valueOf(each).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(sums.sumOfSquares(0)).isEqualByComparingTo(new BigDecimal(squares));
        assertThat(sums.sumFen(0)).isEqualTo(Arrays.stream(sortedFen).sum());
        assertThat(sums.kept(0)).isEqualTo(30);
    }

    /** Bounds are drawn over all years; what is trimmed is counted in its own year. */
    @Test
    void outliersAreCountedInTheirYear() {
        GroupCosts costs = new GroupCosts(1, 2, 3, NO_ADRG, 2);
        for (int i = 0; i < 40; i++) {
            costs.keep(20_000 + 1_000 * i, i % 2, i % 4 == 0);
        }
        costs.keep(9_999_900, 1, true);
        long[] sorted = costs.sorted();
        long[] sortedFen = Arrays.stream(sorted).map(GroupCosts::fen).toArray();

        CostSums sums = CostSums.of(sorted, sortedFen, 2, trimming(TrimPolicy.Method.TRIM_IQR15));

        assertThat(sums.trimmed(0)).isZero();
        assertThat(sums.trimmed(1)).isEqualTo(1);
        assertThat(sums.kept(0) + sums.kept(1)).isEqualTo(40);
        assertThat(sums.grassroots(0) + sums.grassroots(1)).isEqualTo(10);
    }

    @Test
    void aLongerWindowThanFitsIsRefused() {
        assertThatThrownBy(() -> new GroupCosts(1, 2, 3, NO_ADRG, GroupCosts.YEARS_MAX + 1))
                .hasMessageContaining("window of 17 years");
    }
}
