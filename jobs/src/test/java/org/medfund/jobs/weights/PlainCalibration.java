package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/** The classes of production in their order, over the plain arrays of a {@link SimulatedRegion}, without a session. */
final class PlainCalibration {
    private static final int FIRST_YEAR = 2023;
    private static final long NO_ADRG = -1;

    private final SimulatedRegion region;
    private final TrimPolicy trimming;
    private final WeightPolicy weights;
    /** By group, at the levels of the last {@link #sums}. */
    private final Map<Integer, CostSums> sums = new TreeMap<>();

    /** Of the last round of {@link #levels}. */
    private List<HospitalLevels.Cell> cells = List.of();

    private int caseCountMin;
    private final Map<String, Double> widening = new TreeMap<>();

    PlainCalibration(SimulatedRegion region, TrimPolicy trimming, WeightPolicy weights) {
        this.region = region;
        this.trimming = trimming;
        this.weights = weights;
    }

    /** In rounds, as {@link StandardCosts} over Spark. */
    HospitalLevels levels(StandardisationPolicy policy) {
        HospitalLevels levels = HospitalLevels.EQUAL;
        caseCountMin = policy.caseCountMin();
        while (!levels.haveSettled(policy) && levels.roundCount() < policy.roundsMax()) {
            cells = cells(levels);
            levels = levels.refined(cells, policy, "the simulated region");
        }
        return levels;
    }

    /** The weight of every group, at these levels. */
    List<GroupWeight> weigh(HospitalLevels levels) {
        sum(List.of(GroupCostTables.together(region, levels)));
        List<GroupWeight> measured = WeightCalibration.calibrate(kept(), weights, Map.of());
        Map<String, Long> numbers = new TreeMap<>();
        sums.keySet().forEach(group -> numbers.put("G" + group, (long) group));
        return IntervalWidening.of(
                        widening, numbers, measured, levels.roundCount() == 0 ? List.of() : cells, caseCountMin)
                .widen(measured, kept(), weights.precision());
    }

    List<GroupYear> kept() {
        List<GroupYear> kept = new ArrayList<>();
        sums.forEach((group, of) -> {
            for (int year = 0; year < SimulatedRegion.YEARS; year++) {
                kept.add(new GroupYear(
                        "G" + group,
                        null,
                        FIRST_YEAR + year,
                        new CostSpread(
                                of.kept(year),
                                Money.yuan(of.sumFen(year)),
                                of.sumOfSquares(year).scaleByPowerOfTen(-4))));
            }
        });
        return kept;
    }

    /** By group. */
    Map<Integer, CostSums> sums() {
        return sums;
    }

    /** From cases however they were put together. */
    void sum(List<GroupCostBlocks> receivers) {
        sums.clear();
        widening.clear();
        receivers.forEach(blocks -> blocks.forEach(costs -> {
            long[] sorted = costs.sorted();
            long[] sortedFen = new long[sorted.length];
            for (int i = 0; i < sorted.length; i++) {
                sortedFen[i] = GroupCosts.fen(sorted[i]);
            }
            CostSums of = CostSums.of(sorted, sortedFen, SimulatedRegion.YEARS, trimming);
            sums.put((int) costs.group(), of);
            widening.put("G" + costs.group(), TrimInfluence.widening(sortedFen, of.range(), trimming));
        }));
    }

    private List<HospitalLevels.Cell> cells(HospitalLevels levels) {
        sum(List.of(GroupCostTables.together(region, levels)));
        long[][] cost = new long[region.groups() * SimulatedRegion.YEARS][region.logLevel().length];
        long[][] cases = new long[cost.length][region.logLevel().length];
        for (int i = 0; i < region.fen().length; i++) {
            long fen = levels.standardFen(region.fen()[i], region.hospital()[i]);
            CostSums of = Objects.requireNonNull(sums.get(region.group()[i]));
            if (of.range().contains(fen)) {
                int row = region.group()[i] * SimulatedRegion.YEARS + region.year()[i];
                cost[row][region.hospital()[i]] += fen;
                cases[row][region.hospital()[i]]++;
            }
        }
        List<HospitalLevels.Cell> cells = new ArrayList<>();
        for (int row = 0; row < cost.length; row++) {
            for (int hospital = 0; hospital < cost[row].length; hospital++) {
                cells.add(new HospitalLevels.Cell(
                        FIRST_YEAR + row % SimulatedRegion.YEARS,
                        row / SimulatedRegion.YEARS,
                        hospital,
                        cases[row][hospital],
                        cost[row][hospital]));
            }
        }
        return cells;
    }

    /** The cases as partitions of the kernel hold them. */
    static final class GroupCostTables {
        static GroupCostBlocks together(SimulatedRegion region, HospitalLevels levels) {
            GroupCostBlocks blocks = new GroupCostBlocks(SimulatedRegion.YEARS);
            blocks.add(of(region, levels, i -> true, 1).block(0));
            return blocks;
        }

        /** Of those cases that are taken, by their place. */
        static GroupCostTable of(SimulatedRegion region, HospitalLevels levels, IntPredicate isTaken, int receivers) {
            GroupCostTable table = new GroupCostTable(SimulatedRegion.YEARS, receivers, number -> 0);
            for (int i = 0; i < region.fen().length; i++) {
                if (isTaken.test(i)) {
                    table.keep(
                            table.of(1, region.group()[i], 1, NO_ADRG),
                            levels.standardFen(region.fen()[i], region.hospital()[i]),
                            region.year()[i],
                            false);
                }
            }
            return table;
        }

        private GroupCostTables() {}
    }
}
