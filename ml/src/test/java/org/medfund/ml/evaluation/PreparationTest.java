package org.medfund.ml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Problems;
import org.medfund.ml.evaluation.EntityTable.Column;
import org.medfund.ml.evaluation.EntityTable.Numbers;
import org.medfund.ml.evaluation.EntityTable.Texts;
import org.medfund.ml.model.Matrix;

class PreparationTest {

    private static EntityTable table(int rows, Column... columns) {
        List<String> ids =
                IntStream.range(0, rows).mapToObj(row -> "" + (100 + row)).toList();
        Map<String, Integer> rowOfId = new HashMap<>();
        ids.forEach(id -> rowOfId.put(id, rowOfId.size()));
        return new EntityTable(ids, rowOfId, List.of(columns));
    }

    private static boolean[] firstPositive(int positives, int rows) {
        boolean[] labels = new boolean[rows];
        Arrays.fill(labels, 0, positives, true);
        return labels;
    }

    @Test
    void aCategoryBecomesItsCountAndItsShareDrawnTowardsThatOfAll() {
        String[] states = new String[12];
        Arrays.fill(states, 0, 5, "A");
        Arrays.fill(states, 5, 10, "B");
        states[10] = "C";
        states[11] = "A";
        EntityTable table = table(12, new Texts("state", states));
        // Trained on rows 0 to 9: 2 of 10 positive, both A.
        Encoding encoding = Encoding.fit(table, IntStream.range(0, 10).toArray(), firstPositive(2, 10));
        Matrix others = encoding.of(new int[] {10, 11});
        assertThat(others.columns()).containsExactly("state (log count)", "state (share of positives)");
        assertThat(others.at(0, 0)).isZero();
        assertThat(others.at(0, 1)).isCloseTo(0.2f, within(1e-6f));
        assertThat((double) others.at(1, 0)).isCloseTo(Math.log(6), within(1e-6));
        assertThat(others.at(1, 1)).isCloseTo((2 + 10 * 0.2f) / 15, within(1e-6f));
    }

    @Test
    void aTrainingRowIsNotToldItsOwnLabel() {
        // Every row has its own text: the share of the others says nothing of it.
        String[] texts = IntStream.range(0, 20).mapToObj(row -> "t" + row).toArray(String[]::new);
        Matrix training = Encoding.fit(
                        table(20, new Texts("text", texts)),
                        IntStream.range(0, 20).toArray(),
                        firstPositive(5, 20))
                .training();
        for (int row = 0; row < 20; row++) {
            assertThat(training.at(row, 1)).isCloseTo(0.25f, within(1e-6f));
        }
    }

    @Test
    void everyPartHasTheSameShareOfPositives() {
        List<int[]> folds = Folds.stratified(firstPositive(10, 53), 5, 1);
        assertThat(folds).allSatisfy(fold -> {
            assertThat(Arrays.stream(fold).filter(row -> row < 10).count()).isEqualTo(2);
            assertThat(fold.length).isBetween(10, 11);
        });
        assertThat(folds.stream().flatMapToInt(Arrays::stream).distinct().count())
                .isEqualTo(53);
        assertThat(Folds.others(53, folds.get(0))).hasSize(53 - folds.get(0).length);
        assertThat(Search.someOf(firstPositive(10, 100), 50))
                .hasSize(50)
                .satisfies(some -> assertThat(
                                Arrays.stream(some).filter(row -> row < 10).count())
                        .isEqualTo(5));
    }

    @Test
    void aLinearModelSeesMedianFlagLogarithmAndRange() {
        float nan = Float.NaN;
        Matrix training = Matrix.of(List.of("even", "skewed"), 5, new float[] {1, 0, 2, 1, nan, 1, 3, 2, nan, 1000});
        LinearFeatures features = LinearFeatures.fit(training);
        Matrix seen = features.of(Matrix.of(List.of("even", "skewed"), 2, new float[] {nan, 5000, 9, nan}));
        assertThat(seen.columns()).containsExactly("even", "even (missing)", "skewed");
        assertThat(seen.at(0, 0)).isEqualTo(2);
        assertThat(seen.at(0, 1)).isEqualTo(1);
        assertThat((double) seen.at(0, 2)).isCloseTo(Math.log(1001), within(1e-6));
        assertThat(seen.at(1, 0)).isEqualTo(3);
        assertThat(seen.at(1, 1)).isZero();
        assertThat((double) seen.at(1, 2)).isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void columnsThatSayNothingAreLeftOutAndOnesThatKnowTheLabelAreNamed() {
        int rows = 40;
        boolean[] labels = firstPositive(20, rows);
        float[] constant = new float[rows];
        float[] empty = new float[rows];
        Arrays.fill(empty, Float.NaN);
        float[] ids = new float[rows];
        float[] leak = new float[rows];
        float[] copy = new float[rows];
        float[] honest = new float[rows];
        String[] names = new String[rows];
        String[] verdict = new String[rows];
        for (int row = 0; row < rows; row++) {
            ids[row] = 100 + row;
            leak[row] = labels[row] ? 50 + row : row - 50;
            copy[row] = labels[row] ? 0 : 1;
            honest[row] = row % 7;
            names[row] = "name " + row;
            verdict[row] = labels[row] ? "guilty" : "free";
        }
        Problems problems = new Problems();
        Screening screening = Screening.of(
                table(
                        rows,
                        new Numbers("constant", constant),
                        new Numbers("empty", empty),
                        new Numbers("number", ids),
                        new Numbers("leak", leak),
                        new Numbers("honest", honest),
                        new Texts("name", names)),
                IntStream.range(0, rows).toArray(),
                labels,
                problems);
        assertThat(problems.found()).isEmpty();
        assertThat(screening.dropped().keySet()).containsExactly("constant", "empty", "number", "name");
        assertThat(screening.suspects()).containsExactly("leak");
        assertThat(screening.table().columns()).extracting(Column::name).containsExactly("leak", "honest");

        Screening.of(
                table(rows, new Numbers("copy", copy), new Texts("verdict", verdict)),
                IntStream.range(0, rows).toArray(),
                labels,
                problems);
        assertThat(problems.found())
                .extracting(problem -> problem.what())
                .containsExactly(
                        "Column copy of --features is the label under another name.",
                        "Column verdict of --features is the label under another name.");
    }
}
