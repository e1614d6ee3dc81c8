package org.medfund.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
    /** Of 10 unexposed 2 are positive, of 10 exposed 6. */
    private static final Matrix EXPOSED = Matrix.of(List.of("exposed", "constant"), 20, values(0, 10, 1, 10));

    private static float[] values(int first, int firstRows, int second, int secondRows) {
        float[] values = new float[2 * (firstRows + secondRows)];
        for (int row = 0; row < firstRows + secondRows; row++) {
            values[2 * row] = row < firstRows ? first : second;
            values[2 * row + 1] = 7;
        }
        return values;
    }

    private static boolean[] positives(int... rows) {
        boolean[] labels = new boolean[20];
        for (int row : rows) {
            labels[row] = true;
        }
        return labels;
    }

    @Test
    void twoGroupsGiveTheirOwnShares() {
        LogisticModel model = LogisticFit.fit(EXPOSED, positives(0, 1, 10, 11, 12, 13, 14, 15), 1e-9);
        // Log odds ratio ln((6/4) / (2/8)) = ln 6.
        assertThat(model.logOdds(1, 7) - model.logOdds(0, 7)).isCloseTo(Math.log(6), within(1e-6));
        assertThat(model.score(0, 7)).isCloseTo(0.2, within(1e-7));
        assertThat(model.score(1, 7)).isCloseTo(0.6, within(1e-7));
        assertThat(model.coefficients().get(1)).isZero();
    }

    @Test
    void aRidgeKeepsWhatPartsTheLabelsFinite() {
        LogisticModel model = LogisticFit.fit(EXPOSED, positives(10, 11, 12, 13, 14, 15, 16, 17, 18, 19), 0.01);
        // At the least loss the coefficient times the ridge is the mean error: b = (1 - 1 / (1 + exp(-b))) / 0.01.
        double b = model.coefficients().get(0);
        assertThat(0.01 * b).isCloseTo(1 - 1 / (1 + Math.exp(-b)), within(1e-9));
        assertThat(model.intercept()).isCloseTo(0, within(1e-9));
    }

    @Test
    void rowsWithoutLabelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticFit.fit(EXPOSED, new boolean[3], 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticFit.fit(EXPOSED, new boolean[20], 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cholesky.solve(new double[][] {{1, 2}, {2, 1}}, new double[] {1, 1}));
    }
}
