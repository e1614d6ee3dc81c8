package org.medfund.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
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
        assertThat(Period.of(period).restsOn(Period.of(other))).isEqualTo(rests);
    }

    @Test
    void aYearHasTwelveMonthsThreeQuartersAndItselfForTheLastQuarterIsClearedWithIt() {
        assertThat(PolicyYear.of("2025").months()).hasSize(12);
        assertThat(PolicyYear.of("2025").books())
                .hasSize(16)
                .startsWith(Period.of("2025-01"))
                .endsWith(
                        Period.of("2025-12"),
                        Period.of("2025Q1"),
                        Period.of("2025Q2"),
                        Period.of("2025Q3"),
                        Period.of("2025"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025Q1, 2025-01-01, 2025-03-31",
        "2025Q2, 2025-04-01, 2025-06-30",
        "2025Q3, 2025-07-01, 2025-09-30",
        "2025Q4, 2025-10-01, 2025-12-31"
    })
    void aQuarterHasThreeMonths(String text, String first, String last) {
        Quarter quarter = Quarter.of(text);

        assertThat(quarter.firstDay()).hasToString(first);
        assertThat(quarter.lastDay()).hasToString(last);
        assertThat(quarter.year()).isEqualTo(PolicyYear.of("2025"));
        assertThat(quarter).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"2024-02, 2024-02-29", "2025-02, 2025-02-28", "2025-12, 2025-12-31"})
    void aMonthEndsOnItsLastDay(String text, String last) {
        assertThat(Month.of(text).lastDay()).hasToString(last);
        assertThat(Month.of(text).firstDay()).hasToString(text + "-01");
        assertThat(Month.of(text)).hasToString(text);
    }

    @Test
    void aYearRunsFromJanuaryToDecember() {
        PolicyYear year = PolicyYear.of("2025");

        assertThat(year.firstDay()).hasToString("2025-01-01");
        assertThat(year.lastDay()).hasToString("2025-12-31");
        assertThat(year.minus(2)).isEqualTo(PolicyYear.of("2023"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "1999", "20255", "2025 ", "twenty"})
    void whatIsNoYearIsRefused(String text) {
        assertThatThrownBy(() -> PolicyYear.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025Q0", "2025Q5", "2025q1", "2025-Q1", "Q1"})
    void whatIsNoQuarterIsRefused(String text) {
        assertThatThrownBy(() -> Quarter.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025Q2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-13", "2025-00", "2025-1", "202501", ""})
    void whatIsNoMonthIsRefused(String text) {
        assertThatThrownBy(() -> Month.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06", "2025Q2", "2025"})
    void aPeriodIsReadFromItsLabel(String text) {
        assertThat(Period.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-13", "2025Q5", "202506", "June", ""})
    void whatIsNoPeriodIsRefused(String text) {
        assertThatThrownBy(() -> Period.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-06, 2025Q2, or 2025");
    }
}
