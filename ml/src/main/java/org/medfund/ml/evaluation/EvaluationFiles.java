package org.medfund.ml.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.Csv;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.ml.evaluation.Blend.Member;

/** Writes {@code metrics.json} and {@code scores.csv}, and says in lines what matters most. */
record EvaluationFiles(ModelEvaluation.Task task, Screening screening, List<String> notes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param judged rows of the table that the trials scored, in their order
     * @param isFolded whether all rows were judged in turn: then scores are written in the order of the table
     */
    List<String> write(
            EntityTable table, int[] judged, Map<String, Boolean> labelOfId, List<Trial> trials, boolean isFolded) {
        int[] labelled = IntStream.range(0, judged.length)
                .filter(at -> labelOfId.containsKey(table.ids().get(judged[at])))
                .toArray();
        boolean[] labels = new boolean[labelled.length];
        for (int at = 0; at < labelled.length; at++) {
            labels[at] = labelOfId.getOrDefault(table.ids().get(judged[labelled[at]]), false);
        }
        Map<String, @Nullable Object> figures =
                Judgement.of(trials.stream().map(trial -> only(trial, labelled)).toList(), labels);
        figures.put("n_scored", judged.length);
        figures.put("split", split(trials, isFolded));
        figures.put(
                "settings",
                trials.stream()
                        .flatMap(trial -> trial.blends().stream())
                        .map(EvaluationFiles::settings)
                        .toList());
        figures.put(
                "features",
                screening.table().columns().stream()
                        .map(EntityTable.Column::name)
                        .toList());
        figures.put("features_left_out", screening.dropped());
        figures.put("features_that_may_know_the_label", screening.suspects());
        figures.put("notes", notes);
        write("metrics.json", json(figures) + "\n");
        write("scores.csv", scores(table, judged, trials, isFolded));
        return lines(figures);
    }

    private static Trial only(Trial trial, int[] positions) {
        return new Trial(
                only(trial.chances(), positions),
                only(trial.logistic(), positions),
                trial.bySeed().stream().map(scores -> only(scores, positions)).toList(),
                trial.trainingRows(),
                trial.blends());
    }

    private static double[] only(double[] values, int[] positions) {
        return IntStream.of(positions).mapToDouble(position -> values[position]).toArray();
    }

    private static String split(List<Trial> trials, boolean isFolded) {
        int parts = trials.get(0).blends().size();
        return !isFolded
                ? "given test ids"
                : parts == 1
                        ? "one fifth of the entities, drawn by label"
                        : parts + " parts of the entities, drawn by label, judged in turn, " + trials.size() + " times";
    }

    private static Map<String, Object> settings(Blend blend) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("inner_pr_auc", blend.innerPrAuc());
        settings.put(
                "members", blend.members().stream().map(EvaluationFiles::member).toList());
        settings.put("logistic_baseline", member(blend.logistic()));
        return settings;
    }

    private static Map<String, Object> member(Member member) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("learner", member.learner().name());
        settings.put("settings", member.settings());
        settings.put("weight", member.weight());
        settings.put("inner_pr_auc_alone", member.innerPrAuc());
        return settings;
    }

    private String scores(EntityTable table, int[] judged, List<Trial> trials, boolean isFolded) {
        double[] means = new double[judged.length];
        for (Trial trial : trials) {
            for (int at = 0; at < means.length; at++) {
                means[at] += trial.chances()[at] / trials.size();
            }
        }
        StringBuilder text = new StringBuilder(Csv.header(task.idColumn(), "score")).append('\n');
        IntStream order = IntStream.range(0, judged.length);
        (isFolded ? order.boxed().sorted((a, b) -> Integer.compare(judged[a], judged[b])) : order.boxed())
                .forEach(at -> text.append(Csv.line(List.of(table.ids().get(judged[at]), means[at])))
                        .append('\n'));
        return text.toString();
    }

    private List<String> lines(Map<String, @Nullable Object> figures) {
        List<String> lines = new ArrayList<>(notes);
        screening.dropped().forEach((name, why) -> lines.add("Column " + name + " was left out: " + why + "."));
        screening
                .suspects()
                .forEach(name -> lines.add("Column " + name
                        + " alone parts the labels almost without error; make sure that it was known"
                        + " before the label."));
        lines.add(String.format(
                Locale.ROOT,
                "Learned from %s entities, judged %s, %s of them positive.",
                figures.get("n_train"),
                figures.get("n_test"),
                figures.get("positives")));
        if (figures.get("pr_auc") != null) {
            lines.add("PR-AUC " + shown(figures, "pr_auc") + ", ROC-AUC " + shown(figures, "roc_auc") + ".");
        }
        lines.add("Figures: " + task.out().resolve("metrics.json"));
        lines.add("Scores: " + task.out().resolve("scores.csv"));
        return lines;
    }

    private static String shown(Map<String, @Nullable Object> figures, String name) {
        return figures.get(name) instanceof Double figure ? String.format(Locale.ROOT, "%.4f", figure) : "unknown";
    }

    private static String json(Map<String, @Nullable Object> figures) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures can be written as JSON", e);
        }
    }

    private void write(String name, String text) {
        Path unfinished = task.out().resolve("." + name + ".unfinished");
        try {
            Files.createDirectories(task.out());
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, task.out().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.STORAGE,
                            "Cannot write to " + task.out() + ".",
                            "The system says " + e.getClass().getSimpleName() + ".",
                            "Correct --out or its rights, or free space, then run the command again.")
                    .refusal();
        }
    }
}
