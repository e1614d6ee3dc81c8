package org.medfund.jobs.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.review.FlagState.APPEALED;
import static org.medfund.jobs.supervision.review.FlagState.CLOSED;
import static org.medfund.jobs.supervision.review.FlagState.CONFIRMED;
import static org.medfund.jobs.supervision.review.FlagState.HOSPITAL_REPLY;
import static org.medfund.jobs.supervision.review.FlagState.NEW;
import static org.medfund.jobs.supervision.review.FlagState.REJECTED;
import static org.medfund.jobs.supervision.review.Reviewing.TERMS;
import static org.medfund.jobs.supervision.review.Reviewing.confirmed;
import static org.medfund.jobs.supervision.review.Reviewing.decision;
import static org.medfund.jobs.supervision.review.Reviewing.flag;
import static org.medfund.jobs.supervision.review.Reviewing.history;
import static org.medfund.jobs.supervision.review.Reviewing.rejected;
import static org.medfund.jobs.supervision.review.Reviewing.step;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.RuleMode;

class ReviewRulesTest {
    private static final Decision HEARD = step(HOSPITAL_REPLY, "2025-06-01");
    private static final Decision UPHELD = confirmed("2025-06-10", "R1", "R2", "800.00");
    private static final Decision DROPPED = rejected("2025-06-10", "R1", null);
    private static final Decision APPEAL = step(APPEALED, "2025-08-09");

    private static List<String> faults(ReviewedFlag flag, FlagHistory history, Decision decision) {
        return ReviewRules.faults(flag, history, decision, TERMS).stream()
                .map(Fault::what)
                .toList();
    }

    private static List<String> faults(FlagHistory history, Decision decision) {
        return faults(flag("F1", "800.00"), history, decision);
    }

    @Test
    void aFlagGoesFromTheReplyToADecisionToAnAppealToItsEnd() {
        Decision others = rejected("2025-09-01", "R3", "R4");
        Decision end = step(CLOSED, "2025-09-01");

        assertThat(faults(history(), HEARD)).isEmpty();
        assertThat(faults(history(HEARD), UPHELD)).isEmpty();
        assertThat(faults(history(HEARD, UPHELD), APPEAL)).isEmpty();
        assertThat(faults(history(HEARD, UPHELD, APPEAL), others)).isEmpty();
        assertThat(faults(history(HEARD, UPHELD, APPEAL, others), end)).isEmpty();
    }

    @Test
    void onlyTheseStatesFollowOneAnother() {
        Map<FlagState, Set<FlagState>> first = Map.of(
                NEW, Set.of(HOSPITAL_REPLY),
                HOSPITAL_REPLY, Set.of(CONFIRMED, REJECTED),
                CONFIRMED, Set.of(APPEALED, CLOSED),
                REJECTED, Set.of(APPEALED, CLOSED),
                APPEALED, Set.of(CONFIRMED, REJECTED),
                CLOSED, Set.of());

        Arrays.stream(FlagState.values())
                .forEach(state -> assertThat(state.next(false)).as(state.name()).isEqualTo(first.get(state)));
        assertThat(CONFIRMED.next(true)).containsExactly(CLOSED);
        assertThat(REJECTED.next(true)).containsExactly(CLOSED);
    }

    @Test
    void nothingIsConfirmedBeforeTheInstitutionIsHeard() {
        assertThat(faults(history(), UPHELD)).containsExactly("CONFIRMED cannot follow NEW");
        assertThat(faults(history(HEARD), HEARD)).containsExactly("HOSPITAL_REPLY cannot follow HOSPITAL_REPLY");
        assertThat(faults(history(HEARD, DROPPED), UPHELD)).containsExactly("CONFIRMED cannot follow REJECTED");
    }

    @Test
    void thereIsNoSecondAppealAndNothingAfterTheEnd() {
        FlagHistory decidedAgain = history(HEARD, UPHELD, APPEAL, rejected("2025-08-20", "R3", null));

        assertThat(faults(decidedAgain, step(APPEALED, "2025-08-21")))
                .containsExactly("APPEALED cannot follow REJECTED after an appeal");
        assertThat(faults(decidedAgain.plus(step(CLOSED, "2025-08-21")), step(APPEALED, "2025-08-22")))
                .containsExactly("APPEALED cannot follow CLOSED after an appeal");
    }

    @Test
    void anAppealIsFiledWithinSixtyDaysAndTheFlagClosedAfterThem() {
        FlagHistory upheld = history(HEARD, UPHELD);

        // 10 June + 60 days = 9 August, which is the last day to appeal.
        assertThat(faults(upheld, step(APPEALED, "2025-08-09"))).isEmpty();
        assertThat(faults(upheld, step(APPEALED, "2025-08-10")))
                .containsExactly("it is appealed on 2025-08-10, after 2025-08-09");
        assertThat(faults(upheld, step(CLOSED, "2025-08-09")))
                .containsExactly("it is closed on 2025-08-09, while it may be appealed up to 2025-08-09");
        assertThat(faults(upheld, step(CLOSED, "2025-08-10"))).isEmpty();
    }

    @Test
    void datesDoNotGoBackwardsButMayStandStill() {
        assertThat(faults(history(HEARD), confirmed("2025-05-31", "R1", "R2", "1.00")))
                .containsExactly("decided_at is 2025-05-31, before HOSPITAL_REPLY on 2025-06-01");
        assertThat(faults(history(HEARD), confirmed("2025-06-01", "R1", "R2", "1.00")))
                .isEmpty();
    }

    @Test
    void aDecisionFarFromTheYearOfTheFlagIsASlip() {
        assertThat(faults(history(), step(HOSPITAL_REPLY, "2024-12-31"))).hasSize(1);
        assertThat(faults(history(), step(HOSPITAL_REPLY, "2025-01-01"))).isEmpty();
        assertThat(faults(history(), step(HOSPITAL_REPLY, "2030-12-31"))).isEmpty();
        assertThat(faults(history(), step(HOSPITAL_REPLY, "2052-06-01")))
                .containsExactly("decided_at is 2052-06-01, and its flag is of 2025");
    }

    @Test
    void aConfirmationNeedsTwoAndNobodyApprovesHisOwn() {
        assertThat(faults(history(HEARD), confirmed("2025-06-10", "R1", null, "1.00")))
                .containsExactly("it has no second_reviewer");
        assertThat(faults(history(HEARD), confirmed("2025-06-10", "R1", "R1", "1.00")))
                .containsExactly("reviewer and second_reviewer are the same");
        assertThat(faults(history(HEARD), rejected("2025-06-10", "R1", "R1")))
                .containsExactly("reviewer and second_reviewer are the same");
    }

    @Test
    void aRejectionNeedsTwoFromTenThousandYuanOn() {
        Decision alone = rejected("2025-06-10", "R1", null);

        assertThat(faults(flag("F1", "9999.99"), history(HEARD), alone)).isEmpty();
        assertThat(faults(flag("F1", "10000.00"), history(HEARD), alone)).containsExactly("it has no second_reviewer");
        assertThat(faults(flag("F1", "10000.00"), history(HEARD), rejected("2025-06-10", "R1", "R2")))
                .isEmpty();
    }

    @Test
    void aReplyAnAppealAndAnEndAreApprovedByNobody() {
        assertThat(faults(history(), decision(HOSPITAL_REPLY, "2025-06-01", "R1", "R2", null)))
                .containsExactly("it has a second_reviewer");
    }

    @Test
    void nobodyDecidesAnAppealAgainstHisOwnDecision() {
        FlagHistory appealed = history(HEARD, UPHELD, APPEAL);
        String own = "an appeal is decided by somebody who took part in what is appealed";

        // R1 decided and R2 approved; R0, who only recorded the reply and the appeal, decided nothing.
        assertThat(faults(appealed, rejected("2025-08-20", "R1", "R3"))).containsExactly(own);
        assertThat(faults(appealed, rejected("2025-08-20", "R2", "R3"))).containsExactly(own);
        assertThat(faults(appealed, confirmed("2025-08-20", "R3", "R2", "1.00")))
                .containsExactly(own);
        assertThat(faults(appealed, confirmed("2025-08-20", "R0", "R3", "1.00")))
                .isEmpty();
    }

    @Test
    void noMoreIsConfirmedThanTheFlagPutsAtRisk() {
        assertThat(faults(history(HEARD), confirmed("2025-06-10", "R1", "R2", "0.00")))
                .isEmpty();
        assertThat(faults(history(HEARD), confirmed("2025-06-10", "R1", "R2", "800.00")))
                .isEmpty();
        assertThat(faults(history(HEARD), confirmed("2025-06-10", "R1", "R2", "800.01")))
                .containsExactly("confirmed_amt is above 800.00");
    }

    @Test
    void aConfirmationSaysHowMuchAndWhatAndNothingElseDoes() {
        Decision bare = new Decision("F1", CONFIRMED, UPHELD.decidedOn(), "R1", "R2", null, null, "as found");

        assertThat(faults(history(HEARD), bare)).containsExactly("it has no confirmed_amt", "it has no finding");
        assertThat(faults(history(HEARD), decision(REJECTED, "2025-06-10", "R1", null, "5.00")))
                .containsExactly("it has a confirmed_amt or a finding");
    }

    @Test
    void aSimulatedFlagIsNotReviewed() {
        assertThat(faults(flag("F1", "800.00", RuleMode.SIMULATE, null), history(), HEARD))
                .containsExactly("its flag is only simulated");
    }

    @Test
    void everythingWrongWithADecisionIsSaidAtOnce() {
        assertThat(faults(history(), confirmed("2052-01-01", "R1", "R1", "900.00")))
                .containsExactly(
                        "CONFIRMED cannot follow NEW",
                        "decided_at is 2052-01-01, and its flag is of 2025",
                        "reviewer and second_reviewer are the same",
                        "confirmed_amt is above 800.00");
    }

    @Test
    void anAppealLeavesWhatIsHeldAsItIsUntilItIsDecided() {
        FlagHistory appealed = history(HEARD, UPHELD, APPEAL);

        assertThat(appealed.standing()).contains(UPHELD);
        assertThat(appealed.plus(rejected("2025-08-20", "R3", null)).standing())
                .contains(rejected("2025-08-20", "R3", null));
        assertThat(history(HEARD).standing()).isEmpty();
    }

    @Test
    void theTermsOfTheInstallationAreThoseOfTheExamples() {
        assertThat(ReviewTerms.from(TestLake.policies().national(PolicyYear.of("2025"))))
                .isEqualTo(TERMS);
    }
}
