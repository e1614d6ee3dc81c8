package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.medfund.core.job.RetentionGuard.Rested;
import org.medfund.core.problem.Problem;

class RetentionGuardTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-15");
    private static final LocalDate LONG_AGO = LocalDate.parse("1995-06-01");

    private static Rested run(String id, LocalDate finished, Set<String> inputs, Set<String> flags, String... periods) {
        return new Rested(id, "job-" + id, finished, inputs, flags, new TreeSet<>(List.of(periods)));
    }

    private static List<String> refused(String lost, Rested... published) {
        return RetentionGuard.problems(List.of(lost), List.of(published), TODAY, 30).stream()
                .map(Problem::what)
                .toList();
    }

    @Test
    void whatNoPublishedRunHasReadMayGo() {
        assertThat(refused("killed", run("scan", TODAY, Set.of("claims"), Set.of("F1"), "330100/2025")))
                .isEmpty();
    }

    @Test
    void openFlagsHoldWhatTheyRestOnAtWhateverDistance() {
        assertThat(refused(
                        "claims",
                        run("claims", LONG_AGO, Set.of(), Set.of()),
                        run("groups", LONG_AGO, Set.of("claims"), Set.of()),
                        run("scan", LONG_AGO, Set.of("groups"), Set.of("F2", "F1"))))
                .containsExactly("2 open flags rest on rows that would be lost: F1, F2.");
        assertThat(refused(
                        "claims",
                        run("claims", LONG_AGO, Set.of(), Set.of()),
                        run("scan", LONG_AGO, Set.of("claims"), Set.of())))
                .as("every flag is closed")
                .isEmpty();
    }

    @Test
    void aFlagThatSeveralRunsRaisedCountsOnceAndFewAreNamed() {
        assertThat(refused(
                        "claims",
                        run("scan1", LONG_AGO, Set.of("claims"), Set.of("F1", "F2", "F3", "F4")),
                        run("scan2", LONG_AGO, Set.of("claims"), Set.of("F4", "F5", "F6", "F7"))))
                .containsExactly("7 open flags rest on rows that would be lost: F1, F2, F3, F4, F5, and 2 more.");
    }

    @Test
    void statementsOfPeriodsThatAreNotLockedHoldToo() {
        assertThat(refused(
                        "pay",
                        run("pay", LONG_AGO, Set.of(), Set.of()),
                        run("clear", LONG_AGO, Set.of("pay"), Set.of(), "330100/2025", "330100/2025-10")))
                .containsExactly("Statements of 2 periods that are not locked rest on rows that would be lost:"
                        + " 330100/2025, 330100/2025-10.");
    }

    @Test
    void publishedRunsAreKeptForTheYearsOfTheLaw() {
        assertThat(refused("old", run("old", TODAY.minusYears(30), Set.of(), Set.of())))
                .isEmpty();
        assertThat(refused("old", run("old", TODAY.minusYears(30).plusDays(1), Set.of(), Set.of())))
                .containsExactly("1 published runs rest on rows that would be lost: job-old old.");
    }

    @Test
    void everythingThatHoldsIsToldAtOnceWithWhatToDo() {
        List<Problem> problems = RetentionGuard.problems(
                List.of("scan"), List.of(run("scan", TODAY, Set.of(), Set.of("F1"), "330100/2025")), TODAY, 30);
        assertThat(problems).hasSize(3);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.why()).isEqualTo("The rows are of the runs scan."));
        assertThat(problems)
                .extracting(Problem::remedy)
                .satisfiesExactly(
                        flags -> assertThat(flags).contains("CLOSED", "import-reviews"),
                        periods -> assertThat(periods).contains("LOCKED", "mark-period"),
                        years -> assertThat(years).contains("30 years", "2056-01-15"));
    }
}
