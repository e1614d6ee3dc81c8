package org.medfund.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.ml.model.LogisticModel.Contribution;

class LogisticModelTest {
    private static final LogisticModel MODEL = new LogisticModel(
            List.of("cost", "stay", "constant"),
            List.of(10.0, 5.0, 1.0),
            List.of(2.0, 1.0, 0.0),
            List.of(0.5, -2.0, 9.0),
            -1.0);

    @Test
    void contributionsAddUpToTheLogOdds() {
        // cost: 0.5 * (14 - 10) / 2 = 1; stay: -2 * (4 - 5) / 1 = 2; a feature that never varied adds nothing.
        assertThat(MODEL.contributions(14, 4, 7)).containsExactly(1.0, 2.0, 0.0);
        assertThat(MODEL.logOdds(14, 4, 7)).isEqualTo(2.0);
        assertThat(MODEL.score(14, 4, 7)).isCloseTo(0.880797, within(1e-6));
        assertThat(MODEL.score(12, 4.75, 1)).isEqualTo(0.5);
    }

    @Test
    void theLargestContributionComesFirstWhicheverWayItPoints() {
        assertThat(MODEL.largest(2, 14, 6.5, 1))
                .containsExactly(new Contribution("stay", -3.0), new Contribution("cost", 1.0));
    }

    @Test
    void aModelIsReadBackFromItsText() {
        assertThat(LogisticModel.fromJson(MODEL.toJson())).isEqualTo(MODEL);
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticModel.fromJson("{"));
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MODEL.score(1, 2));
    }
}
