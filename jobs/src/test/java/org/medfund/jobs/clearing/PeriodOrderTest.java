package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.time.Period;

class PeriodOrderTest {
    @Test
    void aCorrectionGoesToTheNextPeriodOfItsKindThenToTheYearThenToTheNext() {
        assertThat(PeriodOrder.after(Period.of("2025-11")))
                .containsExactly(Period.of("2025-12"), Period.of("2025"), Period.of("2026"));
        assertThat(PeriodOrder.after(Period.of("2025Q2")))
                .containsExactly(Period.of("2025Q3"), Period.of("2025"), Period.of("2026"));
        assertThat(PeriodOrder.after(Period.of("2025Q3"))).containsExactly(Period.of("2025"), Period.of("2026"));
        assertThat(PeriodOrder.after(Period.of("2025"))).containsExactly(Period.of("2026"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06, settle-month --month 2025-06",
        "2025Q2, clear-quarter --quarter 2025Q2",
        "2025, clear-year --year 2025"
    })
    void everyPeriodHasItsCommand(String period, String command) {
        assertThat(PeriodOrder.command(Period.of(period))).isEqualTo(command);
    }
}
