package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class VerificationQueueTest {
    private static final VerificationQueue QUEUE =
            VerificationQueue.from(TestLake.policies().national(PolicyYear.of("2025")));

    @ParameterizedTest
    @CsvSource({"30000.00, true", "29999.99, false", "30000.01, true", "0.00, false"})
    void theLeastCostItselfIsTaken(String total, boolean isAccepted) {
        assertThat(QUEUE.isAccepted(new BigDecimal(total))).isEqualTo(isAccepted);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-25, 2025-07-26, 2025-08-26",
        "2025-07-26, 2025-08-26, 2025-09-26",
        "2025-12-25, 2025-12-26, 2026-01-26",
        "2025-12-26, 2026-01-26, 2026-02-26",
        "2025-12-31, 2026-01-26, 2026-02-26",
        "2026-02-28, 2026-03-26, 2026-04-26"
    })
    void aWindowEndsOnThe25th(String applied, String batch, String due) {
        LocalDate found = QUEUE.batch(LocalDate.parse(applied));

        assertThat(found).isEqualTo(batch);
        assertThat(QUEUE.answerDue(found)).isEqualTo(due);
    }

    @Test
    void everyDayFallsInTheWindowBeforeItsBatch() {
        Random random = new Random(58);
        for (int round = 0; round < 5_000; round++) {
            LocalDate applied = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
            LocalDate batch = QUEUE.batch(applied);

            assertThat(batch.getDayOfMonth()).isEqualTo(26);
            assertThat(applied).isBefore(batch).isAfterOrEqualTo(batch.minusMonths(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,       2025-07-25, WAITING",
                "none,       2025-07-26, OPEN",
                "none,       2025-08-26, OPEN",
                "none,       2025-08-27, OVERDUE",
                "2025-08-30, 2025-08-29, OVERDUE",
                "2025-08-30, 2025-08-30, ANSWERED",
                "2025-08-01, 2025-12-01, ANSWERED"
            })
    void whereAnApplicationStands(LocalDate answered, LocalDate asOf, VerificationRows.State state) {
        LocalDate batch = LocalDate.parse("2025-07-26");

        assertThat(VerificationRows.state(batch, QUEUE.answerDue(batch), answered, asOf))
                .isEqualTo(state);
    }
}
