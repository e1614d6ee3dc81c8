package org.medfund.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.medfund.ml.model.RankingMetrics.Judged;

class RankingMetricsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static Judged row(String id, double score, int label) {
        return new Judged(id, score, label == 1);
    }

    @Test
    void averagePrecisionByHand() {
        // Order + - + -: precision 1/1 and 2/3 at the two positives; of 4 pairs the positives win 2 + 1.
        RankingMetrics metrics =
                RankingMetrics.of(List.of(row("a", 0.9, 1), row("b", 0.8, 0), row("c", 0.7, 1), row("d", 0.1, 0)));
        assertThat(metrics.prAuc()).isCloseTo((1.0 + 2.0 / 3) / 2, EXACT);
        assertThat(metrics.rocAuc()).isCloseTo(0.75, EXACT);
        assertThat(metrics.prevalence()).isEqualTo(0.5);
        assertThat(metrics.precisionAtTop()).isEqualTo(1.0);
    }

    @Test
    void equalScoresAreOneStep() {
        RankingMetrics metrics =
                RankingMetrics.of(List.of(row("a", 0.5, 1), row("b", 0.5, 0), row("c", 0.5, 0), row("d", 0.5, 1)));
        assertThat(metrics.prAuc()).isCloseTo(0.5, EXACT);
        assertThat(metrics.rocAuc()).isCloseTo(0.5, EXACT);
    }

    @Test
    void oneInAHundredIsJudgedAtTheTop() {
        List<Judged> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row("r" + i, i, i >= 298 ? 1 : 0));
        }
        RankingMetrics metrics = RankingMetrics.of(rows);
        assertThat(metrics.topRows()).isEqualTo(3);
        assertThat(metrics.precisionAtTop()).isCloseTo(2.0 / 3, EXACT);
    }

    @Test
    void withoutPositivesThereIsNoCurve() {
        RankingMetrics metrics = RankingMetrics.of(List.of(row("a", 0.9, 0)));
        assertThat(metrics.prAuc()).isNull();
        assertThat(metrics.rocAuc()).isNull();
        assertThat(RankingMetrics.of(List.of()).precisionAtTop()).isNull();
        assertThat(metrics.toJson()).contains("\"pr_auc\":null").contains("\"n\":1");
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        Random random = new Random(5);
        List<Judged> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(row("r" + i, random.nextInt(40), random.nextInt(5) == 0 ? 1 : 0));
        }
        RankingMetrics metrics = RankingMetrics.of(rows);
        Collections.shuffle(rows, random);
        assertThat(RankingMetrics.of(rows)).isEqualTo(metrics);
    }
}
