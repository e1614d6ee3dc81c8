package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class MonthlySettlementTest {
    private static final ReleasePolicy POLICY = policy("0.95", false);

    private static ReleasePolicy policy(String ratio, boolean hasOverride) {
        return new ReleasePolicy(new BigDecimal(ratio), new BigDecimal("0.05"), hasOverride);
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    /** Gross, audit, held before, carried in, instant, to recover; then deposit, recovered, paid, carried out. */
    @ParameterizedTest
    @CsvSource({
        "940000.00, 12000.00, 0.00, 0.00, 0.00, 0.00, 47000.00, 0.00, 881000.00, 0.00", // D01
        "1000000.00, 20000.00, 0.00, 0.00, 784000.00, 0.00, 50000.00, 0.00, 146000.00, 0.00", // D20
        "1000000.00, 20000.00, 0.00, 0.00, 960000.00, 0.00, 50000.00, 0.00, 0.00, -30000.00",
        "1000.00, 0.00, 0.00, -200.00, 0.00, 0.00, 50.00, 0.00, 750.00, 0.00", // carried debt first
        "1000.00, 0.00, 0.00, -200.00, 0.00, 300.00, 50.00, 300.00, 450.00, 0.00", // then what the year before left
        "1000.00, 0.00, 0.00, -200.00, 0.00, 900.00, 50.00, 750.00, 0.00, 0.00", // as far as it reaches
        "-1000.00, 0.00, 80.00, 0.00, 0.00, 10.00, -50.00, 0.00, 0.00, -950.00", // a reversal releases its deposit
        "-1000.00, 0.00, 20.00, 0.00, 0.00, 0.00, -20.00, 0.00, 0.00, -980.00", // never more than is held
        "0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00",
        "0.10, 0.00, 0.00, 0.00, 0.00, 0.00, 0.01, 0.00, 0.09, 0.00" // half a fen rounds up into the deposit
    })
    void aMonthIsPaidKeptBackOrCarried(
            String gross,
            String audit,
            String held,
            String carriedIn,
            String instant,
            String toRecover,
            String deposit,
            String recovered,
            String paid,
            String carriedOut) {
        MonthlySettlement month = MonthlySettlement.of(
                POLICY, yuan(gross), yuan(audit), yuan(held), yuan(carriedIn), yuan(instant), yuan(toRecover));

        assertThat(month.depositYuan()).isEqualTo(yuan(deposit));
        assertThat(month.recoveredYuan()).isEqualTo(yuan(recovered));
        assertThat(month.paidYuan()).isEqualTo(yuan(paid));
        assertThat(month.carriedOutYuan()).isEqualTo(yuan(carriedOut));
    }

    @Test
    void whateverTheAmountsNothingIsLost() {
        Random random = new Random(31);
        for (int round = 0; round < 20_000; round++) {
            BigDecimal gross = Money.yuan(random.nextLong(-100_000, 1_000_000));
            BigDecimal audit = Money.yuan(random.nextLong(0, 50_000));
            BigDecimal held = Money.yuan(random.nextLong(0, 5_000));
            BigDecimal carried = Money.yuan(random.nextLong(-100_000, 1));
            BigDecimal instant = Money.yuan(random.nextLong(0, 900_000));
            BigDecimal toRecover = Money.yuan(random.nextLong(0, 300_000));

            MonthlySettlement month = MonthlySettlement.of(POLICY, gross, audit, held, carried, instant, toRecover);

            assertThat(carried.add(gross))
                    .isEqualByComparingTo(month.depositYuan()
                            .add(audit)
                            .add(instant)
                            .add(month.recoveredYuan())
                            .add(month.paidYuan())
                            .add(month.carriedOutYuan()));
            assertThat(month.paidYuan().signum()).isNotNegative();
            assertThat(month.recoveredYuan()).isBetween(Money.yuan(0), toRecover);
            assertThat(held.add(month.depositYuan()).signum()).isNotNegative();
            assertThat(month.paidYuan().signum() == 0 || month.carriedOutYuan().signum() == 0)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, false, true",
        "1, false, true",
        "0.90, false, false",
        "0.90, true, true",
        "0, true, false",
        "1.01, true, false",
        "0.9499, false, false"
    })
    void theDepositKeepsToItsCeilingUnlessADocumentAllowsMore(String ratio, boolean hasOverride, boolean isAllowed) {
        assertThat(policy(ratio, hasOverride).isAllowed()).isEqualTo(isAllowed);
    }

    @Test
    void theNationalPolicyHoldsBackFivePercent() {
        ReleasePolicy national = ReleasePolicy.from(TestLake.policies().of(Region.of("330100"), PolicyYear.of("2025")));

        assertThat(national.depositRatio()).isEqualByComparingTo("0.05");
        assertThat(national.hasOverride()).isFalse();
        assertThat(national.isAllowed()).isTrue();
    }

    /** Hospitals of case D06, and a debt by audit. */
    @ParameterizedTest
    @CsvSource({
        "2500000.00, 2300000.00, 0.00, 125000.00, 0.00",
        "5200000.00, 4700000.00, 125000.00, 219000.00, 0.00",
        "1000000.00, 980000.00, 0.00, 0.00, -10000.00",
        "-300.00, 0.00, 0.00, 0.00, -291.00",
        "0.50, 0.00, 0.00, 0.49, 0.00"
    })
    void aQuarterReleasesThePartThatIsNotPaid(
            String entitlement, String paid, String earlier, String clearing, String carried) {
        QuarterlyClearing quarter =
                new QuarterlyClearing(yuan(entitlement), new BigDecimal("0.97"), yuan(paid), yuan(earlier));

        assertThat(quarter.clearingYuan()).isEqualTo(yuan(clearing));
        assertThat(quarter.carriedYuan()).isEqualTo(yuan(carried));
    }
}
