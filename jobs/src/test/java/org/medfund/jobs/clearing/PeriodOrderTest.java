package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

class PeriodOrderTest {
    @ParameterizedTest
    @CsvSource({
        "2025-06, 2025-05, true",
        "2025-06, 2025-06, false",
        "2025-06, 2025-07, false",
        "2025-06, 2025Q1, false", // a month settles on months
        "2025-06, 2024-12, false", // another fund year
        "2025Q2, 2025-04, true",
        "2025Q2, 2025-06, true",
        "2025Q2, 2025-01, true",
        "2025Q2, 2025-07, false",
        "2025Q2, 2025Q1, true",
        "2025Q2, 2025Q2, false",
        "2025Q2, 2025Q3, false",
        "2025Q4, 2025, false",
        "2025-12, 2025, false",
        "2025, 2025-12, true",
        "2025, 2025Q4, true",
        "2025, 2025, false",
        "2025, 2024, false"
    })
    void aPeriodRestsOnWhatWasPostedBeforeIt(String period, String other, boolean rests) {
        assertThat(PeriodOrder.restsOn(Period.of(period), Period.of(other))).isEqualTo(rests);
    }

    @Test
    void aYearHasTwelveMonthsThreeQuartersAndItselfForTheLastQuarterIsClearedWithIt() {
        assertThat(PeriodOrder.ofYear(PolicyYear.of("2025")))
                .hasSize(16)
                .startsWith(Period.of("2025-01"))
                .endsWith(Period.of("2025Q3"), Period.of("2025"));
    }

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
