package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DipDeviation.Limits;
import org.medfund.jobs.payment.DipDeviation.Path;

class DipDeviationTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final Limits DEV_2020 = Limits.dev2020(NATIONAL);
    private static final Limits DEV_V3 = Limits.devV3(NATIONAL);
    private static final BigFraction TEN_THOUSAND = new BigFraction(10_000);

    private static DipDeviation dev2020(String cost) {
        return DipDeviation.dev2020(new BigDecimal("1000"), new BigDecimal(cost), TEN_THOUSAND, DEV_2020);
    }

    @Test
    void fiveTimesTheReferenceIsHighAndAFenMoreIsForExperts() {
        assertThat(dev2020("50000.00")).isEqualTo(new DipDeviation(Path.HIGH, new BigFraction(4000)));
        assertThat(dev2020("50000.01").path()).isEqualTo(Path.EXTREME_REVIEW);
    }

    @Test
    void aFenBelowHalfTheReferenceIsLow() {
        assertThat(dev2020("4999.99").path()).isEqualTo(Path.LOW);
        assertThat(dev2020("5000.00").path()).isEqualTo(Path.NORMAL);
    }

    @Test
    void inTheDraftTwiceTheReferenceIsHighAlready() {
        BigDecimal score = new BigDecimal("1000");
        BigDecimal ten = new BigDecimal("10");

        assertThat(DipDeviation.devV3(score, BigDecimal.ONE, ten, new BigDecimal("20000"), DEV_V3)
                        .path())
                .isEqualTo(Path.HIGH_CANDIDATE);
        assertThat(DipDeviation.devV3(score, BigDecimal.ONE, ten, new BigDecimal("19999.99"), DEV_V3)
                        .path())
                .isEqualTo(Path.NORMAL);
    }

    @Test
    void aCostIsHeldAgainstAPositiveReference() {
        assertThatThrownBy(() -> DipDeviation.dev2020(BigDecimal.ONE, BigDecimal.ONE, BigFraction.ZERO, DEV_2020))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Generated cases: costs and reference in fen instead of yuan give the same score; a dearer case never scores less. */
    @Test
    void scoresRiseWithCostAndDoNotDependOnItsUnit() {
        Random random = new Random(20250109);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal score = BigDecimal.valueOf(1 + random.nextInt(500_000), 2);
            BigDecimal cost = Money.yuan(random.nextInt(10_000_000));
            BigFraction reference = new BigFraction(1 + random.nextInt(2_000_000), 100);
            DipDeviation deviation = DipDeviation.dev2020(score, cost, reference, DEV_2020);

            assertThat(DipDeviation.dev2020(
                            score, cost.multiply(new BigDecimal("100")), reference.multiply(100), DEV_2020))
                    .isEqualTo(deviation);
            DipDeviation dearer = DipDeviation.dev2020(score, cost.add(new BigDecimal("0.01")), reference, DEV_2020);
            assertThat(dearer.score().compareTo(deviation.score())).isNotNegative();
        }
    }

    /** Generated cases: a low case of the draft is paid its cost, whatever its score and coefficient. */
    @Test
    void aLowCaseOfTheDraftIsPaidItsCost() {
        Random random = new Random(20250110);
        int low = 0;
        for (int i = 0; i < 5_000; i++) {
            BigDecimal pointValue = BigDecimal.valueOf(1 + random.nextInt(200_000), 4);
            BigDecimal cost = Money.yuan(random.nextInt(1_000_000));
            DipDeviation deviation = DipDeviation.devV3(
                    BigDecimal.valueOf(1 + random.nextInt(500_000), 2),
                    BigDecimal.valueOf(7_000 + random.nextInt(8_000), 4),
                    pointValue,
                    cost,
                    DEV_V3);
            if (deviation.path() == Path.LOW) {
                low++;
                assertThat(deviation.score().multiply(Money.exact(pointValue))).isEqualTo(Money.exact(cost));
            }
        }
        assertThat(low).isGreaterThan(500);
    }
}
