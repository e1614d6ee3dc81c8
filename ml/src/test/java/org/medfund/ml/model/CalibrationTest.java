package org.medfund.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.medfund.ml.model.Calibration.Bin;

class CalibrationTest {
    /** Of four rows scored 1/4 one is positive, of four scored 3/4 three are. */
    private static final boolean[] LABELS = {true, false, false, false, true, true, true, false};

    private static double[] scores(double low, double high) {
        return new double[] {low, low, low, low, high, high, high, high};
    }

    @Test
    void scoresThatAreTheSharesHaveSlopeOne() {
        Calibration calibration = Calibration.of(scores(0.25, 0.75), LABELS);
        // Each half: (3 * 1/16 + 9/16) / 4.
        assertThat(calibration.brier()).isCloseTo(0.1875, within(1e-12));
        assertThat(calibration.slope()).isCloseTo(1, within(1e-4));
        assertThat(calibration.intercept()).isCloseTo(0, within(1e-6));
    }

    @Test
    void scoresTwiceAsExtremeHaveHalfTheSlope() {
        // Log odds of 0.1 and 0.9 are twice those of 1/4 and 3/4: ln 9 = 2 ln 3.
        assertThat(Calibration.of(scores(0.1, 0.9), LABELS).slope()).isCloseTo(0.5, within(1e-4));
    }

    @Test
    void binsAreRowsByScore() {
        double[] scores = new double[20];
        boolean[] labels = new boolean[20];
        for (int row = 0; row < 20; row++) {
            scores[row] = (19 - row) / 20.0;
            labels[row] = row < 2 || row == 19;
        }
        Calibration calibration = Calibration.of(scores, labels);
        assertThat(calibration.bins()).hasSize(10);
        assertThat(calibration.bins().get(0)).isEqualTo(new Bin(2, 0.025, 0.5));
        assertThat(calibration.bins().get(9).positiveShare()).isEqualTo(1);
    }

    @Test
    void aLineThatIsNearlyFlatKeepsTheOrderAndTheShare() {
        Calibration.Line line =
                Calibration.Line.nearlyFlat(new double[] {-3, -3, 5, 5}, new boolean[] {true, false, false, false});

        assertThat(line.chance(-3)).isLessThan(line.chance(5));
        assertThat((line.chance(-3) + line.chance(5)) / 2).isCloseTo(0.25, within(1e-3));
    }

    @Test
    void theLineTurnsLogOddsIntoTheShares() {
        Calibration.Line line = Calibration.Line.fit(new double[] {-3, -3, -3, -3, 5, 5, 5, 5}, LABELS);
        assertThat(line.chance(-3)).isCloseTo(0.25, within(1e-4));
        assertThat(line.chance(5)).isCloseTo(0.75, within(1e-4));
    }
}
