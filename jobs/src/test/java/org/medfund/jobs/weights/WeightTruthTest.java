package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;

/**
 * Weights of simulated regions against the truth planted in them ({@link SimulatedRegion}, {@link TrueWeights}): how near they
 * are, whether intervals hold what they say, and that standardised costs come nearer than costs as they are.
 */
class WeightTruthTest {
    private static final int LARGE_GROUP = 3_000;
    private static final int JUDGED_GROUP = 30;
    private static final double[] YEAR_WEIGHTS = {0.1, 0.2, 0.7};
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private final Policy policy = TestLake.policies().national(YEAR);
    private final StandardisationPolicy standardisation = new StandardisationPolicy(
            StandardisationPolicy.Method.HOSPITAL_RELATIVE,
            policy.decimal("weight.standardisation_tolerance"),
            policy.whole("weight.standardisation_rounds_max"),
            policy.whole("weight.standardisation_min_cases"));

    /** A weight and what it should be. */
    private record Judged(GroupWeight weight, double truth) {
        double error() {
            return Math.abs(weight.ratio().doubleValue() / truth - 1);
        }

        boolean isHeld() {
            double half = Objects.requireNonNull(weight.precision()).relativeHalfWidth();
            return Math.abs(truth - weight.ratio().doubleValue())
                    <= half * weight.ratio().doubleValue();
        }
    }

    /**
     * Ten cities. Of single cities the correlation hangs on the few cases of a group or two that weigh twenty times the
     * mean; over all of them it does not.
     */
    @Test
    void theWeightsOfCitiesComeNearTheTruth() {
        assertNearTheTruth(LongStream.rangeClosed(1, 10), 80, 30, 150_000, 0.997);
    }

    @Test
    @Tag("nightly")
    void theWeightsOfProvincesComeNearTheTruth() {
        assertNearTheTruth(LongStream.rangeClosed(101, 120), 200, 80, 1_000_000, 0.999);
    }

    /** Without standardising, an interval holds what chance does, and hospitals' levels are no chance. */
    @Test
    void anIntervalOfCostsAsChargedDoesNotHoldTheLevelsOfHospitals() {
        SimulatedRegion region = SimulatedRegion.of(1, 80, 30, 150_000);
        List<Judged> plain = judged(region, calibration(region).weigh(HospitalLevels.EQUAL));

        assertThat(coverage(plain)).isLessThan(0.8);
    }

    /** Trimming weighs a widely spread group lighter than its whole mean would; what is meant by a weight decides. */
    @Test
    void theWholeMeanIsAnotherTruth() {
        SimulatedRegion region = SimulatedRegion.of(1, 80, 30, 150_000);
        TrueWeights truth = new TrueWeights(region, YEAR_WEIGHTS);
        double[] apart = IntStream.range(0, region.groups())
                .mapToDouble(group -> Math.abs(truth.whole[group] / truth.trimmed[group] - 1))
                .sorted()
                .toArray();

        assertThat(apart[apart.length / 2]).isBetween(0.01, 0.05);
    }

    private void assertNearTheTruth(LongStream seeds, int groups, int hospitals, int cases, double correlationMin) {
        List<Judged> all = new ArrayList<>();
        seeds.forEach(seed -> {
            SimulatedRegion region = SimulatedRegion.of(seed, groups, hospitals, cases);
            PlainCalibration calibration = calibration(region);
            List<Judged> plain = judged(region, calibration.weigh(HospitalLevels.EQUAL));
            HospitalLevels levels = calibration.levels(standardisation);
            List<Judged> standardised = judged(region, calibration.weigh(levels));

            assertThat(levels.haveSettled(standardisation)).as("seed " + seed).isTrue();
            assertThat(error(standardised)).as("seed " + seed).isLessThan(error(plain));
            assertThat(correlation(standardised)).as("seed " + seed).isGreaterThanOrEqualTo(correlationMin);
            all.addAll(standardised);
        });
        assertThat(correlation(all)).isGreaterThanOrEqualTo(0.999);
        assertThat(medianOfLarge(all)).isLessThanOrEqualTo(0.01);
        assertThat(coverage(all)).isBetween(0.93, 0.97);
    }

    private PlainCalibration calibration(SimulatedRegion region) {
        return new PlainCalibration(region, TrimPolicy.from(policy), WeightPolicy.from(policy, YEAR));
    }

    private static List<Judged> judged(SimulatedRegion region, List<GroupWeight> weights) {
        double[] truth = new TrueWeights(region, YEAR_WEIGHTS).trimmed;
        return weights.stream()
                .map(weight -> new Judged(
                        weight, truth[Integer.parseInt(weight.groupCode().substring(1))]))
                .toList();
    }

    private static double medianOfLarge(List<Judged> all) {
        double[] errors = all.stream()
                .filter(each -> each.weight().caseCount() >= LARGE_GROUP)
                .mapToDouble(Judged::error)
                .sorted()
                .toArray();
        return errors[errors.length / 2];
    }

    private static double coverage(List<Judged> all) {
        List<Judged> asked = all.stream()
                .filter(each -> each.weight().caseCount() >= JUDGED_GROUP
                        && each.weight().precision() != null)
                .toList();
        return (double) asked.stream().filter(Judged::isHeld).count() / asked.size();
    }

    /** Mean relative error, weighed by cases. */
    private static double error(List<Judged> all) {
        double sum = all.stream()
                .mapToDouble(each -> each.weight().caseCount() * each.error())
                .sum();
        return sum / all.stream().mapToDouble(each -> each.weight().caseCount()).sum();
    }

    /** Pearson's, weighed by cases. */
    private static double correlation(List<Judged> all) {
        double[] sums = new double[6];
        for (Judged each : all) {
            double n = each.weight().caseCount();
            double x = each.weight().ratio().doubleValue();
            double y = each.truth();
            double[] parts = {n, n * x, n * y, n * x * x, n * y * y, n * x * y};
            Arrays.setAll(sums, i -> sums[i] + parts[i]);
        }
        double covariance = sums[5] / sums[0] - sums[1] / sums[0] * sums[2] / sums[0];
        double ofWeights = sums[3] / sums[0] - Math.pow(sums[1] / sums[0], 2);
        double ofTruth = sums[4] / sums[0] - Math.pow(sums[2] / sums[0], 2);
        return covariance / Math.sqrt(ofWeights * ofTruth);
    }
}
