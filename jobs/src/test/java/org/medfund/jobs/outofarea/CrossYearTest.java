package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.medfund.jobs.outofarea.CrossYear.Rule.DAILY;
import static org.medfund.jobs.outofarea.CrossYear.Rule.WHOLE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;

class CrossYearTest {
    private static SortedMap<Integer, BigDecimal> split(CrossYear.Rule rule, String from, String to, String yuan) {
        return CrossYear.split(rule, LocalDate.parse(from), LocalDate.parse(to), new BigDecimal(yuan));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 28, 29, 30, 31 December are 4 of 10 days.
                "2024-12-28 | 2025-01-07 |  10000.00 | {2024=4000.00, 2025=6000.00}",
                // 2 of 3 days: 666.666.. and the rest.
                "2024-12-30 | 2025-01-02 |   1000.00 | {2024=666.67, 2025=333.33}",
                "2025-01-03 | 2025-01-05 |    700.00 | {2025=700.00}",
                // The day of discharge is no day of the stay.
                "2024-12-31 | 2025-01-01 |    700.00 | {2024=700.00}",
                "2025-01-01 | 2025-01-01 |    700.00 | {2025=700.00}",
                "2024-12-31 | 2024-12-31 |    700.00 | {2024=700.00}",
                "2024-12-31 | 2025-01-02 |      0.01 | {2024=0.01, 2025=0.00}",
                "2024-12-30 | 2025-01-02 |  -1000.00 | {2024=-666.67, 2025=-333.33}",
                "2024-12-30 | 2025-01-02 |      0.00 | {2024=0.00, 2025=0.00}",
                // 1 + 365 + 1 of 367 days.
                "2024-12-31 | 2026-01-02 |    367.00 | {2024=1.00, 2025=365.00, 2026=1.00}",
                // Three parts of 0.665 fen each would take 3 fen of 2: what has come to date is rounded instead.
                "2021-01-01 | 2024-01-02 |      0.02 | {2021=0.01, 2022=0.00, 2023=0.01, 2024=0.00}"
            })
    void eachYearBearsItsDays(String from, String to, String yuan, String parts) {
        assertThat(split(DAILY, from, to, yuan)).hasToString(parts);
    }

    @ParameterizedTest
    @CsvSource({"2024-12-28, 2025-01-07", "2024-12-31, 2025-01-01", "2023-06-01, 2025-01-01", "2025-01-01, 2025-12-31"})
    void theYearOfDischargeBearsTheWhole(String from, String to) {
        assertThat(split(WHOLE, from, to, "1234.56")).hasToString("{2025=1234.56}");
    }

    @Test
    void aStayThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> split(DAILY, "2025-01-02", "2025-01-01", "1.00"));
    }

    @Test
    void everyGeneratedStayIsSplitWhole() {
        Random random = new Random(1941);
        for (int round = 0; round < 20_000; round++) {
            LocalDate admission = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
            LocalDate discharge = admission.plusDays(random.nextInt(random.nextBoolean() ? 40 : 1500));
            long fen = random.nextLong(-5, random.nextBoolean() ? 12 : 100_000_000);
            BigDecimal amount = Money.yuan(fen);

            for (CrossYear.Rule rule : CrossYear.Rule.values()) {
                SortedMap<Integer, BigDecimal> parts = CrossYear.split(rule, admission, discharge, amount);
                assertThat(parts.values().stream().reduce(Money.yuan(0), BigDecimal::add))
                        .as("%s: %s to %s, %s", rule, admission, discharge, amount)
                        .isEqualTo(amount);
                assertThat(parts.values()).allMatch(part -> part.signum() * amount.signum() >= 0);
            }
            assertFirstPartIsRounded(admission, discharge, fen);
        }
    }

    /** By hand: days of the first year over all days, half up in whole fen. */
    private static void assertFirstPartIsRounded(LocalDate admission, LocalDate discharge, long fen) {
        LocalDate newYear = LocalDate.of(admission.getYear() + 1, 1, 1);
        if (!discharge.isAfter(newYear)) {
            return;
        }
        long days = discharge.toEpochDay() - admission.toEpochDay();
        long first = newYear.toEpochDay() - admission.toEpochDay();
        long doubled = 2 * Math.abs(fen) * first + days;
        long expected =
                BigInteger.valueOf(doubled).divide(BigInteger.valueOf(2 * days)).longValueExact() * Long.signum(fen);
        assertThat(CrossYear.split(DAILY, admission, discharge, Money.yuan(fen)))
                .containsEntry(admission.getYear(), Money.yuan(expected));
    }
}
