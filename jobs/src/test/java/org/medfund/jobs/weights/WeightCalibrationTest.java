package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

class WeightCalibrationTest {
    private static final List<YearWeights.Method> METHODS = List.of(YearWeights.Method.values());
    private static final List<BigDecimal> ONE_TWO_SEVEN =
            List.of(BigDecimal.ONE, new BigDecimal("2"), new BigDecimal("7"));

    private static WeightPolicy policy(YearWeights.Method method, WeightBasis unstable) {
        return new WeightPolicy(
                YearWeights.endingIn(2025, method, ONE_TWO_SEVEN),
                new Stability.Limits(5, BigDecimal.ONE, 0),
                unstable,
                new WeightPrecision.Limits(new BigDecimal("1.96"), new BigDecimal("0.10")));
    }

    private static GroupYear costs(String group, String adrg, int year, String... costs) {
        return new GroupYear(
                group,
                adrg,
                year,
                CostSpread.of(List.of(costs).stream().map(BigDecimal::new).toList()));
    }

    @Test
    void anUnstableGroupTakesTheMeanOfItsAdrg() {
        List<GroupYear> groups = List.of(
                costs("ES21", "ES2", 2025, "9000", "12000", "15000"),
                costs("ES25", "ES2", 2025, "8000", "8000", "8000", "8000", "8000", "8000", "8000"),
                costs("FM11", "FM1", 2025, "10800", "10800", "10800", "10800", "10800"));

        List<GroupWeight> weights = WeightCalibration.calibrate(
                groups, policy(YearWeights.Method.YW_MEAN_OF_MEANS, WeightBasis.PARENT_ADRG), Map.of());

        // Region 146000 / 15 = 9733.33; ADRG 92000 / 10 = 9200.
        GroupWeight small = weights.get(0);
        assertThat(small.stability()).isEqualTo(Stability.UNSTABLE_SMALL);
        assertThat(small.basis()).isEqualTo(WeightBasis.PARENT_ADRG);
        assertThat(small.weight()).isEqualByComparingTo("0.9452");
        assertThat(weights.get(1).basis()).isEqualTo(WeightBasis.OWN_MEAN);
    }

    @Test
    void anUnstableGroupMayKeepTheWeightOfLastYear() {
        List<GroupYear> groups = List.of(
                costs("ES21", "ES2", 2025, "9000"),
                costs("ES25", "ES2", 2025, "8000"),
                costs("FM11", null, 2025, "70"));

        List<GroupWeight> weights = WeightCalibration.calibrate(
                groups,
                policy(YearWeights.Method.YW_MEAN_OF_MEANS, WeightBasis.LAST_YEAR_WEIGHT),
                Map.of("ES21", new BigDecimal("0.8123")));

        assertThat(weights)
                .extracting(GroupWeight::basis)
                .containsExactly(WeightBasis.LAST_YEAR_WEIGHT, WeightBasis.PARENT_ADRG, WeightBasis.OWN_MEAN);
        assertThat(weights.get(0).weight()).isEqualByComparingTo("0.8123");
        assertThat(weights.get(0).precision()).isNull();
    }

    @Test
    void anUnstableGroupPaidByItemWeighsNothing() {
        List<GroupWeight> weights = WeightCalibration.calibrate(
                List.of(costs("A", null, 2025, "100"), costs("B", null, 2025, "9", "9", "9", "9", "9")),
                policy(YearWeights.Method.YW_MEAN_OF_MEANS, WeightBasis.PAY_BY_ITEM),
                Map.of());

        assertThat(weights.get(0).basis()).isEqualTo(WeightBasis.PAY_BY_ITEM);
        assertThat(weights.get(0).weight()).isEqualByComparingTo("0");
        assertThat(weights.get(1).basis()).isEqualTo(WeightBasis.OWN_MEAN);
    }

    @Test
    void theNewestYearIsCountedApart() {
        List<GroupWeight> weights = WeightCalibration.calibrate(
                List.of(costs("A", null, 2025, "100"), costs("A", null, 2024, "9", "9"), costs("B", null, 2024, "9")),
                policy(YearWeights.Method.YW_POOLED, WeightBasis.OWN_MEAN),
                Map.of());

        assertThat(weights).extracting(GroupWeight::caseCount).containsExactly(3L, 1L);
        assertThat(weights).extracting(GroupWeight::newestCaseCount).containsExactly(1L, 0L);
    }

    @Test
    void aGroupWithoutAdrgStaysOnItsOwnMean() {
        List<GroupWeight> weights = WeightCalibration.calibrate(
                List.of(costs("A", null, 2025, "100"), costs("B", null, 2025, "300")),
                policy(YearWeights.Method.YW_POOLED, WeightBasis.PARENT_ADRG),
                Map.of());

        assertThat(weights).extracting(GroupWeight::basis).containsOnly(WeightBasis.OWN_MEAN);
        assertThat(weights)
                .extracting(GroupWeight::weight)
                .containsExactly(new BigDecimal("0.5000"), new BigDecimal("1.5000"));
    }

    @Test
    void aGroupThatCostsNothingWeighsNothing() {
        List<GroupWeight> weights = WeightCalibration.calibrate(
                List.of(costs("A", null, 2025, "0", "0"), costs("B", null, 2025, "10")),
                policy(YearWeights.Method.YW_MEAN_OF_MEANS, WeightBasis.OWN_MEAN),
                Map.of());

        assertThat(weights.get(0).weight()).isEqualByComparingTo("0");
        assertThat(weights.get(0).variation()).isZero();
    }

    @Test
    void aRegionThatCostsNothingHasNoWeights() {
        List<GroupYear> nothing = List.of(costs("A", null, 2025, "0"));

        assertThatThrownBy(() -> WeightCalibration.calibrate(
                        nothing, policy(YearWeights.Method.YW_POOLED, WeightBasis.OWN_MEAN), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Generated regions: dearer money changes no weight, order changes nothing, and one year's mean weight is 1. */
    @Test
    void weightsAreNeutral() {
        Random random = new Random(20250104);
        for (int i = 0; i < 2_000; i++) {
            boolean isOneYear = random.nextBoolean();
            List<GroupYear> costs = region(random, isOneYear);
            List<GroupYear> dearer = costs.stream()
                    .map(cost -> new GroupYear(
                            cost.groupCode(),
                            cost.adrgCode(),
                            cost.year(),
                            new CostSpread(
                                    cost.costs().caseCount(),
                                    cost.costs().sumYuan().multiply(BigDecimal.TEN),
                                    cost.costs().sumOfSquares().multiply(new BigDecimal(100)))))
                    .toList();
            List<GroupYear> shuffled = new ArrayList<>(costs);
            Collections.shuffle(shuffled, random);
            WeightPolicy policy = policy(
                    METHODS.get(random.nextInt(METHODS.size())),
                    isOneYear ? WeightBasis.OWN_MEAN : WeightBasis.PARENT_ADRG);

            List<GroupWeight> weights = WeightCalibration.calibrate(costs, policy, Map.of());

            assertThat(WeightCalibration.calibrate(dearer, policy, Map.of()))
                    .extracting(GroupWeight::weight)
                    .isEqualTo(weights.stream().map(GroupWeight::weight).toList());
            assertThat(WeightCalibration.calibrate(shuffled, policy, Map.of())).isEqualTo(weights);
            if (isOneYear) {
                BigFraction fromOne =
                        WeightCalibration.caseMixIndex(weights).subtract(1).abs();
                assertThat(fromOne.compareTo(Money.exact(new BigDecimal("0.00005"))))
                        .isNotPositive();
            }
        }
    }

    private static List<GroupYear> region(Random random, boolean isOneYear) {
        List<GroupYear> costs = new ArrayList<>();
        int groups = 1 + random.nextInt(8);
        for (int group = 0; group < groups; group++) {
            for (int year = isOneYear ? 2025 : 2023; year <= 2025; year++) {
                List<BigDecimal> ofCases = new ArrayList<>();
                for (int i = random.nextInt(9); i >= 0; i--) {
                    ofCases.add(Money.yuan(1 + random.nextInt(5_000_000)));
                }
                costs.add(new GroupYear("G" + group, "A" + group / 2, year, CostSpread.of(ofCases)));
            }
        }
        return costs;
    }
}
