package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.jobs.clearing.PeriodState.APPROVED;
import static org.medfund.jobs.clearing.PeriodState.CALCULATED;
import static org.medfund.jobs.clearing.PeriodState.CONFIRMED;
import static org.medfund.jobs.clearing.PeriodState.CONFIRMING;
import static org.medfund.jobs.clearing.PeriodState.DISPUTED;
import static org.medfund.jobs.clearing.PeriodState.DRAFT;
import static org.medfund.jobs.clearing.PeriodState.FROZEN;
import static org.medfund.jobs.clearing.PeriodState.LOCKED;
import static org.medfund.jobs.clearing.PeriodState.PAID;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.time.Period;

class PeriodRulesTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final Period JUNE = Period.of("2025-06");
    private static final PeriodInputs.Pinned INPUTS = new PeriodInputs.Pinned("abc", 7, false);
    private static final SortedSet<String> RUN = new TreeSet<>(List.of("run-1"));
    private static final LocalDate FIRST = LocalDate.of(2025, 7, 10);
    private static final PeriodFacts CALCULATED_ALIKE =
            PeriodFacts.none().withInputs(INPUTS).withPostings(RUN).withComputedFrom(INPUTS);

    /** Marked by the settlement office with these states, a day apart. */
    private static PeriodHistory history(PeriodState... states) {
        List<PeriodMark> marks = new ArrayList<>();
        for (PeriodState state : states) {
            marks.add(new PeriodMark(
                    HANGZHOU,
                    JUNE,
                    marks.size() + 1,
                    state,
                    state.step(false),
                    "settlement office",
                    FIRST.plusDays(marks.size()),
                    state.isPinned() ? INPUTS : null,
                    state.restsOnPostings() ? RUN : new TreeSet<>(),
                    null));
        }
        return PeriodHistory.of(marks);
    }

    private static PeriodRules mark(PeriodHistory history, PeriodState to, String by, LocalDate on) {
        return new PeriodRules(HANGZHOU, JUNE, history, to, DecidedBy.of(by), on);
    }

    private static PeriodRules later(PeriodHistory history, PeriodState to) {
        return mark(history, to, "finance", FIRST.plusDays(60));
    }

    private static String only(Problems problems) {
        assertThat(problems.found()).hasSize(1);
        return problems.found().get(0).toString();
    }

    @Test
    void aMarkThatDoesNotFollowSaysWhatWould() {
        assertThat(only(later(PeriodHistory.NONE, APPROVED).order()))
                .contains("2025-06 of 330100 is DRAFT")
                .contains("Next is [DRAFT, FROZEN]");
        assertThat(only(later(history(FROZEN), FROZEN).order())).contains("It is that already.");
        assertThat(only(later(history(DRAFT), DRAFT).order())).contains("It is that already.");
    }

    @Test
    void aClosedPeriodIsCorrectedInTheNext() {
        PeriodHistory locked = history(FROZEN, CALCULATED, CONFIRMING, CONFIRMED, APPROVED, PAID, LOCKED);

        assertThat(only(later(locked, FROZEN).order()))
                .contains("is LOCKED and cannot be marked FROZEN")
                .contains("settle-month --month 2025-07");
    }

    @Test
    void aMarkIsNotOlderThanTheLast() {
        PeriodHistory history = history(DRAFT, FROZEN);

        assertThat(mark(history, CALCULATED, "finance", FIRST.plusDays(1))
                        .order()
                        .found())
                .isEmpty();
        assertThat(only(mark(history, CALCULATED, "finance", FIRST).order())).contains("2025-07-11");
    }

    @Test
    void nothingIsFrozenWithoutInputs() {
        assertThat(only(later(history(DRAFT), FROZEN).requirements(PeriodFacts.none())))
                .contains("nothing to freeze");
        assertThat(later(history(DRAFT), FROZEN)
                        .requirements(PeriodFacts.none().withInputs(INPUTS))
                        .found())
                .isEmpty();
    }

    @Test
    void aCalculationRestsOnPublishedPostingsOfTheFrozenInputs() {
        PeriodRules mark = later(history(FROZEN), CALCULATED);
        Problem stale = Problem.of(ProblemCode.CONFLICT, "stale", "", "");

        assertThat(mark.requirements(CALCULATED_ALIKE).found()).isEmpty();
        assertThat(only(mark.requirements(PeriodFacts.none().withInputs(INPUTS))))
                .contains("is not calculated")
                .contains("settle-month --month 2025-06 --region 330100");
        assertThat(only(mark.requirements(CALCULATED_ALIKE.withInputs(new PeriodInputs.Pinned("abd", 8, false)))))
                .contains("7 rows then, 8 now");
        assertThat(only(mark.requirements(CALCULATED_ALIKE.withInputs(null)))).contains("7 rows then, 0 now");
        assertThat(only(mark.requirements(CALCULATED_ALIKE.withComputedFrom(new PeriodInputs.Pinned("abd", 7, false)))))
                .contains("run run-1 saw 7 rows of input, 7 were frozen")
                .contains("Run settle-month --month 2025-06 --region 330100 again first.");
        assertThat(only(mark.requirements(CALCULATED_ALIKE.withComputedFrom(null))))
                .contains("saw 0 rows of input, 7 were frozen");
        assertThat(mark.requirements(CALCULATED_ALIKE.withStale(List.of(stale))).found())
                .containsExactly(stale);
    }

    @ParameterizedTest
    @EnumSource(
            value = PeriodState.class,
            names = {"CONFIRMING", "PAID", "LOCKED"})
    void everyLaterStepRefusesOtherPostingsThanThoseCalculated(PeriodState to) {
        PeriodRules mark = later(history(FROZEN, CALCULATED), to);

        assertThat(mark.requirements(CALCULATED_ALIKE).found()).isEmpty();
        assertThat(only(mark.requirements(CALCULATED_ALIKE.withPostings(new TreeSet<>(List.of("run-2"))))))
                .contains("published anew")
                .contains("It rests on run run-1; visible is run-2.");
    }

    @Test
    void aPeriodIsDisputedWhileAnObjectionIsOpen() {
        PeriodRules mark = later(history(FROZEN, CALCULATED, CONFIRMING), DISPUTED);

        assertThat(only(mark.requirements(CALCULATED_ALIKE))).contains("No objection");
        assertThat(mark.requirements(CALCULATED_ALIKE.withObjections(1)).found())
                .isEmpty();
    }

    @Test
    void aPeriodIsConfirmedAfterTheTimeToObjectWithEveryObjectionAnswered() {
        PeriodHistory confirming = history(FROZEN, CALCULATED, CONFIRMING, DISPUTED);
        PeriodFacts facts = CALCULATED_ALIKE.withLastObjectionDay(LocalDate.of(2025, 7, 25));

        assertThat(mark(confirming, CONFIRMED, "finance", LocalDate.of(2025, 7, 26))
                        .requirements(facts)
                        .found())
                .isEmpty();
        assertThat(only(mark(confirming, CONFIRMED, "finance", LocalDate.of(2025, 7, 25))
                        .requirements(facts)))
                .contains("up to 2025-07-25")
                .contains("It was opened on 2025-07-12")
                .contains("from 2025-07-26 on");
        assertThat(only(mark(confirming, CONFIRMED, "finance", LocalDate.of(2025, 7, 26))
                        .requirements(facts.withObjections(2))))
                .contains("2 objections");
    }

    @Test
    void whoCalculatedDoesNotApprove() {
        PeriodHistory confirmed = history(FROZEN, CALCULATED, CONFIRMING, CONFIRMED);
        PeriodFacts facts = CALCULATED_ALIKE.withVerification(Optional.of(new PeriodFacts.Verification(RUN, 0)));

        assertThat(later(confirmed, APPROVED).requirements(facts).found()).isEmpty();
        assertThat(only(mark(confirmed, APPROVED, "Settlement-Office", FIRST.plusDays(60))
                        .requirements(facts)))
                .contains("Let another office");
    }

    @Test
    void whoCalculatedBeforeAThawMayApproveWhatAnotherCalculated() {
        List<PeriodMark> marks =
                new ArrayList<>(history(FROZEN, CALCULATED, FROZEN).marks());
        for (PeriodState state : List.of(CALCULATED, CONFIRMING, CONFIRMED)) {
            marks.add(new PeriodMark(
                    HANGZHOU, JUNE, marks.size() + 1, state, state.step(false), "audit", FIRST, INPUTS, RUN, null));
        }
        PeriodFacts facts = CALCULATED_ALIKE.withVerification(Optional.of(new PeriodFacts.Verification(RUN, 0)));
        PeriodHistory again = PeriodHistory.of(marks);

        assertThat(mark(again, APPROVED, "settlement office", FIRST.plusDays(60))
                        .requirements(facts)
                        .found())
                .isEmpty();
        assertThat(only(mark(again, APPROVED, "audit", FIRST.plusDays(60)).requirements(facts)))
                .contains("another office");
    }

    @Test
    void nothingIsApprovedUnverified() {
        PeriodRules mark = later(history(FROZEN, CALCULATED, CONFIRMING, CONFIRMED), APPROVED);
        SortedSet<String> other = new TreeSet<>(List.of("run-0"));

        assertThat(only(mark.requirements(CALCULATED_ALIKE))).contains("not verified");
        assertThat(only(mark.requirements(
                        CALCULATED_ALIKE.withVerification(Optional.of(new PeriodFacts.Verification(other, 0))))))
                .contains("It compared run run-0; visible is run-1.");
        assertThat(only(mark.requirements(
                        CALCULATED_ALIKE.withVerification(Optional.of(new PeriodFacts.Verification(RUN, 3))))))
                .contains("3 figures");
    }

    @Test
    void aMarkKeepsTheFrozenInputsUntilAThaw() {
        PeriodMark calculated = later(history(DRAFT, FROZEN), CALCULATED).mark(CALCULATED_ALIKE, "first run");
        PeriodMark thawed = later(history(FROZEN, CALCULATED), DRAFT).mark(PeriodFacts.none(), null);

        assertThat(calculated.sequence()).isEqualTo(3);
        assertThat(calculated.inputs()).isEqualTo(INPUTS);
        assertThat(calculated.restsOn()).isEqualTo(RUN);
        assertThat(calculated.remark()).isEqualTo("first run");
        assertThat(thawed.inputs()).isNull();
        assertThat(thawed.restsOn()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settlement-office", "结算科", "Finance 2", "CLEARING_OFFICE/2"})
    void anOfficeMayDecide(String name) {
        assertThat(DecidedBy.of(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "330106199001011234", "13800000000", "office; drop", " office", "office\n2"})
    void whatIsNoOfficeIsRefused(String name) {
        assertThatThrownBy(() -> DecidedBy.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
