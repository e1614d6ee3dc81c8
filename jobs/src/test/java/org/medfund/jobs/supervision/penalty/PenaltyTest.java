package org.medfund.jobs.supervision.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.penalty.Penalty.Assessment;

class PenaltyTest {
    private static final Penalty.Law NATIONAL =
            Penalty.Law.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static Assessment assess(ViolationNature nature, String loss, String multiple) {
        return Penalty.assess(nature, new BigDecimal(loss), new BigDecimal(multiple), NATIONAL);
    }

    @Test
    void theEndsOfTheRangeAreLawfulAndNothingBeyondThem() {
        assertThat(assess(ViolationNature.VIOLATION, "100.00", "0.99").isValid())
                .isFalse();
        assertThat(assess(ViolationNature.VIOLATION, "100.00", "1").recoverYuan())
                .isEqualTo("200.00");
        assertThat(assess(ViolationNature.VIOLATION, "100.00", "2").recoverYuan())
                .isEqualTo("300.00");
        assertThat(assess(ViolationNature.VIOLATION, "100.00", "2.01").recoverYuan())
                .isNull();
        assertThat(assess(ViolationNature.FRAUD, "100.00", "1.99").isValid()).isFalse();
        assertThat(assess(ViolationNature.FRAUD, "100.00", "5").recoverYuan()).isEqualTo("600.00");
        assertThat(assess(ViolationNature.FRAUD, "100.00", "5.01").isValid()).isFalse();
    }

    @Test
    void refundAndFineAreRoundedOnceTogether() {
        // 0.01 + 1.5 * 0.01 = 0.025, rounded half up once.
        Assessment assessed = assess(ViolationNature.VIOLATION, "0.01", "1.5");
        assertThat(assessed.recoverYuan()).isEqualTo("0.03");
        assertThat(assessed.leastFineYuan()).isEqualTo("0.01");
        assertThat(assessed.greatestFineYuan()).isEqualTo("0.02");
    }

    @Test
    void aNegativeLossIsNoLoss() {
        assertThatIllegalArgumentException().isThrownBy(() -> assess(ViolationNature.FRAUD, "-0.01", "2"));
    }

    @Test
    void whatIsRecoveredLiesBetweenTheRefundWithTheLeastAndTheGreatestFine() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            BigDecimal loss = Money.yuan(random.nextInt(10_000_000));
            BigDecimal multiple = BigDecimal.valueOf(random.nextInt(700), 2);
            ViolationNature nature = random.nextBoolean() ? ViolationNature.FRAUD : ViolationNature.VIOLATION;
            Assessment assessed = Penalty.assess(nature, loss, multiple, NATIONAL);
            if (assessed.isValid()) {
                assertThat(assessed.recoverYuan())
                        .isBetween(loss.add(assessed.leastFineYuan()), loss.add(assessed.greatestFineYuan()));
            }
        }
    }
}
