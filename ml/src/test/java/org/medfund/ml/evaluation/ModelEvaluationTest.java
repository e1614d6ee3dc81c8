package org.medfund.ml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Progress;
import org.medfund.core.problem.Refusal;

class ModelEvaluationTest {
    private static final int PROVIDERS = 900;
    private static final int TEST_FROM = 600;

    @TempDir
    Path folder;

    private final List<String> features = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> testIds = new ArrayList<>();

    /**
     * Providers of which those are mostly fraudulent that have many visits of few patients or few visits of many: neither
     * figure alone says anything. Test rows have states that no training row has.
     */
    private void providers(Random random) {
        for (int i = 0; i < PROVIDERS; i++) {
            double visits = random.nextGaussian();
            double patients = random.nextGaussian();
            boolean isFraud = random.nextDouble() < (visits * patients < 0 ? 0.6 : 0.02);
            String state = i < TEST_FROM ? "S" + random.nextInt(4) : "T" + random.nextInt(2);
            features.add("PRV%d,%.4f,%s,%s,%.3f,0"
                    .formatted(i, visits, i % 9 == 0 ? "" : "%.4f".formatted(patients), state, random.nextDouble()));
            labels.add("PRV" + i + "," + (isFraud ? 1 : 0));
            if (i >= TEST_FROM) {
                testIds.add("PRV" + i);
            }
        }
    }

    private Path write(String name, String header, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", lines) + "\n");
    }

    private List<String> run(String out, boolean hasTestIds) throws IOException {
        return ModelEvaluation.run(
                new ModelEvaluation.Task(
                        write("f.csv", "Provider,visits,patients,state,noise,closed", features),
                        write("l.csv", "Provider,fraud", labels),
                        "Provider",
                        "fraud",
                        hasTestIds ? Optional.of(write("t.csv", "Provider", testIds)) : Optional.empty(),
                        folder.resolve(out)),
                Progress.SILENT);
    }

    private JsonNode metrics(String out) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(out).resolve("metrics.json").toFile());
    }

    private String scores(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("scores.csv"));
    }

    @Test
    void aPlantedPatternIsFoundThatNoSingleFigureShowsAndTestLabelsAreNotLookedAt() throws IOException {
        providers(new Random(4));
        Collections.reverse(testIds);
        List<String> lines = run("one", true);

        JsonNode metrics = metrics("one");
        assertThat(metrics.get("n_train").asInt()).isEqualTo(TEST_FROM);
        assertThat(metrics.get("n_test").asInt()).isEqualTo(PROVIDERS - TEST_FROM);
        assertThat(metrics.at("/baselines/gain_over_logistic/pr_auc").asDouble())
                .isGreaterThan(0.1);
        assertThat(metrics.at("/baselines/gain_over_logistic/roc_auc").asDouble())
                .isGreaterThan(0.15);
        assertThat(metrics.at("/intervals_95_percent/pr_auc/0").asDouble())
                .isLessThan(metrics.get("pr_auc").asDouble());
        assertThat(metrics.at("/features_left_out/closed").asText()).contains("the same in every training row");
        assertThat(lines).anyMatch(line -> line.startsWith("Column closed was left out"));
        assertThat(scores("one").lines().map(line -> line.split(",")[0]).toList())
                .isEqualTo(concat("Provider", testIds));

        // Rows in another order, and other labels of the rows to judge.
        Collections.shuffle(features, new Random(1));
        Collections.shuffle(labels, new Random(2));
        labels.replaceAll(line -> testIds.contains(line.split(",")[0]) ? line.replaceAll("1$|0$", "0") : line);
        run("two", true);
        assertThat(scores("two")).isEqualTo(scores("one"));
        assertThat(metrics("two").get("pr_auc").isNull()).isTrue();
        assertThat(metrics("two").get("settings")).isEqualTo(metrics.get("settings"));
    }

    private static List<String> concat(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    @Test
    void labelsDrawnByLotAreNotFound() throws IOException {
        providers(new Random(4));
        List<String> drawn =
                new ArrayList<>(labels.stream().map(line -> line.split(",")[1]).toList());
        Collections.shuffle(drawn, new Random(6));
        for (int i = 0; i < PROVIDERS; i++) {
            labels.set(i, "PRV" + i + "," + drawn.get(i));
        }
        run("lot", false);
        // With some 280 positives among 900 rows the area of a blind score has a standard deviation of 0.021.
        assertThat(metrics("lot").get("roc_auc").asDouble()).isBetween(0.42, 0.58);
        assertThat(metrics("lot").get("n_test").asInt()).isEqualTo(PROVIDERS);
        assertThat(metrics("lot").get("n_train").asInt()).isEqualTo(PROVIDERS * 4 / 5);
        assertThat(scores("lot").lines()).hasSize(PROVIDERS + 1);
    }

    @Test
    void everyProblemIsToldAtOnceAndNothingIsWritten() {
        features.addAll(List.of("P1,1,2,S,3,0", "P1,1,inf,S,3,0"));
        labels.addAll(List.of("P1,1", "P2,maybe"));
        testIds.addAll(List.of("P1", "P9"));
        assertThatThrownBy(() -> run("bad", true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Column patients of --features has 1 infinite values")
                .hasMessageContaining("1 rows of --features repeat the id")
                .hasMessageContaining("1 rows of --labels have a fraud that is neither 0 nor 1");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void rowsThatCannotBeLearnedFromAreRefused() {
        providers(new Random(4));
        testIds.add("PRV5000");
        assertThatThrownBy(() -> run("bad", true)).hasMessageContaining("1 ids of --test-ids are not in --features");
        testIds.remove("PRV5000");
        labels.replaceAll(line -> line.replaceAll(",1$", ",0"));
        assertThatThrownBy(() -> run("bad", true))
                .hasMessageContaining("All labels of the rows to learn from are equal")
                .hasMessageContaining("0 of 600 rows are positive");
    }
}
