package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DrgCase.GroupStandard;
import org.medfund.jobs.payment.DrgCase.Grouping;
import org.medfund.jobs.payment.DrgCase.Review;
import org.medfund.jobs.payment.DrgCasePayment.Path;
import org.medfund.jobs.payment.DrgCasePayment.Reason;
import org.medfund.jobs.payment.DrgPaymentPolicy.HighTier;
import org.medfund.jobs.payment.NewTechnologyPolicy.Method;

class DrgCasePaymentTest {
    private static final DrgPaymentPolicy NATIONAL =
            DrgPaymentPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));

    /** Weight 2, coefficient 1, rate 10000: a standard of 20000; high above 2.5 times, low below 0.4 times. */
    private static final GroupStandard HEAVY = standard("2.0000", "10000.00");

    private static GroupStandard standard(String weight, String rate) {
        return new GroupStandard(new BigDecimal(weight), BigDecimal.ONE, new BigDecimal(rate));
    }

    private static DrgPaymentPolicy national(Method newTechnology) {
        return new DrgPaymentPolicy(
                NATIONAL.lowFactor(),
                NATIONAL.highTiers(),
                NATIONAL.highShareMax(),
                NATIONAL.ungroupedFactor(),
                NATIONAL.fundBase(),
                NATIONAL.byItemFactor(),
                new NewTechnologyPolicy(newTechnology, NATIONAL.newTechnology().payRatio()),
                NATIONAL.sameEffectRatio());
    }

    private static DrgCase withNewTechnology(String cost, String newTechnology, @Nullable GroupStandard standard) {
        return new DrgCase(
                new BigDecimal(cost),
                new BigDecimal(newTechnology),
                new BigDecimal("0.5000"),
                BigDecimal.ONE,
                standard,
                false,
                Grouping.BY_WEIGHT,
                Review.NONE);
    }

    private static DrgCase reviewed(String cost, Review review) {
        return new DrgCase(
                new BigDecimal(cost),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                HEAVY,
                false,
                Grouping.BY_WEIGHT,
                review);
    }

    private static DrgCase aged(String cost, String coefficient, boolean hasSameEffect) {
        return new DrgCase(
                new BigDecimal(cost),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(coefficient),
                HEAVY,
                hasSameEffect,
                Grouping.BY_WEIGHT,
                Review.NONE);
    }

    @Test
    void theNationalTiersAreThoseOfTheSpecification() {
        assertThat(NATIONAL.highTiers())
                .containsExactly(
                        new HighTier(BigDecimal.ONE, new BigDecimal("3")),
                        new HighTier(new BigDecimal("2"), new BigDecimal("2.5")),
                        new HighTier(null, new BigDecimal("2")));
    }

    @Test
    void ofAllCasesOnlyWholeOnesMayBeHigh() {
        assertThat(NATIONAL.highCasesAllowed(39)).isEqualTo(1);
        assertThat(NATIONAL.highCasesAllowed(40)).isEqualTo(2);
        assertThat(NATIONAL.highCasesAllowed(19)).isZero();
    }

    /** Standard 20000. 8000 is 0.4 times, 50000 is 2.5 times; both ends are normal. */
    @ParameterizedTest
    @CsvSource({
        "0.00, LOW, 0.00",
        "7999.99, LOW, 7999.99",
        "8000.00, NORMAL, 20000.00",
        "50000.00, NORMAL, 20000.00",
        "50000.01, HIGH, 20000.01",
        "60000.00, HIGH, 30000.00"
    })
    void bothEndsOfTheNormalRangeAreNormal(BigDecimal cost, Path path, BigDecimal payment) {
        DrgCasePayment paid = DrgCasePayment.of(DrgCase.plain(cost, HEAVY, Grouping.BY_WEIGHT), NATIONAL);

        assertThat(paid.path()).isEqualTo(path);
        assertThat(paid.paymentYuan()).isEqualTo(payment);
        assertThat(paid.reasons()).isEmpty();
    }

    /** The formula against its own text, with the ratio as an exact fraction, on generated cases. */
    @Test
    void aPaymentLiesOnItsPath() {
        Random random = new Random(20250105);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal weight = BigDecimal.valueOf(100 + random.nextInt(50_000), 4);
            BigDecimal rate = Money.yuan(100_000 + random.nextInt(2_000_000));
            BigDecimal cost = Money.yuan(random.nextInt(20_000_000));
            DrgCasePayment payment = DrgCasePayment.of(
                    DrgCase.plain(cost, new GroupStandard(weight, BigDecimal.ONE, rate), Grouping.BY_WEIGHT), NATIONAL);
            BigDecimal standard = Money.roundToFen(weight.multiply(rate));
            BigFraction ratio = Money.exact(cost).divide(Money.exact(standard));
            BigFraction high = Money.exact(NATIONAL.highFactor(weight));

            assertThat(payment.standardYuan()).isEqualTo(standard);
            assertThat(payment.path())
                    .isEqualTo(
                            ratio.compareTo(Money.exact(NATIONAL.lowFactor())) < 0
                                    ? Path.LOW
                                    : ratio.compareTo(high) > 0 ? Path.HIGH : Path.NORMAL);
            BigFraction times = switch (payment.path()) {
                case LOW -> ratio;
                case HIGH -> BigFraction.ONE.add(ratio).subtract(high);
                default -> BigFraction.ONE;
            };
            assertThat(payment.paymentYuan()).isEqualTo(Money.roundToFen(times.multiply(Money.exact(standard))));
            assertThat(payment.paymentYuan()).isLessThanOrEqualTo(cost.max(standard));
        }
    }

    @Test
    void aCaseWithoutStandardIsPaidAPartOfItsCost() {
        BigDecimal cost = new BigDecimal("100.01");

        DrgCasePayment noWeight = DrgCasePayment.of(DrgCase.plain(cost, null, Grouping.BY_WEIGHT), NATIONAL);
        DrgCasePayment ungrouped = DrgCasePayment.of(DrgCase.plain(cost, null, Grouping.NONE), NATIONAL);

        assertThat(noWeight.path()).isEqualTo(Path.NO_WEIGHT);
        assertThat(ungrouped.path()).isEqualTo(Path.UNGROUPED);
        assertThat(noWeight.paymentYuan()).isEqualByComparingTo("85.01").isEqualTo(ungrouped.paymentYuan());
        assertThat(noWeight.standardYuan()).isNull();
    }

    @Test
    void aGroupPaidByItemIsPaidWhatItCost() {
        DrgCasePayment paid =
                DrgCasePayment.of(DrgCase.plain(new BigDecimal("100.01"), null, Grouping.BY_ITEM), NATIONAL);

        assertThat(paid.path()).isEqualTo(Path.BY_ITEM);
        assertThat(paid.paymentYuan()).isEqualByComparingTo("100.01");
    }

    @Test
    void newTechnologyLeavesTheCostAndIsPaidBesideTheStandard() {
        // 55000 is high (2.75 times); without 20000 it is not. 20000 x 0.7 beside the standard.
        DrgCasePayment paid = DrgCasePayment.of(withNewTechnology("55000", "20000", HEAVY), NATIONAL);

        assertThat(paid.path()).isEqualTo(Path.NORMAL);
        assertThat(paid.classifiedCostYuan()).isEqualByComparingTo("35000");
        assertThat(paid.newTechnologyPaymentYuan()).isEqualByComparingTo("14000");
        assertThat(paid.paymentYuan()).isEqualByComparingTo("34000");
        assertThat(paid.reasons()).containsExactly(Reason.NEW_TECHNOLOGY_APART);
    }

    @Test
    void whatIsLeftOfTheCostMayBeLow() {
        // 10000 - 9000 = 1000 of 20000: paid as it is, and 9000 x 0.7 beside it.
        DrgCasePayment paid = DrgCasePayment.of(withNewTechnology("10000", "9000", HEAVY), NATIONAL);

        assertThat(paid.path()).isEqualTo(Path.LOW);
        assertThat(paid.paymentYuan()).isEqualByComparingTo("7300");
    }

    @Test
    void anAddOnMakesTheCaseHeavier() {
        // (2 + 0.5) x 10000; 55000 is 2.2 times that, and 2.5 is the limit at weight 2.
        DrgCasePayment paid = DrgCasePayment.of(withNewTechnology("55000", "20000", HEAVY), national(Method.NT_ADDON));

        assertThat(paid.standardYuan()).isEqualByComparingTo("25000");
        assertThat(paid.path()).isEqualTo(Path.NORMAL);
        assertThat(paid.paymentYuan()).isEqualByComparingTo("25000");
        assertThat(paid.reasons()).containsExactly(Reason.NEW_TECHNOLOGY_ADD_ON);
    }

    @Test
    void newTechnologyForReviewIsPaidLikeEverythingElse() {
        // 55000 + 20000 x (1 - 2.5)
        DrgCasePayment paid =
                DrgCasePayment.of(withNewTechnology("55000", "20000", HEAVY), national(Method.NT_SPECIAL_CASE));

        assertThat(paid.path()).isEqualTo(Path.HIGH);
        assertThat(paid.paymentYuan()).isEqualByComparingTo("25000");
        assertThat(paid.reasons()).containsExactly(Reason.NEW_TECHNOLOGY_WITHIN);
    }

    @Test
    void withoutStandardNewTechnologyStaysInTheCost() {
        for (Method method : Method.values()) {
            DrgCasePayment paid = DrgCasePayment.of(withNewTechnology("1000", "400", null), national(method));

            assertThat(paid.paymentYuan()).isEqualByComparingTo("850");
            assertThat(paid.newTechnologyPaymentYuan()).isZero();
            assertThat(paid.reasons()).containsExactly(Reason.NEW_TECHNOLOGY_WITHIN);
        }
    }

    @Test
    void newTechnologyIsNoMoreThanTheWholeCost() {
        assertThatThrownBy(() -> DrgCasePayment.of(withNewTechnology("1", "2", HEAVY), NATIONAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameEffectIsWorthAPartOfTheOperationWhateverTheAge() {
        // 20000 x 0.7; 10000 is more than 0.4 times that.
        DrgCasePayment paid = DrgCasePayment.of(aged("10000", "1.2500", true), NATIONAL);

        assertThat(paid.standardYuan()).isEqualByComparingTo("14000");
        assertThat(paid.paymentYuan()).isEqualByComparingTo("14000");
        assertThat(paid.reasons()).containsExactly(Reason.TCM_SAME_EFFECT);
        assertThat(PaymentStandard.sameEffectStandardYuan(new BigDecimal("9999.99"), new BigDecimal("0.7")))
                .isEqualByComparingTo("6999.99");
    }

    @Test
    void ageMovesTheStandardAndWithItTheLimits() {
        // 20000 x 1.25 = 25000: high above 62500, not above 50000.
        DrgCasePayment paid = DrgCasePayment.of(aged("60000", "1.2500", false), NATIONAL);

        assertThat(paid.standardYuan()).isEqualByComparingTo("25000");
        assertThat(paid.path()).isEqualTo(Path.NORMAL);
        assertThat(paid.reasons()).isEqualTo(List.of(Reason.AGE));
    }

    @Test
    void aSpecialCaseIsPaidAsAnyOtherAndSaysWhatBecameOfIt() {
        DrgCasePayment approved = DrgCasePayment.of(reviewed("60000", Review.APPROVED), NATIONAL);
        DrgCasePayment pending = DrgCasePayment.of(reviewed("60000", Review.PENDING), NATIONAL);

        // 60000 + 20000 x (1 - 2.5): never less than without the application.
        assertThat(approved.path()).isEqualTo(Path.HIGH);
        assertThat(approved.reasons()).containsExactly(Reason.SPECIAL_CASE_APPROVED);
        assertThat(approved.paymentYuan()).isEqualByComparingTo("30000");
        assertThat(pending.path()).isEqualTo(Path.HIGH);
        assertThat(pending.reasons()).containsExactly(Reason.SPECIAL_CASE_PENDING);
        assertThat(pending.paymentYuan())
                .isEqualTo(DrgCasePayment.of(reviewed("60000", Review.NONE), NATIONAL)
                        .paymentYuan());
    }

    /** On generated cases of every kind: nothing is paid twice, and a dearer case is never paid less. */
    @Test
    void paymentsStayWithinCostAndStandardAndRiseWithCost() {
        Random random = new Random(20250106);
        for (int i = 0; i < 20_000; i++) {
            Method method = Method.values()[random.nextInt(3)];
            BigDecimal cost = Money.yuan(random.nextInt(10_000_000));
            BigDecimal newTechnology =
                    random.nextBoolean() ? BigDecimal.ZERO : Money.yuan(random.nextLong(Money.fen(cost) + 1));
            Review review = Review.values()[random.nextInt(3)];
            DrgCase paid = generated(random, cost, newTechnology, review);
            DrgCase dearer = new DrgCase(
                    cost.add(Money.yuan(random.nextInt(1_000_000))),
                    newTechnology,
                    paid.addOnWeight(),
                    paid.ageCoefficient(),
                    paid.standard(),
                    paid.hasSameEffect(),
                    paid.grouping(),
                    review);
            DrgCasePayment payment = DrgCasePayment.of(paid, national(method));

            BigDecimal standard = payment.standardYuan();
            BigDecimal most = standard == null ? cost : cost.max(standard.add(payment.newTechnologyPaymentYuan()));
            assertThat(payment.paymentYuan()).isBetween(BigDecimal.ZERO, most);
            assertThat(payment.paymentYuan().scale()).isEqualTo(2);
            assertThat(payment.classifiedCostYuan()
                            .add(
                                    payment.reasons().contains(Reason.NEW_TECHNOLOGY_APART)
                                            ? newTechnology
                                            : BigDecimal.ZERO))
                    .isEqualByComparingTo(cost);
            assertThat(DrgCasePayment.of(dearer, national(method)).paymentYuan())
                    .isGreaterThanOrEqualTo(payment.paymentYuan());
        }
    }

    private static DrgCase generated(Random random, BigDecimal cost, BigDecimal newTechnology, Review review) {
        boolean hasStandard = random.nextInt(4) > 0;
        return new DrgCase(
                cost,
                newTechnology,
                BigDecimal.valueOf(random.nextInt(10_000), 4),
                BigDecimal.valueOf(8_000 + random.nextInt(6_000), 4),
                hasStandard
                        ? new GroupStandard(
                                BigDecimal.valueOf(1_000 + random.nextInt(40_000), 4),
                                BigDecimal.valueOf(7_000 + random.nextInt(8_000), 4),
                                Money.yuan(500_000 + random.nextInt(1_000_000)))
                        : null,
                random.nextBoolean(),
                Grouping.values()[random.nextInt(3)],
                review);
    }
}
