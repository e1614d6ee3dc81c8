package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class AnnualClearingTest {
    private static final List<SharingRule> RULES = List.of(SharingRule.values());
    private static final SharingPolicy STEP = sharing(SharingRule.SHARE_TIER_STEP);
    private static final SharingPolicy CONTINUOUS = sharing(SharingRule.SHARE_TIER_CONT);
    private static final Pool POOL = new Pool("330100", "310");
    private static final QualityDeposit.Scale SCALE = new QualityDeposit.Scale(yuan("90"), yuan("60"));
    private static final ClearingPolicy POLICY = new ClearingPolicy(
            STEP,
            SCALE,
            Optional.empty(),
            ClearingPolicy.MissingAssessment.RETURN_FULL,
            ClearingPolicy.PrepaymentSettlement.OFFSET);

    private static AnnualClearing.Paid paid(BigDecimal monthly, BigDecimal prepayment) {
        BigDecimal zero = Money.yuan(0);
        return new AnnualClearing.Paid(monthly, zero, zero, zero, prepayment);
    }

    private static SharingPolicy sharing(SharingRule rule) {
        return new SharingPolicy(rule, yuan("0.85"), yuan("1.15"), yuan("0.60"), yuan("0.15"), yuan("1.0"));
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "800000.00, 800000.00",
        "849999.99, 849999.99",
        "850000.00, 1000000.00",
        "950000.00, 1000000.00",
        "1000000.00, 1000000.00",
        "1100000.00, 1060000.00",
        "1150000.00, 1090000.00",
        "1300000.00, 1090000.00"
    })
    void theStepRulePaysBookBelow85PercentAndSharesOverspendUpTo115Percent(String book, String due) {
        assertThat(SurplusSharing.shared(STEP, yuan("1000000.00"), yuan(book))).isEqualTo(yuan(due));
    }

    @ParameterizedTest
    @CsvSource({
        "600000.00, 750000.00",
        "800000.00, 950000.00",
        "850000.00, 1000000.00",
        "1000000.00, 1000000.00",
        "1100000.00, 1060000.00"
    })
    void theContinuousRuleLeavesUpTo15PercentOfTheStandardAsSurplus(String book, String due) {
        assertThat(SurplusSharing.shared(CONTINUOUS, yuan("1000000.00"), yuan(book)))
                .isEqualTo(yuan(due));
    }

    /** Standard 1,000: book and audit deduction, what is due before audit is subtracted, and the use of the standard. */
    @ParameterizedTest
    @CsvSource({
        "800.00, 50.00, 800.00, 0.7500", // the book amount, from which step 4 takes the 50 once
        "880.00, 50.00, 880.00, 0.8300", // under 85 % only because of the audit
        "900.00, 50.00, 1000.00, 0.8500",
        "1100.00, 50.00, 1030.00, 1.0500", // 60 % of the overspend that stood up to audit
        "1040.00, 50.00, 1000.00, 0.9900"
    })
    void theUseOfTheStandardGoesByTheBookAmountAfterAuditAndNoFenIsTakenTwice(
            String book, String audit, String due, String usage) {
        InstitutionBook year = institution("H1", 100_000, fen(book), fen(audit), 0, 0, 0, null);

        assertThat(year.dueYuan(STEP)).isEqualTo(yuan(due));
        BigDecimal zero = Money.yuan(0);
        AnnualClearing clearing = new AnnualClearing(yuan(due), zero, zero, yuan(audit), zero, zero, paid(zero, zero));
        assertThat(new Statement(year, yuan("0.00"), clearing).usageRatio()).isEqualTo(yuan(usage));
    }

    private static long fen(String yuan) {
        return Money.fen(yuan(yuan));
    }

    @Test
    void withoutSharingTheStandardIsDue() {
        assertThat(SurplusSharing.shared(sharing(SharingRule.SHARE_NONE), yuan("100.00"), yuan("900.00")))
                .isEqualTo(yuan("100.00"));
    }

    @Test
    void nothingIsDueOnAStandardOfZero() {
        assertThat(SurplusSharing.shared(STEP, yuan("0.00"), yuan("900.00"))).isEqualTo(yuan("0.00"));
        assertThat(SurplusSharing.shared(STEP, yuan("0.00"), yuan("0.00"))).isEqualTo(yuan("0.00"));
    }

    @Test
    void aShortReserveIsSplitInProportionByLargestRemainder() {
        Map<String, BigDecimal> claims = Map.of("H5", yuan("70000.00"), "H6", yuan("70000.00"), "H7", yuan("70000.00"));

        assertThat(SharePool.paid(yuan("100000.00"), claims))
                .isEqualTo(
                        new TreeMap<>(Map.of("H5", yuan("33333.34"), "H6", yuan("33333.33"), "H7", yuan("33333.33"))));
        assertThat(SharePool.paid(yuan("210000.00"), claims)).isEqualTo(new TreeMap<>(claims));
        assertThat(SharePool.paid(yuan("0.00"), claims).values()).containsOnly(yuan("0.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "85, 462777.78",
        "90, 490000.00",
        "89.999999, 489999.99",
        "60, 326666.67",
        "59.999999, 0.00",
        "100, 490000.00"
    })
    void theDepositIsReturnedByScore(String score, String returned) {
        assertThat(QualityDeposit.returned(yuan("490000.00"), yuan(score), SCALE))
                .isEqualTo(yuan(returned));
    }

    @Test
    void theWorkedHospitalIsClearedToTheFen() {
        BigDecimal held = QualityDeposit.held(yuan("9800000.00"), yuan("0.05"));
        AnnualClearing clearing = new AnnualClearing(
                yuan("10000000.00"),
                yuan("120000.00"),
                Money.yuan(0),
                yuan("80000.00"),
                held,
                QualityDeposit.returned(held, yuan("85"), SCALE),
                paid(yuan("9800000.00").subtract(held), yuan("200000.00")));

        assertThat(held).isEqualTo(yuan("490000.00"));
        assertThat(clearing.depositForfeitedYuan()).isEqualTo(yuan("27222.22"));
        assertThat(clearing.paid().monthlyYuan()).isEqualTo(yuan("9310000.00"));
        assertThat(clearing.finalEntitlementYuan()).isEqualTo(yuan("10012777.78"));
        assertThat(clearing.clearingPayableYuan()).isEqualTo(yuan("502777.78"));
        assertThat(clearing.clearingShare()).contains(yuan("0.0502"));
    }

    @Test
    void nothingOwedHasNoClearingShare() {
        BigDecimal zero = Money.yuan(0);
        assertThat(new AnnualClearing(zero, zero, zero, zero, zero, zero, paid(yuan("5.00"), zero)).clearingShare())
                .isEmpty();
    }

    @Test
    void anInstitutionNotAssessedGetsItsDepositBack() {
        PoolClearing pool = PoolClearing.clear(
                new PoolBudget(POOL, 2025, yuan("100.00"), yuan("0.00")),
                List.of(institution("H1", 10_000, 9_500, 0, 500, 9_500, 0, null)),
                POLICY);

        assertThat(pool.statements().get(0).clearing().depositReturnedYuan()).isEqualTo(yuan("5.00"));
        assertThat(pool.clearingYuan()).isEqualTo(yuan("5.00"));
    }

    static Stream<Arguments> overruns() {
        return Stream.of(
                // budget, reserve, owed -> unspent, reserve used, beyond both
                arguments("130.00", "20.00", "30.00", "0.00", "0.00"),
                arguments("90.00", "20.00", "0.00", "10.00", "0.00"),
                arguments("70.00", "20.00", "0.00", "20.00", "10.00"));
    }

    @ParameterizedTest
    @MethodSource("overruns")
    void theReserveCoversAnOverrunAsFarAsItReaches(
            String budget, String reserve, String unspent, String used, String beyond) {
        PoolClearing pool = PoolClearing.clear(
                new PoolBudget(POOL, 2025, yuan(budget), yuan(reserve)),
                List.of(institution("H1", 10000, 10000, 0, 0, 0, 0, null)),
                POLICY);

        assertThat(pool.unspentYuan()).isEqualTo(yuan(unspent));
        assertThat(pool.reserveUsedYuan()).isEqualTo(yuan(used));
        assertThat(pool.overrunYuan()).isEqualTo(yuan(beyond));
    }

    @Test
    void anExtremeUseOfATinyStandardFitsItsColumn() {
        PoolClearing pool = PoolClearing.clear(
                new PoolBudget(POOL, 2025, yuan("100.00"), yuan("0.00")),
                List.of(institution("H1", 1, 100_000_000_000L, 0, 0, 0, 0, null)),
                POLICY);

        assertThat(pool.statements().get(0).usageRatio()).isEqualTo(yuan("999999.9999"));
    }

    /** Whatever the amounts are: every passing account ends at zero, the budget is shared out, the order is no matter. */
    @Test
    void everyGeneratedPoolBalancesToTheFen() {
        Random random = new Random(20251231);
        for (int round = 0; round < 20_000; round++) {
            List<InstitutionBook> institutions = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                institutions.add(institution(
                        "H" + i,
                        random.nextLong(-50_000, 1_000_000),
                        random.nextLong(0, 1_300_000),
                        random.nextLong(0, 20_000),
                        random.nextLong(0, 50_000),
                        random.nextLong(0, 1_000_000),
                        random.nextLong(0, 100_000),
                        random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextLong(0, 10_001), 2)));
            }
            PoolBudget budget = new PoolBudget(
                    POOL, 2025, Money.yuan(random.nextLong(0, 4_000_000)), Money.yuan(random.nextLong(0, 300_000)));
            SharingRule rule = RULES.get(random.nextInt(RULES.size()));
            Optional<AssessmentCoefficient> coefficient = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(new AssessmentCoefficient(
                            List.of(
                                    new AssessmentCoefficient.Step(yuan("0"), yuan("0.90")),
                                    new AssessmentCoefficient.Step(yuan("70"), yuan("1.05"))),
                            yuan("1")));
            ClearingPolicy policy = new ClearingPolicy(
                    sharing(rule),
                    SCALE,
                    coefficient,
                    ClearingPolicy.MissingAssessment.RETURN_FULL,
                    ClearingPolicy.PrepaymentSettlement.OFFSET);

            PoolClearing pool = PoolClearing.clear(budget, institutions, policy);

            assertThat(balances(pool, institutions))
                    .as("round %s", round)
                    .allSatisfy((account, fen) -> assertThat(fen).isZero());
            BigDecimal overspendShares = pool.statements().stream()
                    .map(each -> each.sharedBeyondStandard().max(Money.yuan(0)))
                    .reduce(Money.yuan(0), BigDecimal::add);
            assertThat(overspendShares).isLessThanOrEqualTo(budget.reserveYuan());
            assertThat(pool.owedYuan()
                            .subtract(overspendShares)
                            .add(pool.unspentYuan())
                            .subtract(pool.reserveUsedYuan())
                            .subtract(pool.overrunYuan()))
                    .isEqualByComparingTo(budget.budgetYuan());

            Collections.shuffle(institutions, random);
            assertThat(PoolClearing.clear(budget, institutions, policy)).isEqualTo(pool);
        }
    }

    /** Debited less credited, in fen, of the accounts that only pass money on; cases posted as one sum. */
    private static Map<String, Long> balances(PoolClearing pool, List<InstitutionBook> institutions) {
        Map<String, Long> balances = new TreeMap<>();
        for (InstitutionBook each : institutions) {
            long fen = Money.fen(each.entitlementSumYuan());
            balances.merge("HOSPITAL_ENTITLEMENT/" + each.institutionCode(), fen, Long::sum);
            balances.merge("DISEASE_BUDGET/null", -fen, Long::sum);
        }
        for (Row posting : pool.postingRows()) {
            long fen = Money.fen(posting.getDecimal(7));
            assertThat(fen).isPositive();
            addIfPassing(balances, posting.getString(5), posting.getString(8), fen);
            addIfPassing(balances, posting.getString(6), posting.getString(8), -fen);
        }
        return balances;
    }

    private static void addIfPassing(Map<String, Long> balances, String account, String institution, long fen) {
        switch (Account.valueOf(account).closing()) {
            case BY_INSTITUTION -> balances.merge(account + "/" + institution, fen, Long::sum);
            case BY_POOL -> balances.merge(account + "/null", fen, Long::sum);
            case OPEN -> {}
        }
    }

    /** An institution of which only these amounts are known. */
    static InstitutionBook institution(
            String code, BigDecimal entitled, BigDecimal book, BigDecimal audit, BigDecimal deposit, BigDecimal score) {
        return institution(
                code, Money.fen(entitled), Money.fen(book), Money.fen(audit), Money.fen(deposit), 0, 0, score);
    }

    private static InstitutionBook institution(
            String code,
            long entitlementFen,
            long bookFen,
            long auditFen,
            long depositFen,
            long paidFen,
            long prepaymentFen,
            BigDecimal score) {
        BigDecimal zero = Money.yuan(0);
        return new InstitutionBook(
                POOL,
                code,
                1,
                1,
                Money.yuan(entitlementFen),
                Money.yuan(bookFen),
                Money.yuan(auditFen),
                Money.yuan(auditFen),
                Money.yuan(depositFen),
                Money.yuan(paidFen),
                zero,
                Money.yuan(prepaymentFen),
                zero,
                zero,
                zero,
                score,
                false,
                Map.of());
    }

    @Test
    void theNationalPolicyIsTheStepRule() {
        ClearingPolicy policy = ClearingPolicy.from(TestLake.policies().of(Region.of("330100"), PolicyYear.of("2025")));

        assertThat(policy.sharing().rule()).isEqualTo(SharingRule.SHARE_TIER_STEP);
        assertThat(policy.assessment().full()).isEqualByComparingTo("90");
    }
}
