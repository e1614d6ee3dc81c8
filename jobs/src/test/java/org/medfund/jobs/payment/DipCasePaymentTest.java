package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DipCasePayment.Path;
import org.medfund.jobs.payment.DipCasePayment.Standing;
import org.medfund.jobs.payment.DipDeviation.Limits;
import org.medfund.jobs.payment.DipDeviation.Method;

class DipCasePaymentTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final BigDecimal TEN = new BigDecimal("10.0000");

    private static DipPaymentPolicy by(Method method) {
        return new DipPaymentPolicy(method, Limits.of(method, NATIONAL), new BigDecimal("0.85"));
    }

    /** A disease of 1000 points, coefficient 1.2, level mean 10 000 yuan; subtype 1.5. */
    private static DipCasePayment pay(Method method, String cost, String levelMean) {
        return DipCasePayment.of(
                new BigDecimal(cost),
                new Standing(
                        new BigDecimal("1000.00"),
                        new BigDecimal("1.2000"),
                        levelMean == null ? null : new BigDecimal(levelMean)),
                new BigDecimal("1.5000"),
                TEN,
                by(method));
    }

    @ParameterizedTest
    @CsvSource({
        "4000.00, DEVIATION_LOW, 720.00", // 1000 x 0.4 x 1.2 x 1.5
        "4999.99, DEVIATION_LOW, 900.00", // 899.9982
        "5000.00, NORMAL, 1800.00",
        "20000.00, NORMAL, 1800.00",
        "25000.00, DEVIATION_HIGH, 2700.00",
        "50000.00, DEVIATION_HIGH, 7200.00",
        "50000.01, DEVIATION_EXTREME, 7200.00",
        "60000.00, DEVIATION_EXTREME, 9000.00"
    })
    void by2020TheCostIsHeldAgainstTheMeanOfTheLevel(String cost, Path path, String score) {
        DipCasePayment payment = pay(Method.DEV_2020, cost, "10000.00");

        assertThat(payment).isEqualTo(new DipCasePayment(path, new BigDecimal("10000.00"), new BigDecimal(score)));
    }

    @Test
    void withoutAMeanOfLastYearTheStandardIsTheMeasure() {
        // 1000 x 1.2 x 10 = 12 000
        assertThat(pay(Method.DEV_2020, "5999.99", null).path()).isEqualTo(Path.DEVIATION_LOW);
        assertThat(pay(Method.DEV_2020, "6000.00", null).path()).isEqualTo(Path.NORMAL);
        assertThat(pay(Method.DEV_2020, "6000.00", "0.00").referenceYuan()).isEqualByComparingTo("12000");
    }

    @Test
    void aRegionMayHaveLimitsOfItsOwn() {
        assertThat(pay(Method.LOW_0_4_HIGH_2_5, "3999.99", "10000.00").path()).isEqualTo(Path.DEVIATION_LOW);
        assertThat(pay(Method.LOW_0_4_HIGH_2_5, "4000.00", "10000.00").path()).isEqualTo(Path.NORMAL);
        assertThat(pay(Method.LOW_0_4_HIGH_2_5, "25000.00", "10000.00").path()).isEqualTo(Path.NORMAL);
        // 1000 x (3 - 2.5 + 1) x 1.2 x 1.5
        assertThat(pay(Method.LOW_0_4_HIGH_2_5, "30000.00", "10000.00"))
                .isEqualTo(
                        new DipCasePayment(Path.DEVIATION_HIGH, new BigDecimal("10000.00"), new BigDecimal("2700.00")));
        assertThat(pay(Method.LOW_0_4_HIGH_2_5, "50000.01", "10000.00").path()).isEqualTo(Path.DEVIATION_EXTREME);
    }

    @Test
    void byTheDraftALowCaseIsPaidItsCostAndADearOneMayBePutForward() {
        // Standard 1000 x 1.5 x 1.2 x 10 = 18 000.
        DipCasePayment low = pay(Method.DEV_V3, "8999.00", "10000.00");
        assertThat(low)
                .isEqualTo(
                        new DipCasePayment(Path.DEVIATION_LOW, new BigDecimal("18000.00"), new BigDecimal("899.90")));
        assertThat(DipCasePayment.paymentYuan(low.score(), TEN)).isEqualTo(new BigDecimal("8999.00"));
        assertThat(pay(Method.DEV_V3, "36000.00", "10000.00"))
                .isEqualTo(new DipCasePayment(
                        Path.DEVIATION_CANDIDATE, new BigDecimal("18000.00"), new BigDecimal("1800.00")));
        assertThat(pay(Method.DEV_V3, "35999.99", null).path()).isEqualTo(Path.NORMAL);
    }

    @Test
    void aCaseWithoutScoreGetsThePointsOfAPartOfItsCost() {
        assertThat(DipCasePayment.byCost(new BigDecimal("1000.00"), false, TEN, by(Method.DEV_2020)))
                .isEqualTo(new DipCasePayment(Path.UNGROUPED, null, new BigDecimal("85.00")));
        assertThat(DipCasePayment.byCost(new BigDecimal("0.00"), true, TEN, by(Method.DEV_2020)))
                .isEqualTo(new DipCasePayment(Path.NO_SCORE, null, new BigDecimal("0.00")));
    }

    /** Generated cases: under every rule a dearer case never scores less, and costs in another unit score the same. */
    @Test
    void pointsRiseWithCostAndDoNotDependOnItsUnit() {
        Random random = new Random(20251201);
        Set<Path> seen = EnumSet.noneOf(Path.class);
        for (int i = 0; i < 20_000; i++) {
            Method method = Method.values()[random.nextInt(Method.values().length)];
            BigDecimal cost = Money.yuan(random.nextInt(8_000_000));
            BigDecimal mean = random.nextInt(5) == 0 ? null : Money.yuan(1 + random.nextInt(2_000_000));
            BigDecimal score = BigDecimal.valueOf(1 + random.nextInt(300_000), 2);
            BigDecimal coefficient = BigDecimal.valueOf(7_000 + random.nextInt(8_000), 4);
            BigDecimal auxiliary = BigDecimal.valueOf(5_000 + random.nextInt(20_000), 4);
            BigDecimal opening = BigDecimal.valueOf(1 + random.nextInt(300_000), 4);
            DipCasePayment payment =
                    DipCasePayment.of(cost, new Standing(score, coefficient, mean), auxiliary, opening, by(method));
            seen.add(payment.path());

            BigDecimal hundred = new BigDecimal("100");
            DipCasePayment inFen = DipCasePayment.of(
                    cost.multiply(hundred),
                    new Standing(score, coefficient, mean == null ? null : mean.multiply(hundred)),
                    auxiliary,
                    opening.multiply(hundred),
                    by(method));
            assertThat(inFen.path()).isEqualTo(payment.path());
            assertThat(inFen.score()).isEqualTo(payment.score());
            DipCasePayment dearer = DipCasePayment.of(
                    cost.add(BigDecimal.ONE), new Standing(score, coefficient, mean), auxiliary, opening, by(method));
            assertThat(dearer.score().compareTo(payment.score())).isNotNegative();
            if (payment.path() == Path.NORMAL || payment.path() == Path.DEVIATION_CANDIDATE) {
                assertThat(payment.score()).isEqualTo(DipHospitalPayment.caseScore(score, coefficient, auxiliary));
            }
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Path.NORMAL,
                        Path.DEVIATION_LOW,
                        Path.DEVIATION_HIGH,
                        Path.DEVIATION_EXTREME,
                        Path.DEVIATION_CANDIDATE);
    }
}
