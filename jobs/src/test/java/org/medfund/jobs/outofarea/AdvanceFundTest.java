package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;

class AdvanceFundTest {
    private static final AdvanceFund FUND =
            new AdvanceFund(new BigDecimal("2"), new BigDecimal("0.70"), new BigDecimal("0.90"));

    private static BigDecimal quota(String... months) {
        return FUND.quota(Stream.of(months).map(BigDecimal::new).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "80000000.00, 90000000.00, 100000000.00, 180000000.00",
        "0.00,        0.00,        100.00,       66.67",
        "0.00,        0.01,        0.00,         0.01",
        "0.00,        0.00,        0.00,         0.00",
        "-9.00,       3.00,        0.00,         0.00"
    })
    void theQuotaIsTwoMonthsOfTheMeanOfLastQuarter(String one, String two, String three, String quota) {
        assertThat(quota(one, two, three)).isEqualTo(quota);
    }

    @Test
    void aQuotaWithoutMonthsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FUND.quota(List.of()));
    }

    @Test
    void whatIsMissingFromTheQuotaIsToppedUpAndWhatIsTooMuchTakenBack() {
        assertThat(AdvanceFund.adjustment(new BigDecimal("180.00"), new BigDecimal("150.00")))
                .isEqualTo("30.00");
        assertThat(AdvanceFund.adjustment(new BigDecimal("100.00"), new BigDecimal("150.00")))
                .isEqualTo("-50.00");
    }

    @ParameterizedTest
    @CsvSource({
        "104990000.00, 150000000.00, 0.6999, NONE",
        "105000000.00, 150000000.00, 0.7000, YELLOW",
        "135000000.00, 150000000.00, 0.9000, RED",
        "134999999.99, 150000000.00, 0.9000, YELLOW",
        // Shown as 0.7000, but not there yet.
        "104999999.99, 150000000.00, 0.7000, NONE",
        "0.00,         150000000.00, 0.0000, NONE",
        "-5.00,        10.00,        -0.5000, NONE",
        "30.00,        10.00,        3.0000, RED",
        "99999999999.00, 0.01,       999999.9999, RED"
    })
    void theWarningGoesByTheUseUnrounded(String clearing, String paid, String shown, String level) {
        var usage = AdvanceFund.usage(new BigDecimal(clearing), new BigDecimal(paid))
                .orElseThrow();

        assertThat(AdvanceFund.shown(usage)).isEqualTo(shown);
        assertThat(FUND.level(usage)).hasToString(level);
    }

    @Test
    void withoutAnAdvanceThereIsNoUse() {
        assertThat(AdvanceFund.usage(new BigDecimal("5.00"), new BigDecimal("0.00")))
                .isEmpty();
    }

    @Test
    void aMonthMoreNeverLowersTheWarning() {
        Random random = new Random(77);
        for (int round = 0; round < 2_000; round++) {
            BigDecimal paid = Money.yuan(1 + random.nextLong(1_000_000));
            BigDecimal clearing = Money.yuan(random.nextLong(1_200_000));
            AdvanceFund.Level level =
                    FUND.level(AdvanceFund.usage(clearing, paid).orElseThrow());
            AdvanceFund.Level more = FUND.level(
                    AdvanceFund.usage(clearing.add(Money.yuan(1)), paid).orElseThrow());

            assertThat(more).isGreaterThanOrEqualTo(level);
            assertThat(level == AdvanceFund.Level.RED)
                    .isEqualTo(clearing.multiply(BigDecimal.TEN).compareTo(paid.multiply(new BigDecimal(9))) >= 0);
        }
    }
}
