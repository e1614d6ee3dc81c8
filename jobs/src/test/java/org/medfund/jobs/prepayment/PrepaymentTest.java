package org.medfund.jobs.prepayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.jobs.prepayment.PoolReserve.Ineligible;
import org.medfund.jobs.prepayment.Prepayment.Payout;
import org.medfund.jobs.prepayment.Prepayment.Quota;

class PrepaymentTest {
    private static final PrepaymentTerms TERMS = terms("1", Set.of());

    private static PrepaymentTerms terms(String months, Set<String> red) {
        return new PrepaymentTerms(
                new BigDecimal(months),
                Map.of("310", new BigDecimal("6"), "390", new BigDecimal("3")),
                red,
                new BigDecimal("90"),
                new BigDecimal("60"));
    }

    private static PoolReserve reserve(String balance, String monthlyAverage) {
        return new PoolReserve(new BigDecimal(balance), Money.exact(new BigDecimal(monthlyAverage)));
    }

    private static Payout payout(String institution, String paid, String score) {
        return new Payout(institution, new BigDecimal(paid), score == null ? null : new BigDecimal(score));
    }

    private static List<BigDecimal> yuan(String... amounts) {
        return java.util.Arrays.stream(amounts).map(BigDecimal::new).toList();
    }

    @Test
    void aPoolWithEnoughMonthsPrepaysOneOfThem() {
        Prepayment prepayment = Prepayment.of(
                "310",
                reserve("60.00", "10.00"), // exactly six months
                List.of(payout("H2", "100.00", null), payout("H1", "200.00", null)),
                TERMS);

        assertThat(prepayment.ineligible()).isNull();
        assertThat(prepayment.poolQuotaYuan()).isEqualTo(new BigDecimal("10.00"));
        assertThat(prepayment.quotas())
                .extracting(quota -> quota.payout().institutionCode())
                .containsExactly("H1", "H2");
        assertThat(prepayment.quotas()).extracting(Quota::quotaYuan).isEqualTo(yuan("6.67", "3.33"));
        assertThat(prepayment.quotas()).extracting(Quota::share).isEqualTo(yuan("0.6667", "0.3333"));
    }

    @Test
    void theExactMonthsDecideAndTheRoundedOnesAreShown() {
        PoolReserve almost = reserve("59.99", "10.00");

        assertThat(almost.reserveMonthsShown()).contains(new BigDecimal("6.00"));
        assertThat(almost.ineligible("310", TERMS)).isEqualTo(Ineligible.RESERVE_TOO_LOW);
        assertThat(almost.ineligible("390", TERMS)).isNull();
        assertThat(reserve("-0.01", "10.00").ineligible("390", TERMS)).isEqualTo(Ineligible.RESERVE_TOO_LOW);
    }

    @Test
    void redUnknownAndIdlePoolsPrepayNothing() {
        assertThat(reserve("99.00", "1.00").ineligible("310", terms("1", Set.of("310"))))
                .isEqualTo(Ineligible.RED_POOL);
        assertThat(reserve("99.00", "1.00").ineligible("390", terms("1", Set.of("310"))))
                .isNull();
        assertThat(reserve("99.00", "1.00").ineligible("340", TERMS)).isEqualTo(Ineligible.NO_RESERVE_LIMIT);
        assertThat(reserve("99.00", "0.00").ineligible("310", TERMS)).isEqualTo(Ineligible.NO_PAYOUT);
        assertThat(reserve("99.00", "0.00").reserveMonths()).isEmpty();

        Prepayment none = Prepayment.of("310", reserve("1.00", "1.00"), List.of(payout("H1", "5.00", null)), TERMS);
        assertThat(none.poolQuotaYuan()).isEqualTo(new BigDecimal("0.00"));
        assertThat(none.quotas())
                .containsExactly(new Quota(
                        payout("H1", "5.00", null),
                        "RESERVE_TOO_LOW",
                        new BigDecimal("0.0000"),
                        new BigDecimal("0.00")));
    }

    @Test
    void payoutCountsInProportionToTheAssessmentUpToTheFullScore() {
        // 72 / 90 = 0.8: 100 x 0.8, 100, 100, and nothing below 60: 80 : 100 : 100.
        Prepayment prepayment = Prepayment.of(
                "310",
                reserve("9000.00", "280.00"),
                List.of(
                        payout("H1", "100.00", "72"),
                        payout("H2", "100.00", "99"),
                        payout("H3", "100.00", null),
                        payout("H4", "100.00", "59.99"),
                        payout("H5", "-3.00", "95")),
                TERMS);

        assertThat(prepayment.quotas())
                .extracting(Quota::quotaYuan)
                .isEqualTo(yuan("80.00", "100.00", "100.00", "0.00", "0.00"));
        assertThat(prepayment.quotas())
                .extracting(Quota::ineligible)
                .containsExactly(null, null, null, "ASSESSMENT_BELOW_FLOOR", "NO_PAYOUT_TO_INSTITUTION");
    }

    @Test
    void aPoolWithNobodyToPrepayPrepaysNothing() {
        Prepayment prepayment =
                Prepayment.of("310", reserve("90.00", "1.00"), List.of(payout("H1", "100.00", "10")), TERMS);

        assertThat(prepayment.ineligible()).isNull();
        assertThat(prepayment.poolQuotaYuan()).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void theMonthsOfThePolicyAreRoundedOnce() {
        // A third of 0.05 a month, three months: 0.05, not 3 x 0.02.
        PoolReserve thirds = new PoolReserve(new BigDecimal("1.00"), new BigFraction(5, 300));
        assertThat(Prepayment.of("310", thirds, List.of(payout("H1", "1.00", null)), terms("3", Set.of()))
                        .poolQuotaYuan())
                .isEqualTo(new BigDecimal("0.05"));
    }

    /** Quotas add up to the pool's, no institution is off its exact part by a fen, and better scores never get less. */
    @Test
    void generatedPoolsAreSplitToTheFen() {
        Random random = new Random(20251230);
        for (int pool = 0; pool < 300; pool++) {
            List<Payout> payouts = new ArrayList<>();
            int institutions = 1 + random.nextInt(30);
            for (int i = 0; i < institutions; i++) {
                payouts.add(new Payout(
                        "H" + i,
                        Money.yuan(random.nextInt(1_000_000) - 1000),
                        random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(1001), 1)));
            }
            PoolReserve reserve = new PoolReserve(
                    Money.yuan(random.nextInt(100_000_000)), new BigFraction(1 + random.nextInt(9_000_000), 1200));
            Prepayment prepayment = Prepayment.of(pool % 2 == 0 ? "310" : "390", reserve, payouts, TERMS);

            BigDecimal sum =
                    prepayment.quotas().stream().map(Quota::quotaYuan).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(prepayment.poolQuotaYuan());
            assertThat(prepayment.quotas()).hasSize(institutions).allSatisfy(quota -> {
                assertThat(quota.quotaYuan().signum()).isNotNegative();
                if (quota.ineligible() != null) {
                    assertThat(quota.quotaYuan().signum()).isZero();
                }
            });
            if (prepayment.ineligible() == null && sum.signum() > 0) {
                assertThat(sum).isEqualByComparingTo(Money.roundToFen(reserve.monthlyAverageYuan()));
                for (Quota better : prepayment.quotas()) {
                    for (Quota worse : prepayment.quotas()) {
                        if (weight(better) > weight(worse)) {
                            assertThat(better.quotaYuan()).isGreaterThanOrEqualTo(worse.quotaYuan());
                        }
                    }
                }
            }
        }
    }

    /** Fen times tenths of a score, by whole numbers. */
    private static long weight(Quota quota) {
        BigDecimal score = quota.payout().assessmentScore();
        long tenths =
                score == null ? 900 : Math.min(900, score.movePointRight(1).longValueExact());
        return quota.ineligible() != null ? 0 : Money.fen(quota.payout().payoutYuan()) * tenths;
    }
}
