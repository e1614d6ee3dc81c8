package org.medfund.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static double[] scores(double... scores) {
        return scores;
    }

    private static boolean[] labels(int... labels) {
        boolean[] positive = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            positive[i] = labels[i] == 1;
        }
        return positive;
    }

    @Test
    void averagePrecisionByHand() {
        // Order + - + -: precision 1/1 and 2/3 at the two positives; of 4 pairs the positives win 2 + 1.
        RankingMetrics metrics = RankingMetrics.of(scores(0.7, 0.9, 0.1, 0.8), labels(1, 1, 0, 0));
        assertThat(metrics.prAuc()).isCloseTo((1.0 + 2.0 / 3) / 2, EXACT);
        assertThat(metrics.rocAuc()).isCloseTo(0.75, EXACT);
        assertThat(metrics.prevalence()).isEqualTo(0.5);
        assertThat(metrics.topOne().precision()).isEqualTo(1.0);
        assertThat(metrics.topOne().recall()).isEqualTo(0.5);
    }

    @Test
    void equalScoresAreOneStep() {
        RankingMetrics metrics = RankingMetrics.of(scores(0.5, 0.5, 0.5, 0.5), labels(1, 0, 0, 1));
        assertThat(metrics.prAuc()).isCloseTo(0.5, EXACT);
        assertThat(metrics.rocAuc()).isCloseTo(0.5, EXACT);
        // One row is looked at, any of the four.
        assertThat(metrics.topOne().precision()).isCloseTo(0.5, EXACT);

        // Steps {+}, {+, -}, {-}: precision 1/1, then 2/3; pairs 2 from the first, 1 + half from the second.
        RankingMetrics mixed = RankingMetrics.of(scores(0.9, 0.4, 0.4, 0.1), labels(1, 1, 0, 0));
        assertThat(mixed.prAuc()).isCloseTo((1.0 + 2.0 / 3) / 2, EXACT);
        assertThat(mixed.rocAuc()).isCloseTo(3.5 / 4, EXACT);
    }

    @Test
    void oneAndFiveInAHundredAreJudgedAtTheTop() {
        double[] scores = IntStream.range(0, 300).mapToDouble(i -> i).toArray();
        boolean[] labels = new boolean[300];
        Arrays.fill(labels, 290, 300, true);
        RankingMetrics metrics = RankingMetrics.of(scores, labels);
        // 3 rows: all positive, 3 of 10. 15 rows: 10 positive, all of them.
        assertThat(metrics.topOne()).isEqualTo(new RankingMetrics.Capacity(3, 1.0, 0.3));
        assertThat(metrics.topFive()).isEqualTo(new RankingMetrics.Capacity(15, 10.0 / 15, 1.0));
    }

    @Test
    void ofAStepThatTheCapacityCutsThroughThePartThatFitsCounts() {
        double[] scores = new double[200];
        boolean[] labels = new boolean[200];
        scores[0] = 2;
        labels[0] = true;
        // Four rows share the next score, one of them positive: one of the four is looked at.
        Arrays.fill(scores, 1, 5, 1);
        labels[3] = true;
        assertThat(RankingMetrics.of(scores, labels).topOne().precision()).isCloseTo((1 + 0.25) / 2, EXACT);
    }

    @Test
    void withoutPositivesThereIsNoCurve() {
        RankingMetrics metrics = RankingMetrics.of(scores(0.9), labels(0));
        assertThat(metrics.prAuc()).isNull();
        assertThat(metrics.rocAuc()).isNull();
        assertThat(metrics.topOne().recall()).isNull();
        assertThat(RankingMetrics.of(scores(), labels()).topOne().precision()).isNull();
        assertThat(metrics.toJson()).contains("\"pr_auc\":null").contains("\"n\":1");
    }

    @Test
    void aRowDrawnTwiceCountsAsTwoRows() {
        Ranking ranking = Ranking.of(scores(0.9, 0.5, 0.5, 0.2), labels(0, 1, 0, 1));
        RankingMetrics drawn = RankingMetrics.of(ranking, labels(0, 1, 0, 1), new int[] {1, 2, 0, 3});
        assertThat(drawn).isEqualTo(RankingMetrics.of(scores(0.9, 0.5, 0.5, 0.2, 0.2, 0.2), labels(0, 1, 1, 1, 1, 1)));
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        Random random = new Random(5);
        double[] scores = random.ints(500, 0, 40).mapToDouble(i -> i).toArray();
        boolean[] labels = new boolean[500];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(5) == 0;
        }
        double[] turnedScores = new double[500];
        boolean[] turnedLabels = new boolean[500];
        for (int i = 0; i < labels.length; i++) {
            turnedScores[i] = scores[499 - i];
            turnedLabels[i] = labels[499 - i];
        }
        assertThat(RankingMetrics.of(turnedScores, turnedLabels)).isEqualTo(RankingMetrics.of(scores, labels));
    }

    @Test
    void aScoreThatIsNoNumberHasNoPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> RankingMetrics.of(scores(Double.NaN), labels(1)));
    }
}
