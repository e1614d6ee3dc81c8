package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodStateTest {
    /** A line for every state a period may be in, a column for every state it may be marked with: x is allowed. */
    private static final String TRANSITIONS = """
            from       | DRAFT | FROZEN | CALCULATED | CONFIRMING | DISPUTED | CONFIRMED | APPROVED | PAID | LOCKED
            none       | x     | x      | -          | -          | -        | -         | -        | -    | -
            DRAFT      | -     | x      | -          | -          | -        | -         | -        | -    | -
            FROZEN     | x     | -      | x          | -          | -        | -         | -        | -    | -
            CALCULATED | x     | x      | -          | x          | -        | -         | -        | -    | -
            CONFIRMING | x     | x      | -          | -          | x        | x         | -        | -    | -
            DISPUTED   | x     | x      | -          | -          | -        | x         | -        | -    | -
            CONFIRMED  | -     | -      | -          | -          | -        | -         | x        | -    | -
            APPROVED   | -     | -      | -          | -          | -        | -         | -        | x    | -
            PAID       | -     | -      | -          | -          | -        | -         | -        | -    | x
            LOCKED     | -     | -      | -          | -          | -        | -         | -        | -    | -
            """;

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    @Test
    void everyPairOfStatesIsAllowedOrRefusedAsTheTableSays() {
        List<String> lines = TRANSITIONS.lines().toList();
        List<String> targets = cells(lines.get(0));
        assertThat(targets.subList(1, targets.size()))
                .isEqualTo(Arrays.stream(PeriodState.values()).map(Enum::name).toList());
        assertThat(lines).hasSize(PeriodState.values().length + 2);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Optional<PeriodState> from =
                    cells.get(0).equals("none") ? Optional.empty() : Optional.of(PeriodState.valueOf(cells.get(0)));
            for (int i = 1; i < cells.size(); i++) {
                assertThat(PeriodState.isAllowed(from, PeriodState.valueOf(targets.get(i))))
                        .as("%s to %s", cells.get(0), targets.get(i))
                        .isEqualTo(cells.get(i).equals("x"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PeriodState.class)
    void fromConfirmedOnAPeriodIsClosedAndNeverGoesBack(PeriodState state) {
        assertThat(state.isClosed())
                .isEqualTo(List.of("CONFIRMED", "APPROVED", "PAID", "LOCKED").contains(state.name()));
        if (state.isClosed()) {
            assertThat(state.next()).allMatch(next -> next.compareTo(state) > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, PLAN, PLAN",
        "FROZEN, DATA, ASSESSMENT",
        "CALCULATED, AMOUNT, AMOUNT",
        "CONFIRMING, AMOUNT, AMOUNT",
        "DISPUTED, AMOUNT, AMOUNT",
        "CONFIRMED, AMOUNT, AMOUNT",
        "APPROVED, PAYMENT, PAYMENT",
        "PAID, PAYMENT, PAYMENT",
        "LOCKED, PAYMENT, PAYMENT"
    })
    void everyStateBelongsToOneOfTheFiveSteps(PeriodState state, PeriodStep without, PeriodStep withAssessments) {
        assertThat(state.step(false)).isEqualTo(without);
        assertThat(state.step(true)).isEqualTo(withAssessments);
    }
}
