package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.PointValue.CostAndScore;
import org.medfund.jobs.payment.PointValueInterval.Member;
import org.medfund.jobs.payment.PointValueInterval.Method;

class PointValueTest {
    private static final List<BigDecimal> ONE_TWO_SEVEN =
            PointValue.openingWeights(TestLake.policies().national(PolicyYear.of("2025")));
    private static final BigDecimal LOW = new BigDecimal("0.025");
    private static final BigDecimal HIGH = new BigDecimal("0.975");

    private static CostAndScore of(String cost, String score) {
        return CostAndScore.of(new BigDecimal(cost), new BigDecimal(score));
    }

    @Test
    void aYearThatIsMissingLeavesTheOthersTheirWeights() {
        // 1 * 100 + 7 * 200 over 1 * 10 + 7 * 10
        assertThat(PointValue.opening(
                                new TreeMap<>(Map.of(2023, of("100", "10"), 2025, of("200", "10"))), ONE_TWO_SEVEN)
                        .perPointYuan())
                .isEqualTo(new BigFraction(150, 8));
    }

    @Test
    void moreYearsThanWeightsAreRefused() {
        SortedMap<Integer, CostAndScore> fourYears = new TreeMap<>(Map.of(2022, of("1", "1"), 2025, of("1", "1")));

        assertThatThrownBy(() -> PointValue.opening(fourYears, ONE_TWO_SEVEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void casesWithoutScoreGiveNoPointValue() {
        assertThatThrownBy(() -> of("1", "0").perPointYuan()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hospitalsThatAllCostTheSameAllCount() {
        PointValueInterval interval = PointValueInterval.of(
                List.of(member("B", "20", "2"), member("A", "10", "1")), Method.PV_OPT_1D, LOW, HIGH);

        assertThat(interval.kept()).containsExactly("A", "B");
        assertThat(interval.pointValueYuan()).isEqualTo(new BigFraction(10));
    }

    @Test
    void percentilesCutBothEndsOfCost() {
        // 41 cases of 1 to 41 yuan, a point each: positions 1 and 39 are 2 and 40 yuan, which stay; their mean is 21.
        List<Member> cases = new ArrayList<>();
        for (int i = 1; i <= 41; i++) {
            cases.add(member("C" + i, Integer.toString(i), "1"));
        }
        PointValueInterval interval = PointValueInterval.of(cases, Method.PV_PCT, LOW, HIGH);

        assertThat(interval.kept()).hasSize(39).doesNotContain("C1", "C41");
        assertThat(interval.pointValueYuan()).isEqualTo(new BigFraction(21));
    }

    @Test
    void fewPointsAreAllPaidAtTheFixedPrice() {
        ElasticPointValue value = ElasticPointValue.of(
                new BigDecimal("100"),
                new BigDecimal("8"),
                new ElasticPointValue.Terms(new BigDecimal("10"), new BigDecimal("11"), new BigDecimal("8")));

        assertThat(value.baseYuan()).isEqualTo(new BigFraction(80));
        assertThat(value.floatingYuan()).isEqualTo(new BigFraction(10));
        assertThat(value.blendedYuan()).isEqualTo(new BigFraction(10));
    }

    @Test
    void theFloatingPriceDoesNotPassItsCap() {
        // 20 yuan are left for one point; it gets 11. Blended (80 + 11) / 9.
        ElasticPointValue value = ElasticPointValue.of(
                new BigDecimal("100"),
                new BigDecimal("9"),
                new ElasticPointValue.Terms(new BigDecimal("10"), new BigDecimal("11"), new BigDecimal("8")));

        assertThat(value.floatingYuan()).isEqualTo(new BigFraction(11));
        assertThat(value.blendedYuan()).isEqualTo(new BigFraction(91, 9));
    }

    @Test
    void aBaseThatTakesMoreThanTheBudgetIsRefused() {
        assertThatThrownBy(() -> ElasticPointValue.of(
                        new BigDecimal("79"),
                        new BigDecimal("9"),
                        new ElasticPointValue.Terms(new BigDecimal("10"), new BigDecimal("11"), new BigDecimal("8"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than the budget");
    }

    /**
     * Generated regions: the settlement value spends the fund exactly, splitting the fund by scores gives every hospital
     * what its points are worth to within a fen, and order changes nothing.
     */
    @Test
    void theSettlementValueSpendsTheFundAndNoMore() {
        Random random = new Random(20250111);
        for (int i = 0; i < 3_000; i++) {
            BigDecimal fund = Money.yuan(1 + random.nextInt(Integer.MAX_VALUE));
            BigFraction ratio = new BigFraction(50 + random.nextInt(51), 100);
            Map<String, BigDecimal> scores = new TreeMap<>();
            for (int hospital = random.nextInt(9); hospital >= 0; hospital--) {
                scores.put("H" + hospital, BigDecimal.valueOf(1 + random.nextInt(100_000_000), 2));
            }
            BigDecimal score = scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigFraction value = PointValue.settlement(fund, ratio, Money.exact(score));

            assertThat(value.multiply(Money.exact(score)).multiply(ratio)).isEqualTo(Money.exact(fund));
            Map<String, BigDecimal> parts = Apportionment.byLargestRemainder(fund, scores);
            assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(fund);
            scores.forEach((hospital, points) -> {
                BigFraction worth = value.multiply(Money.exact(points)).multiply(ratio);
                BigFraction difference =
                        Money.exact(parts.get(hospital)).subtract(worth).abs();
                assertThat(difference.compareTo(new BigFraction(1, 100))).isNegative();
            });
        }
    }

    /** Generated regions: the interval is below the mean, follows the unit of cost, and does not depend on order. */
    @Test
    void theOptimalIntervalLiesBelowTheMean() {
        Random random = new Random(20250112);
        for (int i = 0; i < 2_000; i++) {
            List<Member> hospitals = new ArrayList<>();
            for (int hospital = random.nextInt(20); hospital >= 0; hospital--) {
                hospitals.add(new Member(
                        "H" + hospital,
                        Money.yuan(1 + random.nextInt(1_000_000)),
                        BigDecimal.valueOf(1 + random.nextInt(100_000), 2)));
            }
            PointValueInterval interval = PointValueInterval.of(hospitals, Method.PV_OPT_1D, LOW, HIGH);
            List<Member> shuffled = new ArrayList<>(hospitals);
            Collections.shuffle(shuffled, random);
            List<Member> dearer = hospitals.stream()
                    .map(each -> new Member(each.id(), each.costYuan().multiply(BigDecimal.TEN), each.score()))
                    .collect(Collectors.toList());

            assertThat(interval.pointValueYuan().compareTo(interval.regionalMeanYuan()))
                    .isNotPositive();
            assertThat(PointValueInterval.of(shuffled, Method.PV_OPT_1D, LOW, HIGH))
                    .isEqualTo(interval);
            PointValueInterval ofDearer = PointValueInterval.of(dearer, Method.PV_OPT_1D, LOW, HIGH);
            assertThat(ofDearer.kept()).isEqualTo(interval.kept());
            assertThat(ofDearer.pointValueYuan())
                    .isEqualTo(interval.pointValueYuan().multiply(10));
        }
    }

    private static Member member(String id, String cost, String score) {
        return new Member(id, new BigDecimal(cost), new BigDecimal(score));
    }
}
