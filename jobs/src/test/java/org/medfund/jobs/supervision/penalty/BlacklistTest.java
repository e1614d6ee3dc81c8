package org.medfund.jobs.supervision.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.penalty.Blacklist.Decision;
import org.medfund.jobs.supervision.penalty.Blacklist.Entry;
import org.medfund.jobs.supervision.penalty.Blacklist.Reason;

class BlacklistTest {
    private static final Blacklist.Terms NATIONAL =
            Blacklist.Terms.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static Decision violation(String id, String day, String paid) {
        return new Decision(
                id, "H1", ViolationNature.VIOLATION, LocalDate.parse(day), paid == null ? null : LocalDate.parse(paid));
    }

    private static List<Entry> entries(String asOf, Decision... decisions) {
        return Blacklist.entries(List.of(decisions), LocalDate.parse(asOf), NATIONAL);
    }

    @Test
    void fraudEntersOnTheDayOfTheDecisionForThreeYears() {
        Decision fraud = new Decision(
                "N1", "H1", ViolationNature.FRAUD, LocalDate.parse("2025-03-01"), LocalDate.parse("2025-03-02"));
        assertThat(entries("2025-03-01", fraud))
                .containsExactly(new Entry(
                        "H1", "N1", Reason.FRAUD, LocalDate.parse("2025-03-01"), LocalDate.parse("2028-02-29")));
        assertThat(entries("2025-02-28", fraud)).isEmpty();
    }

    @Test
    void theThirdViolationWithinTwentyFourMonthsEnters() {
        Decision first = violation("N1", "2023-05-10", "2023-05-11");
        Decision second = violation("N2", "2024-05-10", "2024-05-11");
        assertThat(entries("2026-01-01", first, second)).isEmpty();
        assertThat(entries("2026-01-01", first, second, violation("N3", "2025-05-10", "2025-05-11")))
                .extracting(Entry::decisionId, Entry::reason)
                .containsExactly(tuple("N3", Reason.REPEATED_VIOLATIONS));
        assertThat(entries("2026-01-01", first, second, violation("N3", "2025-05-11", "2025-05-12")))
                .isEmpty();
    }

    @Test
    void aRefundUnpaidForMoreThanNinetyDaysEnters() {
        // Day 90 after 1 January is 1 April.
        assertThat(entries("2025-04-01", violation("N1", "2025-01-01", null))).isEmpty();
        assertThat(entries("2025-04-02", violation("N1", "2025-01-01", null)))
                .containsExactly(new Entry(
                        "H1",
                        "N1",
                        Reason.UNPAID_REFUND,
                        LocalDate.parse("2025-04-02"),
                        LocalDate.parse("2028-04-01")));
        assertThat(entries("2026-01-01", violation("N1", "2025-01-01", "2025-04-01")))
                .isEmpty();
        assertThat(entries("2026-01-01", violation("N1", "2025-01-01", "2025-04-02")))
                .hasSize(1);
    }

    @Test
    void withoutADecisionNumberOrEntityNobodyIsEntered() {
        LocalDate day = LocalDate.parse("2025-01-01");
        for (String id : new String[] {null, "", " "}) {
            assertThat(entries("2026-01-01", new Decision(id, "H1", ViolationNature.FRAUD, day, null)))
                    .isEmpty();
        }
        assertThat(entries("2026-01-01", new Decision("N1", null, ViolationNature.FRAUD, day, null)))
                .isEmpty();
    }

    @Test
    void violationsOfOthersDoNotAddUp() {
        LocalDate day = LocalDate.parse("2025-01-01");
        assertThat(entries(
                        "2025-02-01",
                        violation("N1", "2025-01-01", "2025-01-02"),
                        violation("N2", "2025-01-01", "2025-01-02"),
                        new Decision("N3", "H2", ViolationNature.VIOLATION, day, day)))
                .isEmpty();
    }
}
