package org.medfund.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class CostSpreadTest {
    private static CostSpread of(String... costs) {
        return CostSpread.of(List.of(costs).stream().map(BigDecimal::new).toList());
    }

    /** 1 and 3: deviation 1 of a mean of 2. */
    @Test
    void variationIsDeviationOverMean() {
        assertThat(of("1", "3").variation(0)).isEqualByComparingTo("0.5");
        assertThat(of("1", "3").variation(1).doubleValue()).isEqualTo(Math.sqrt(2) / 2, within(1e-15));
        assertThat(of("7.77").variation(0)).isEqualByComparingTo("0");
        assertThat(of("0", "0").variation(0)).isEqualByComparingTo("0");
        assertThat(CostSpread.NONE.variation(0)).isEqualByComparingTo("0");
    }

    @Test
    void aLimitIsComparedExactlyAtItsEdge() {
        CostSpread costs = of("1", "3");

        assertThat(costs.compareVariation(new BigDecimal("0.5"), 0)).isZero();
        assertThat(costs.compareVariation(new BigDecimal("0.4999999999999999999999"), 0))
                .isPositive();
        assertThat(costs.compareVariation(new BigDecimal("0.5000000000000000000001"), 0))
                .isNegative();
        assertThat(CostSpread.NONE.compareVariation(BigDecimal.ZERO, 0)).isZero();
    }

    /** 1 and 3: each 1 from the mean, two of them, times two cases. */
    @Test
    void deviationsTimesCasesNeedNoDivision() {
        assertThat(of("1", "3").deviationsTimesCases()).isEqualByComparingTo("4");
    }

    /** To the digit what a quotient to 34 digits and its decimal root give. */
    @Test
    void variationIsTheDecimalRootToSixteenDigits() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            List<BigDecimal> costs = new ArrayList<>();
            long size = 1L + random.nextInt(1 << (1 + random.nextInt(29)));
            for (int each = 0; each <= 1 + random.nextInt(8); each++) {
                costs.add(BigDecimal.valueOf(1 + (long) (random.nextDouble() * size), random.nextInt(4)));
            }
            CostSpread spread = CostSpread.of(costs);
            int degrees = random.nextInt(2);
            BigDecimal square = new BigDecimal(spread.squaredVariation(degrees).getNumerator())
                    .divide(new BigDecimal(spread.squaredVariation(degrees).getDenominator()), MathContext.DECIMAL128);

            assertThat(spread.variation(degrees))
                    .as(costs.toString())
                    .isEqualByComparingTo(square.sqrt(MathContext.DECIMAL64));
        }
    }

    @Test
    void comparingAndTheFractionAgree() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            List<BigDecimal> costs = new ArrayList<>();
            for (int each = 0; each <= random.nextInt(6); each++) {
                costs.add(Money.yuan(random.nextInt(400)));
            }
            CostSpread spread = CostSpread.of(costs);
            BigDecimal limit = BigDecimal.valueOf(random.nextInt(20), 1);
            int degrees = random.nextInt(2);
            BigFraction square = Money.exact(limit.multiply(limit));

            assertThat(spread.compareVariation(limit, degrees))
                    .as(costs + " " + limit + " " + degrees)
                    .isEqualTo(spread.squaredVariation(degrees).compareTo(square));
            assertThat(spread.variation(degrees).doubleValue())
                    .isEqualTo(Math.sqrt(spread.squaredVariation(degrees).doubleValue()), within(1e-9));
        }
    }
}
