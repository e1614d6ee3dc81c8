package org.medfund.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final int ROWS = 400;
    private static final Map<String, Object> SETTINGS = Map.of(
            "objective", "binary:logistic", "max_depth", 3, "eta", 0.2, "subsample", 0.7, "colsample_bynode", 0.5);

    private final boolean[] labels = new boolean[ROWS];
    private final Matrix rows = rows();

    /** Positive where a and b have the same sign, or where a is missing. */
    private Matrix rows() {
        Random random = new Random(8);
        float[] values = new float[ROWS * 3];
        for (int row = 0; row < ROWS; row++) {
            float a = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian();
            float b = (float) random.nextGaussian();
            values[3 * row] = a;
            values[3 * row + 1] = b;
            values[3 * row + 2] = (float) random.nextGaussian();
            labels[row] = Float.isNaN(a) || a * b > 0;
        }
        return Matrix.of(List.of("a", "b", "noise"), ROWS, values);
    }

    private BoostedTrees fit(long seed) {
        return BoostedTrees.fit(rows, labels, SETTINGS, 40, seed);
    }

    @Test
    void aModelReadBackScoresTheSameToTheLastBit() {
        try (BoostedTrees trees = fit(1);
                BoostedTrees again = BoostedTrees.fromJson(trees.toJson())) {
            assertThat(again.margins(rows, 0)).containsExactly(trees.margins(rows, 0));
            assertThat(again.toJson()).isEqualTo(trees.toJson());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> BoostedTrees.fromJson("{}"));
    }

    @Test
    void theSameSeedGivesTheSameTreesHoweverManyAreFittedAtOnce() {
        String alone;
        String other;
        try (BoostedTrees trees = fit(1);
                BoostedTrees another = fit(2)) {
            alone = trees.toJson();
            other = another.toJson();
        }
        List<String> together = new ArrayList<>(IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    try (BoostedTrees trees = fit(1 + i % 2)) {
                        return trees.toJson();
                    }
                })
                .toList());
        assertThat(alone).isNotEqualTo(other);
        for (int i = 0; i < 8; i++) {
            assertThat(together.get(i)).isEqualTo(i % 2 == 0 ? alone : other);
        }
    }

    @Test
    void contributionsAddUpToTheMargin() {
        try (BoostedTrees trees = fit(1)) {
            double[] margins = trees.margins(rows, 0);
            double[][] contributions = trees.contributions(rows);
            for (int row = 0; row < ROWS; row++) {
                assertThat(contributions[row]).hasSize(4);
                // Floats of size 1 to 10 are 1e-6 apart; forty trees are added up.
                assertThat(Arrays.stream(contributions[row]).sum()).isCloseTo(margins[row], within(1e-5));
            }
        }
    }

    @Test
    void whatIsMissingIsLearnedFrom() {
        try (BoostedTrees trees = fit(1)) {
            double[] margins = trees.margins(rows, 0);
            int right = (int) IntStream.range(0, ROWS)
                    .filter(row -> margins[row] > 0 == labels[row])
                    .count();
            assertThat(right).isGreaterThan(ROWS * 9 / 10);
            double[] first = trees.margins(rows, 1);
            assertThat(first).isNotEqualTo(margins);
        }
    }
}
