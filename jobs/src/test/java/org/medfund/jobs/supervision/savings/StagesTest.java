package org.medfund.jobs.supervision.savings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class StagesTest {

    @Test
    void anythingThatCanStillBeDecidedIsOpen() {
        Stages open = new Stages(100, 0, 0, 0);

        assertThat(Stages.of(100, null, null, 0, 0)).isEqualTo(open);
        assertThat(Stages.of(100, "HOSPITAL_REPLY", null, 0, 0)).isEqualTo(open);
        assertThat(Stages.of(100, "CONFIRMED", "CONFIRMED", 60, 0)).isEqualTo(open);
        assertThat(Stages.of(100, "APPEALED", "CONFIRMED", 60, 60)).isEqualTo(open);
    }

    @Test
    void aRejectionRejectsAllAndAClosedConfirmationTheRest() {
        assertThat(Stages.of(100, "REJECTED", "REJECTED", 0, 0)).isEqualTo(new Stages(0, 100, 0, 0));
        assertThat(Stages.of(100, "CLOSED", "REJECTED", 0, 40)).isEqualTo(new Stages(0, 100, 0, 0));
        assertThat(Stages.of(100, "CLOSED", "CONFIRMED", 60, 0)).isEqualTo(new Stages(0, 40, 60, 0));
        assertThat(Stages.of(100, "CLOSED", "CONFIRMED", 60, 25)).isEqualTo(new Stages(0, 40, 35, 25));
    }

    /** More than was identified of this flag is identified by others, more than was confirmed is taken for something else. */
    @Test
    void noStageTakesMoreThanTheOneBefore() {
        assertThat(Stages.of(100, "CLOSED", "CONFIRMED", 130, 0)).isEqualTo(new Stages(0, 0, 100, 0));
        assertThat(Stages.of(100, "CLOSED", "CONFIRMED", 60, 90)).isEqualTo(new Stages(0, 40, 0, 60));
        assertThat(Stages.of(0, "CLOSED", "CONFIRMED", 60, 90)).isEqualTo(new Stages(0, 0, 0, 0));
    }

    /** Whatever the reviews say, the stages of every rule, institution, and region add up to what was identified, to the fen. */
    @Test
    void everyFenIsInOneStage() {
        @Nullable String[] states = {null, "HOSPITAL_REPLY", "CONFIRMED", "REJECTED", "APPEALED", "CLOSED"};
        @Nullable String[] decisions = {null, "CONFIRMED", "REJECTED"};
        Random random = new Random(6);
        Map<String, Long> identified = new HashMap<>();
        Map<String, Long> staged = new HashMap<>();
        int recovered = 0;
        for (int i = 0; i < 20_000; i++) {
            long fen = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextLong(10_000_000_000L);
            Stages stages = Stages.of(
                    fen,
                    states[random.nextInt(states.length)],
                    decisions[random.nextInt(decisions.length)],
                    random.nextLong(2 * fen + 1),
                    random.nextLong(3 * fen + 1));

            assertThat(Math.min(
                            Math.min(stages.open(), stages.rejected()),
                            Math.min(stages.certified(), stages.recovered())))
                    .isNotNegative();
            recovered += stages.recovered() > 0 ? 1 : 0;
            for (String group : new String[] {
                "rule " + random.nextInt(26), "institution " + random.nextInt(50), "region " + random.nextInt(3)
            }) {
                identified.merge(group, fen, Math::addExact);
                staged.merge(
                        group,
                        stages.open() + stages.rejected() + stages.certified() + stages.recovered(),
                        Math::addExact);
            }
        }
        assertThat(staged).isEqualTo(identified);
        assertThat(recovered).isGreaterThan(100);
    }

    @Test
    void whatIsExpectedFollowsTheReviewsAndThePriorWhileTheyAreFew() {
        ConfirmationRate prior = ConfirmationRate.prior(TestLake.policies().national(PolicyYear.of("2025")));
        BigDecimal open = new BigDecimal("100.01");

        // 1 of 2; 1 of 3 after one rejection; 4 of 5 after three confirmations; 1000 more hardly know it.
        assertThat(prior.of(open)).isEqualByComparingTo("50.01");
        assertThat(prior.and(0, 1).of(open)).isEqualByComparingTo("33.34");
        assertThat(prior.and(3, 3).of(open)).isEqualByComparingTo("80.01");
        assertThat(prior.and(0, 998).of(open)).isEqualByComparingTo("0.10");
        assertThat(prior.of(new BigDecimal("0.00"))).isEqualByComparingTo("0.00");
    }
}
