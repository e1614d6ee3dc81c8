package org.medfund.jobs.report.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.clearing.Periods;

class ObjectionWindowTest {
    private static final String MARKED = """
            sequence | state      | decided_date
            1        | FROZEN     | 2025-07-10
            2        | CALCULATED | 2025-07-12
            3        | CONFIRMING | 2025-07-15
            """;

    private static Optional<LocalDate> opened(String marks) {
        return ObjectionWindow.opened(rows(Periods.TABLE, marks).collectAsList());
    }

    @Test
    void aPeriodNobodyHasMarkedIsNotOpen() {
        assertThat(ObjectionWindow.opened(List.of())).isEmpty();
    }

    @Test
    void laterStatesLeaveItOpenedOnTheDayOfConfirming() {
        assertThat(opened(MARKED)).contains(LocalDate.of(2025, 7, 15));
        assertThat(opened(MARKED + """
            4        | DISPUTED   | 2025-07-20
            5        | CONFIRMED  | 2025-08-01
            """)).contains(LocalDate.of(2025, 7, 15));
    }

    @Test
    void aThawedPeriodIsNotOpenUntilItIsMarkedSoAgain() {
        String thawed = MARKED + """
            4        | FROZEN     | 2025-07-20
            5        | CALCULATED | 2025-07-21
            """;
        assertThat(opened(thawed)).isEmpty();
        assertThat(opened(thawed + "6 | CONFIRMING | 2025-07-22\n")).contains(LocalDate.of(2025, 7, 22));
    }
}
