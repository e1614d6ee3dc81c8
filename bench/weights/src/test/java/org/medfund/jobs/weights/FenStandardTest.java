package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;

class FenStandardTest {
    /** SPEC B.10 as it reads, in decimals. */
    private static BigDecimal paymentYuan(BigDecimal cost, BigDecimal standard, BigDecimal low, BigDecimal high) {
        if (cost.compareTo(standard.multiply(low)) < 0) {
            return cost;
        }
        return Money.roundToFen(
                cost.compareTo(standard.multiply(high)) > 0
                        ? cost.add(standard.multiply(BigDecimal.ONE.subtract(high)))
                        : standard);
    }

    /** Around every limit and elsewhere, for standards with fen and with parts of a fen. */
    @Test
    void everyCostIsPaidAsTheFormulaInDecimalsPaysIt() {
        Random random = new Random(10);
        for (int i = 0; i < 3_000; i++) {
            BigDecimal standard = BigDecimal.valueOf(1 + random.nextInt(9_000_000), 2 + random.nextInt(4));
            BigDecimal low = BigDecimal.valueOf(random.nextInt(100), 2);
            BigDecimal high = BigDecimal.valueOf(100 + random.nextInt(400), 2 + random.nextInt(2))
                    .max(BigDecimal.ONE);
            FenStandard fen = FenStandard.of(standard, low, high);
            for (long around :
                    new long[] {fen.lowestFen(), fen.highestFen(), fen.standardFen(), random.nextInt(99_999)}) {
                for (long cost = Math.max(0, around - 2); cost <= around + 2; cost++) {
                    assertThat(Money.yuan(fen.paymentFen(cost)))
                            .as(cost + " fen, standard " + standard + ", " + low + " to " + high)
                            .isEqualByComparingTo(paymentYuan(Money.yuan(cost), standard, low, high));
                }
            }
        }
    }

    @Test
    void aHighCaseIsPaidWhatPassesTheLimit() {
        // 10,000 yuan, high above 30,000: 35,000 is paid 10,000 + 5,000.
        FenStandard standard = FenStandard.of(new BigDecimal("10000.00"), new BigDecimal("0.4"), new BigDecimal("3"));

        assertThat(standard.paymentFen(3_500_000)).isEqualTo(1_500_000);
        assertThat(standard.paymentFen(3_000_000)).isEqualTo(1_000_000);
        assertThat(standard.paymentFen(400_000)).isEqualTo(1_000_000);
        assertThat(standard.paymentFen(399_999)).isEqualTo(399_999);
    }
}
