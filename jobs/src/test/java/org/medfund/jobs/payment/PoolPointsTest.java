package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.PointValue.CostAndScore;
import org.medfund.jobs.payment.PointValueInterval.Method;
import org.medfund.jobs.payment.PointValuePolicy.SettledBy;
import org.medfund.jobs.payment.PoolPoints.Cases;
import org.medfund.jobs.payment.PoolPoints.InstitutionYear;

class PoolPointsTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final SortedMap<Integer, BigDecimal> ONE_TWO_SEVEN =
            new TreeMap<>(Map.of(2023, BigDecimal.ONE, 2024, new BigDecimal("2"), 2025, new BigDecimal("7")));

    private static PointValuePolicy settledBy(SettledBy settledBy, String capFactor) {
        PointValuePolicy policy = PointValuePolicy.from(NATIONAL);
        return new PointValuePolicy(
                policy.interval(),
                policy.lowShare(),
                policy.highShare(),
                policy.openingWeights(),
                settledBy,
                policy.baseShare(),
                new BigDecimal(capFactor));
    }

    private static InstitutionYear year(String institution, int year, String cost, String score) {
        return new InstitutionYear(institution, year, new BigDecimal(cost), new BigDecimal(score));
    }

    private static Cases cases(String score, String cost, String pool) {
        return new Cases(1, new BigDecimal(score), new BigDecimal(cost), new BigDecimal(pool));
    }

    @Test
    void openingIsTheYearWeightedCostOverScore() {
        // Case C09 as two hospitals would bring it: (1 x 900 + 7 x 1100) / (1 x 100 + 7 x 100).
        PointValueInterval opening = PoolPoints.opening(
                        List.of(year("A", 2023, "900", "100"), year("B", 2025, "1100", "100")),
                        ONE_TWO_SEVEN,
                        Method.PV_MEAN)
                .orElseThrow();

        assertThat(opening.pointValueYuan()).isEqualTo(new BigFraction(8600, 800));
        assertThat(opening.kept()).containsExactly("A", "B");
    }

    @Test
    void theOptimalIntervalKeepsHospitalsBelowTheMean() {
        // A 8, B 12 yuan a point; mean 10.
        PointValueInterval opening = PoolPoints.opening(
                        List.of(year("A", 2025, "800", "100"), year("B", 2025, "1200", "100")),
                        ONE_TWO_SEVEN,
                        Method.PV_OPT_1D)
                .orElseThrow();

        assertThat(opening.kept()).containsExactly("A");
        assertThat(opening.pointValueYuan()).isEqualTo(new BigFraction(8));
        assertThat(opening.regionalMeanYuan()).isEqualTo(new BigFraction(10));
    }

    @Test
    void withoutAScoreOrOutsideTheWindowThereIsNoOpeningValue() {
        assertThat(PoolPoints.opening(List.of(), ONE_TWO_SEVEN, Method.PV_MEAN)).isEmpty();
        assertThat(PoolPoints.opening(
                        List.of(year("A", 2025, "800", "0"), year("A", 2022, "800", "1")),
                        ONE_TWO_SEVEN,
                        Method.PV_MEAN))
                .isEmpty();
    }

    @Test
    void obstaclesAreNamedTogether() {
        assertThat(cases("0.00", "0.00", "0.00").obstacles()).hasSize(2);
        assertThat(cases("1.00", "100.00", "100.01").obstacles()).hasSize(1);
        assertThat(cases("1.00", "100.00", "0.00").obstacles()).hasSize(1);
        assertThat(cases("1.00", "100.00", "100.00").obstacles()).isEmpty();
    }

    @Test
    void atTheSettlementValueTheBudgetIsJustSpent() {
        // 70 000 / 0.7 / 10 000 = 10
        PoolPoints points = PoolPoints.of(
                new BigDecimal("70000.00"),
                cases("10000.00", "120000.00", "84000.00"),
                new BigDecimal("9.0000"),
                settledBy(SettledBy.SETTLEMENT, "1"));

        assertThat(points)
                .isEqualTo(new PoolPoints(
                        new BigFraction(10), null, new BigDecimal("10.0000"), new BigDecimal("70000.00")));
    }

    @Test
    void atTheOpeningValueTheFundOwesWhatPointsCost() {
        PoolPoints points = PoolPoints.of(
                new BigDecimal("70000.00"),
                cases("10000.00", "120000.00", "84000.00"),
                new BigDecimal("9.0000"),
                settledBy(SettledBy.OPENING, "1"));

        assertThat(points.fundYuan()).isEqualTo(new BigDecimal("63000.00"));
        assertThat(points.pointValueYuan()).isEqualTo(new BigDecimal("9.0000"));
        assertThat(points.settlementYuan()).isEqualTo(new BigFraction(10));
    }

    @Test
    void anElasticValueBlendsBaseAndIncrement() {
        // 100 000 gross, base 80 % at 10: 8000 points. 2500 more share 20 000: 8 each. 100 000 / 10 500 = 9.5238.
        PoolPoints points = PoolPoints.of(
                new BigDecimal("70000.00"),
                cases("10500.00", "120000.00", "84000.00"),
                new BigDecimal("10.0000"),
                settledBy(SettledBy.ELASTIC, "1"));

        assertThat(points.floatingYuan()).isEqualTo(new BigFraction(8));
        assertThat(points.pointValueYuan()).isEqualTo(new BigDecimal("9.5238"));
        assertThat(points.fundYuan()).isEqualTo(new BigDecimal("70000.00"));
    }

    @Test
    void anElasticValueDoesNotPassItsCapAndLeavesMoney() {
        // 9000 points: 1000 beyond the base could have 20 each; the cap is 11. (80 000 + 11 000) x 0.7.
        PoolPoints points = PoolPoints.of(
                new BigDecimal("70000.00"),
                cases("9000.00", "120000.00", "84000.00"),
                new BigDecimal("10.0000"),
                settledBy(SettledBy.ELASTIC, "1.1"));

        assertThat(points.fundYuan()).isEqualTo(new BigDecimal("63700.00"));
    }

    /** Generated worlds: the opening value over all hospitals is that of {@link PointValue#opening}, in any order. */
    @Test
    void overAllHospitalsTheOpeningValueIsThatOfTheYears() {
        Random random = new Random(20251202);
        for (int world = 0; world < 500; world++) {
            List<InstitutionYear> years = new ArrayList<>();
            SortedMap<Integer, CostAndScore> byYear = new TreeMap<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                int year = 2023 + random.nextInt(3);
                BigDecimal cost = Money.yuan(random.nextInt(100_000_000));
                BigDecimal score = BigDecimal.valueOf(1 + random.nextInt(9_000_000), 2);
                years.add(new InstitutionYear("H" + i, year, cost, score));
                byYear.merge(year, CostAndScore.of(cost, score), CostAndScore::plus);
            }
            SortedMap<Integer, BigDecimal> weights = new TreeMap<>(ONE_TWO_SEVEN);
            if (byYear.lastKey() < 2025) {
                continue; // PointValue.opening counts back from the newest year that is there
            }
            Collections.shuffle(years, random);

            assertThat(PoolPoints.opening(years, weights, Method.PV_MEAN)
                            .orElseThrow()
                            .pointValueYuan())
                    .isEqualTo(PointValue.opening(byYear, List.copyOf(ONE_TWO_SEVEN.values()))
                            .perPointYuan());
        }
    }

    /** Generated worlds (case C12): settlement splits the fund exactly, and no case is a fen from its exact part. */
    @Test
    void settlementByScoreSplitsTheFundExactly() {
        Random random = new Random(20251203);
        for (int world = 0; world < 500; world++) {
            SortedMap<String, BigDecimal> scores = new TreeMap<>();
            BigDecimal cost = BigDecimal.ZERO;
            BigDecimal pool = BigDecimal.ZERO;
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                scores.put("S" + i, BigDecimal.valueOf(random.nextInt(900_000), 2));
                BigDecimal ofCase = Money.yuan(1 + random.nextInt(9_000_000));
                cost = cost.add(ofCase);
                pool = pool.add(Money.yuan(random.nextInt(Math.toIntExact(Money.fen(ofCase)) + 1)));
            }
            BigDecimal total = scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            Cases cases = new Cases(scores.size(), total, cost, pool);
            if (!cases.obstacles().isEmpty()) {
                continue;
            }
            BigDecimal budget = Money.yuan(1 + random.nextInt(Integer.MAX_VALUE));
            BigDecimal opening = BigDecimal.valueOf(1 + random.nextInt(400_000), 4);
            for (SettledBy settledBy : SettledBy.values()) {
                PoolPoints points = PoolPoints.of(budget, cases, opening, settledBy(settledBy, "1.2"));
                SortedMap<String, BigDecimal> parts = Apportionment.byLargestRemainder(points.fundYuan(), scores);

                assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(points.fundYuan());
                if (settledBy == SettledBy.SETTLEMENT) {
                    assertThat(points.fundYuan()).isEqualByComparingTo(budget);
                    // Score times unrounded value times fund ratio, to within a fen.
                    scores.forEach((id, score) -> assertThat(Money.exact(parts.getOrDefault(id, BigDecimal.ZERO))
                                    .subtract(points.settlementYuan()
                                            .multiply(Money.exact(score))
                                            .multiply(cases.fundRatio()))
                                    .abs()
                                    .compareTo(new BigFraction(1, 100)))
                            .isNegative());
                }
                if (settledBy == SettledBy.ELASTIC) {
                    assertThat(points.fundYuan().compareTo(budget)).isNotPositive();
                }
            }
        }
    }
}
