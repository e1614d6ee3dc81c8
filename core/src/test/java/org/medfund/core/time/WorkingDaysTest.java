package org.medfund.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Days of SPEC case D13: New Year 2026 with one Sunday made up. */
class WorkingDaysTest {
    private static final WorkingDays DAYS = new WorkingDays(
            Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2)), Set.of(LocalDate.of(2026, 1, 4)));
    private static final LocalDate DECLARED = LocalDate.of(2025, 12, 29);

    @Test
    void theFirstDayIsLeftOutAndTheLastCounts() {
        assertThat(DAYS.after(DECLARED, LocalDate.of(2026, 1, 9))).isEqualTo(8);
        assertThat(DAYS.after(DECLARED, LocalDate.of(2026, 1, 28))).isEqualTo(21);
    }

    @Test
    void nothingPassesUpToTheSameDayOrAnEarlierOne() {
        assertThat(DAYS.after(DECLARED, DECLARED)).isZero();
        assertThat(DAYS.after(DECLARED, DECLARED.minusDays(3))).isZero();
    }

    @Test
    void addingIsTheInverseOfCounting() {
        for (int days = 1; days < 60; days++) {
            LocalDate end = DAYS.plus(DECLARED, days);
            assertThat(DAYS.after(DECLARED, end)).isEqualTo(days);
            assertThat(DAYS.isWorked(end)).isTrue();
        }
        assertThat(DAYS.plus(DECLARED, 0)).isEqualTo(DECLARED);
        assertThatThrownBy(() -> DAYS.plus(DECLARED, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
