package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.OptimalPoint.Hospital;
import org.medfund.jobs.payment.OptimalPoint.Iteration;

class OptimalPointTest {
    private static final Iteration NATIONAL =
            new Iteration(TestLake.policies().national(PolicyYear.of("2025")).decimal("pv.weiszfeld_tol"), 1000);
    private static final BigDecimal FAR = new BigDecimal("1000");
    private static final BigDecimal NEAR = new BigDecimal("1e-6");

    private static Hospital hospital(String id, String price, String cost) {
        return new Hospital(id, new BigDecimal(price), new BigDecimal(cost));
    }

    @Test
    void onlyHospitalsThatAreCheapInBothAndDoNotChargeBelowCostCount() {
        OptimalPoint point = OptimalPoint.of(
                List.of(
                        hospital("D", "9", "8"),
                        hospital("A", "10", "8"), // not below the mean price
                        hospital("B", "9", "9"), // not below the mean cost
                        hospital("C", "7", "8")), // charges less than it costs
                new BigDecimal("10"),
                new BigDecimal("9"),
                NATIONAL);

        assertThat(point.kept()).containsExactly("D");
        assertThat(point.priceYuan()).isEqualByComparingTo("9");
        assertThat(point.costYuan()).isEqualByComparingTo("8");
    }

    @Test
    void ofFourCornersTheMedianIsWhereTheDiagonalsCross() {
        // Of a convex quadrangle it is the crossing of the diagonals: (20, 10)-(40, 30) and (20, 16)-(32, 10).
        OptimalPoint point = OptimalPoint.of(
                List.of(
                        hospital("A", "20", "10"),
                        hospital("B", "40", "30"),
                        hospital("C", "20", "16"),
                        hospital("D", "32", "10")),
                FAR,
                FAR,
                NATIONAL);

        // price = 20 + t, cost = 10 + t; on the other diagonal cost = 16 - (price - 20) / 2: t = 4.
        assertThat(point.priceYuan().subtract(new BigDecimal("24")).abs()).isLessThan(NEAR);
        assertThat(point.costYuan().subtract(new BigDecimal("14")).abs()).isLessThan(NEAR);
    }

    @Test
    void mostHospitalsAtOnePlaceHoldTheMedianThere() {
        OptimalPoint point = OptimalPoint.of(
                List.of(hospital("A", "8", "6"), hospital("B", "8", "6"), hospital("C", "20", "15")),
                FAR,
                FAR,
                NATIONAL);

        assertThat(point.priceYuan().subtract(new BigDecimal("8")).abs()).isLessThan(NEAR);
        assertThat(point.costYuan().subtract(new BigDecimal("6")).abs()).isLessThan(NEAR);
    }

    @Test
    void ofAllHospitalsIfNoneIsCheap() {
        assertThat(OptimalPoint.of(List.of(hospital("A", "8", "6")), BigDecimal.ONE, BigDecimal.ONE, NATIONAL)
                        .kept())
                .containsExactly("A");
        assertThatThrownBy(() -> OptimalPoint.of(List.of(), FAR, FAR, NATIONAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Generated hospitals: no point nearby is nearer to all of them together, whatever their order. */
    @Test
    void noPointNearbyIsNearerToAll() {
        Random random = new Random(20251204);
        for (int world = 0; world < 40; world++) {
            List<Hospital> hospitals = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                BigDecimal cost = BigDecimal.valueOf(random.nextInt(100_000), 4);
                hospitals.add(new Hospital("H" + i, cost.add(BigDecimal.valueOf(random.nextInt(50_000), 4)), cost));
            }
            OptimalPoint point = OptimalPoint.of(hospitals, FAR, FAR, NATIONAL);
            BigDecimal least = distances(hospitals, point.priceYuan(), point.costYuan());
            for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                BigDecimal there = distances(
                        hospitals,
                        point.priceYuan().add(BigDecimal.valueOf(step[0], 3)),
                        point.costYuan().add(BigDecimal.valueOf(step[1], 3)));
                assertThat(there).isGreaterThan(least.subtract(NEAR));
            }
            Collections.shuffle(hospitals, random);
            assertThat(OptimalPoint.of(hospitals, FAR, FAR, NATIONAL)).isEqualTo(point);
        }
    }

    private static BigDecimal distances(List<Hospital> hospitals, BigDecimal price, BigDecimal cost) {
        return hospitals.stream()
                .map(hospital -> hospital.priceYuan()
                        .subtract(price)
                        .pow(2)
                        .add(hospital.costYuan().subtract(cost).pow(2))
                        .sqrt(MathContext.DECIMAL64))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
