package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;

/** What holds of every calibration, whatever the cases: nothing is lost, the unit of money and the order do not matter. */
class GeneratedCalibrationTest {
    private static final int RECEIVERS = 4;
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));

    private final SimulatedRegion region = SimulatedRegion.of(20250112, 24, 9, 6_000);

    private static PlainCalibration calibration(SimulatedRegion region, TrimPolicy.Method method) {
        return new PlainCalibration(
                region, TrimPolicy.from(NATIONAL).by(method), WeightPolicy.from(NATIONAL, PolicyYear.of("2025")));
    }

    private static List<BigDecimal> weights(PlainCalibration calibration) {
        return calibration.weigh(HospitalLevels.EQUAL).stream()
                .map(GroupWeight::weight)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TrimPolicy.Method.class)
    void everyCaseAndEveryFenIsKeptOrTrimmed(TrimPolicy.Method method) {
        PlainCalibration calibration = calibration(region, method);
        calibration.weigh(HospitalLevels.EQUAL);
        long kept = 0;
        long keptFen = 0;
        long trimmed = 0;
        long beyondFen = 0;
        for (CostSums sums : calibration.sums().values()) {
            for (int year = 0; year < SimulatedRegion.YEARS; year++) {
                kept += sums.kept(year);
                keptFen += sums.sumFen(year);
                trimmed += sums.trimmed(year);
            }
        }
        for (int i = 0; i < region.fen().length; i++) {
            CostTrimming.Range range = java.util.Objects.requireNonNull(
                            calibration.sums().get(region.group()[i]))
                    .range();
            beyondFen += range.contains(region.fen()[i]) ? 0 : region.fen()[i];
        }

        assertThat(kept + trimmed).isEqualTo(region.fen().length);
        assertThat(keptFen + beyondFen).isEqualTo(Arrays.stream(region.fen()).sum());
        if (method == TrimPolicy.Method.TRIM_NONE) {
            assertThat(trimmed).isZero();
        } else {
            assertThat(trimmed).isPositive();
        }
    }

    /** Bounds by logarithms are no exact numbers; a cost is on them by chance of one in billions, and here none is. */
    @ParameterizedTest
    @EnumSource(TrimPolicy.Method.class)
    void dearerMoneyChangesNoWeight(TrimPolicy.Method method) {
        List<BigDecimal> weights = weights(calibration(region, method));

        for (long factor : new long[] {2, 7, 100, 1_000_003}) {
            assertThat(weights(calibration(region.times(factor), method)))
                    .as("times " + factor)
                    .isEqualTo(weights);
        }
    }

    @ParameterizedTest
    @EnumSource(TrimPolicy.Method.class)
    void orderAndPartitionsDoNotMatter(TrimPolicy.Method method) {
        PlainCalibration together = calibration(region, method);
        List<GroupWeight> expected = together.weigh(HospitalLevels.EQUAL);
        String sums = together.kept().toString();

        assertThat(calibration(shuffled(region, 5), method).weigh(HospitalLevels.EQUAL))
                .isEqualTo(expected);
        for (int partitions : new int[] {1, 3, 8}) {
            PlainCalibration apart = calibration(region, method);
            apart.sum(received(region, partitions));
            assertThat(apart.kept().toString()).as(partitions + " partitions").isEqualTo(sums);
        }
    }

    /** Standardised costs are whole fen, so that dearer money moves a weight by no more than their rounding. */
    @ParameterizedTest
    @EnumSource(value = TrimPolicy.Method.class, names = "TRIM_IQR15")
    void standardisedCostsFollowTheUnitWithinAFen(TrimPolicy.Method method) {
        StandardisationPolicy policy = new StandardisationPolicy(
                StandardisationPolicy.Method.HOSPITAL_RELATIVE, new BigDecimal("0.01"), 12, 100);
        List<PlainCalibration> both = List.of(calibration(region, method), calibration(region.times(1_000), method));
        List<List<GroupWeight>> weights =
                both.stream().map(each -> each.weigh(each.levels(policy))).toList();

        for (int i = 0; i < weights.get(0).size(); i++) {
            BigDecimal apart = weights.get(0)
                    .get(i)
                    .weight()
                    .subtract(weights.get(1).get(i).weight());
            assertThat(apart.abs()).isLessThanOrEqualTo(new BigDecimal("0.0001"));
        }
        PlainCalibration shuffled = calibration(shuffled(region, 9), method);
        assertThat(shuffled.weigh(shuffled.levels(policy))).isEqualTo(weights.get(0));
    }

    /** Frozen groups keep their weight, and the total weight of the newest year stays, whatever was measured. */
    @ParameterizedTest
    @EnumSource(TrimPolicy.Method.class)
    void theTotalWeightStaysAndFrozenGroupsDoNotMove(TrimPolicy.Method method) {
        List<GroupWeight> measured = calibration(region, method).weigh(HospitalLevels.EQUAL);
        RevisionPolicy national = RevisionPolicy.from(NATIONAL);
        RevisionPolicy limiting = new RevisionPolicy(
                false,
                national.blockFactors(),
                true,
                new BigDecimal("0.05"),
                false,
                RevisionPolicy.Freeze.BASIC_GROUPS,
                new BigDecimal("0.1"),
                BigDecimal.TEN);
        Map<String, BigDecimal> last = Map.of("G1", new BigDecimal("0.9000"), "G2", new BigDecimal("2.0000"));
        WeightRevision revision = WeightRevision.of(
                measured,
                new WeightRevision.Inputs(java.util.Optional.empty(), last, java.util.Set.of("G3")),
                limiting,
                "region 330100");

        org.apache.commons.math3.fraction.BigFraction total = org.apache.commons.math3.fraction.BigFraction.ZERO;
        long cases = 0;
        for (GroupWeight weight : measured) {
            BigDecimal published =
                    java.util.Objects.requireNonNull(revision.weights().get(weight.groupCode()));
            total = total.add(org.medfund.core.money.Money.exact(published)
                    .multiply(new org.apache.commons.math3.fraction.BigFraction(weight.newestCaseCount())));
            cases += weight.newestCaseCount();
            if (weight.groupCode().equals("G3")) {
                assertThat(published).isEqualByComparingTo(weight.weight());
            }
        }
        assertThat(WeightNeutrality.isWithinRounding(total, revision.total(), cases))
                .isTrue();
        assertThat(revision.held()).contains("G1", "G2", "G3");
    }

    private static SimulatedRegion shuffled(SimulatedRegion region, long seed) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, region.fen().length).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        int[] at = places.stream().mapToInt(place -> place).toArray();
        return new SimulatedRegion(
                picked(region.group(), at),
                picked(region.trueGroup(), at),
                picked(region.hospital(), at),
                picked(region.year(), at),
                Arrays.stream(at).mapToLong(place -> region.fen()[place]).toArray(),
                region.logMean(),
                region.logDeviation(),
                region.logLevel());
    }

    private static int[] picked(int[] values, int[] at) {
        return Arrays.stream(at).map(place -> values[place]).toArray();
    }

    /** Through the blocks that partitions send to receivers, as the kernel puts them together. */
    private static List<GroupCostBlocks> received(SimulatedRegion region, int partitions) {
        List<GroupCostBlocks> receivers = new ArrayList<>();
        for (int receiver = 0; receiver < RECEIVERS; receiver++) {
            receivers.add(new GroupCostBlocks(SimulatedRegion.YEARS));
        }
        for (int partition = 0; partition < partitions; partition++) {
            int own = partition;
            GroupCostTable table = PlainCalibration.GroupCostTables.of(
                    region, HospitalLevels.EQUAL, i -> Math.floorMod(i * 31, partitions) == own, RECEIVERS);
            for (int receiver = 0; receiver < RECEIVERS; receiver++) {
                receivers.get(receiver).add(table.block(receiver));
            }
        }
        return receivers;
    }
}
