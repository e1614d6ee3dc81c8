package org.medfund.jobs.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.review.FlagState.HOSPITAL_REPLY;
import static org.medfund.jobs.supervision.review.Reviewing.confirmed;
import static org.medfund.jobs.supervision.review.Reviewing.flag;
import static org.medfund.jobs.supervision.review.Reviewing.history;
import static org.medfund.jobs.supervision.review.Reviewing.recorded;
import static org.medfund.jobs.supervision.review.Reviewing.rejected;
import static org.medfund.jobs.supervision.review.Reviewing.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Problem;
import org.medfund.jobs.supervision.RiskCap;
import org.medfund.jobs.supervision.RuleMode;

class JudgementTest {
    private static final Decision HEARD = step(HOSPITAL_REPLY, "2025-06-01");
    private static final Decision UPHELD = confirmed("2025-06-10", "R1", "R2", "800.00");

    /** From line 2 on. */
    private static List<DecisionFile.Numbered> lines(Decision... decisions) {
        List<DecisionFile.Numbered> lines = new ArrayList<>();
        for (Decision decision : decisions) {
            lines.add(new DecisionFile.Numbered(lines.size() + 2L, decision));
        }
        return lines;
    }

    private static Judgement judged(Recorded recorded, Decision... decisions) {
        return Judgement.of(lines(decisions), recorded);
    }

    private static Recorded of(ReviewedFlag... flags) {
        return recorded(List.of(flags), Map.of(), Map.of());
    }

    private static List<String> whats(Judgement judgement) {
        return judgement.problems().stream().map(Problem::what).toList();
    }

    @Test
    void decisionsOnAFlagFollowOneAnotherInTheOrderOfTheFile() {
        Judgement judgement = judged(of(flag("F1", "800.00")), HEARD, UPHELD);

        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.added())
                .containsExactly(new Transition(1, FlagState.NEW, HEARD), new Transition(2, HOSPITAL_REPLY, UPHELD));
    }

    @Test
    void numbersGoOnWhereTheRecordEnds() {
        Judgement judgement =
                judged(recorded(List.of(flag("F1", "800.00")), Map.of("F1", history(HEARD)), Map.of()), UPHELD);

        assertThat(judgement.added()).containsExactly(new Transition(2, HOSPITAL_REPLY, UPHELD));
    }

    @Test
    void anUnknownFlagIsRefusedWithoutBeingNamed() {
        Judgement judgement = judged(of(flag("F1", "800.00")), Reviewing.of("330102199001011234", HEARD));

        assertThat(whats(judgement)).containsExactly("Line 2: its flag_id is not among the flags published.");
        assertThat(judgement.problems().toString()).doesNotContain("330102");
        assertThat(judgement.added()).isEmpty();
    }

    @Test
    void aDecisionOnARefusedOneIsNotJudged() {
        Decision tooMuch = confirmed("2025-06-10", "R1", "R2", "900.00");

        assertThat(whats(judged(of(flag("F1", "800.00")), HEARD, tooMuch, step(FlagState.APPEALED, "2025-07-01"))))
                .containsExactly("Line 3: confirmed_amt is above 800.00.", "Line 4: it stands on line 3.");
    }

    @Test
    void everyWrongRowIsToldWithEveryReason() {
        Recorded two = of(flag("F1", "800.00"), flag("F2", "20000.00"));

        assertThat(whats(judged(
                        two,
                        confirmed("2025-06-10", "R1", "R1", "1.00"),
                        Reviewing.of("F2", HEARD),
                        Reviewing.of("F2", rejected("2025-06-10", "R1", null)),
                        Reviewing.of("F3", HEARD))))
                .containsExactly(
                        "Line 2: CONFIRMED cannot follow NEW.",
                        "Line 2: reviewer and second_reviewer are the same.",
                        "Line 4: it has no second_reviewer.",
                        "Line 5: its flag_id is not among the flags published.");
    }

    @Test
    void aFileIsKnownAgainByItsDecisions() {
        Recorded recorded = recorded(List.of(flag("F1", "800.00")), Map.of("F1", history(HEARD, UPHELD)), Map.of());

        assertThat(recorded.hasAll(lines(HEARD, UPHELD))).isTrue();
        assertThat(recorded.hasAll(lines(HEARD))).isTrue();
        assertThat(recorded.hasAll(lines(HEARD, confirmed("2025-06-10", "R1", "R2", "799.00"))))
                .isFalse();
    }

    @Test
    void aRecordedDecisionBesideNewOnesIsRefused() {
        Recorded recorded = recorded(List.of(flag("F1", "800.00")), Map.of("F1", history(HEARD)), Map.of());

        assertThat(whats(judged(recorded, HEARD, UPHELD)))
                .containsExactly("Line 2: this decision is recorded already.", "Line 3: it stands on line 2.");
    }

    /** Case E17 turned to reviews: A is on line 1 with 200, B on the claim with 1200, of which the funds paid 1200. */
    private static Recorded settlement(Map<String, FlagHistory> histories) {
        return recorded(
                List.of(
                        flag("A", "200.00", RuleMode.ENFORCE, "S1"),
                        flag("B", "1200.00", RuleMode.REVIEW, "S1"),
                        flag("C", "150.00", RuleMode.REVIEW, "S1")),
                histories,
                Map.of(
                        "S1",
                        new ClaimLimit(
                                new BigDecimal("1200.00"),
                                List.of(
                                        new RiskCap.Amount("A", "1", new BigDecimal("200.00")),
                                        new RiskCap.Amount("B", null, new BigDecimal("1200.00")),
                                        new RiskCap.Amount("C", "1", new BigDecimal("150.00"))))));
    }

    private static Decision upheld(String flagId, String yuan) {
        return Reviewing.of(flagId, confirmed("2025-06-10", "R1", "R2", yuan));
    }

    private static Map<String, FlagHistory> heard(String... flagIds) {
        Map<String, FlagHistory> histories = new java.util.TreeMap<>();
        for (String flagId : flagIds) {
            histories.put(flagId, history(Reviewing.of(flagId, HEARD)));
        }
        return histories;
    }

    @Test
    void aYuanOfASettlementIsConfirmedOnce() {
        assertThat(judged(settlement(heard("A", "B")), upheld("A", "200.00"), upheld("B", "1000.00"))
                        .problems())
                .isEmpty();
        assertThat(whats(judged(settlement(heard("A", "B")), upheld("A", "200.00"), upheld("B", "1000.01"))))
                .containsExactly("Line 3: 2 flags of its settlement are confirmed with 1200.01 yuan together, above"
                        + " 1200.00.");
        // Both on line 1: the larger of them is all there is.
        assertThat(whats(judged(settlement(heard("A", "C")), upheld("A", "100.00"), upheld("C", "100.01"))))
                .containsExactly("Line 3: 2 flags of its settlement are confirmed with 200.01 yuan together, above"
                        + " 200.00.");
    }

    @Test
    void whatWasConfirmedBeforeCountsAndWhatWasRejectedDoesNot() {
        Map<String, FlagHistory> histories = heard("A", "B");
        histories.put("B", histories.get("B").plus(upheld("B", "1200.00")));
        assertThat(whats(judged(settlement(histories), upheld("A", "0.01")))).hasSize(1);

        histories.put("B", heard("B").get("B").plus(Reviewing.of("B", rejected("2025-06-05", "R1", null))));
        assertThat(judged(settlement(histories), upheld("A", "200.00")).problems())
                .as("the scan counted all under B; once B is rejected, A holds its own")
                .isEmpty();
    }
}
