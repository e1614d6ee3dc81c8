package org.medfund.ml.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.job.Progress;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;

/** Trains and judges the supervised learner on a table with one row per entity, without a lake and without Spark. */
public final class ModelEvaluation {
    private static final String NAME = "evaluate-model";
    /** With fewer rows of a label, settings are chosen and figures taken by chance. */
    private static final int ROWS_OF_A_LABEL_MIN = 10;

    private static final long SEED = 3;

    private final Progress progress;
    private final Problems problems = new Problems();
    private final List<String> notes = new ArrayList<>();

    private ModelEvaluation(Progress progress) {
        this.progress = progress;
    }

    /**
     * What is judged.
     *
     * @param features CSV: the id, and what is known of the entities
     * @param labels CSV: the id and the label, 1 for positive
     * @param testIds CSV with the id, or a bare list; the rows to judge. Without it all rows are judged in turn
     * @param out folder for {@code metrics.json} and {@code scores.csv}
     */
    public record Task(
            Path features, Path labels, String idColumn, String labelColumn, Optional<Path> testIds, Path out) {}

    /**
     * Learns from the labelled rows that are not judged, judges, and writes both files. The same files give the same
     * bytes, whatever the order of the rows that are learned from and the number of cores.
     *
     * @return lines for the person who asked
     * @throws Refusal if a file cannot be used; nothing is written then
     */
    public static List<String> run(Task task, Progress progress) {
        return new ModelEvaluation(progress).evaluate(task);
    }

    private List<String> evaluate(Task task) {
        progress.at(NAME, "reading " + task.features());
        EntityTable read = features(task);
        Map<String, Boolean> labelOfId = LabelFile.read(task.labels(), task.idColumn(), task.labelColumn(), problems);
        List<String> testIds = testIds(task, read);
        problems.refuseIfAny();
        EntityTable table = Objects.requireNonNull(read);

        Split split = split(table, labelOfId, testIds);
        boolean[] labels = labels(table, labelOfId, split.training());
        Screening screening = screen(table, split.training(), labels);
        problems.refuseIfAny();

        List<Trial> trials = new ArrayList<>();
        int[] judged;
        try (Workers workers = new Workers()) {
            if (testIds == null) {
                judged = fold(screening.table(), split.training(), labels, trials, workers);
            } else {
                judged = split.test();
                trials.add(trial(
                        screening.table(),
                        split.training(),
                        labels,
                        judged,
                        Plan.givenTest(
                                labels.length, screening.table().columns().size()),
                        workers));
            }
        }
        return new EvaluationFiles(task, screening, notes).write(table, judged, labelOfId, trials, testIds == null);
    }

    private @Nullable EntityTable features(Task task) {
        CsvTable file = CsvTable.open(task.features(), "--features", List.of(task.idColumn()), problems);
        if (file == null) {
            return null;
        }
        if (file.header().contains(task.labelColumn())) {
            notes.add("Column " + task.labelColumn() + " of --features was left out: it is the label.");
        }
        return EntityTable.read(file, task.idColumn(), Set.of(task.labelColumn()), problems);
    }

    /** @return null if none were given */
    private @Nullable List<String> testIds(Task task, @Nullable EntityTable table) {
        if (task.testIds().isEmpty()) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        CsvTable file = CsvTable.openList(task.testIds().get(), "--test-ids", task.idColumn(), problems);
        if (file != null) {
            int idAt = file.indexOf(task.idColumn());
            file.forEachRow(cells -> ids.add(cells.get(idAt).strip()));
            EntityTable.rowsOf(ids, "--test-ids", problems);
            long unknown = table == null
                    ? 0
                    : ids.stream()
                            .filter(id -> !id.isEmpty() && !table.rowOfId().containsKey(id))
                            .count();
            if (unknown > 0) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        unknown + " ids of --test-ids are not in --features.",
                        "Ids are compared as text, exactly.",
                        "Add their rows, or leave them out.");
            }
        }
        return ids;
    }

    /** Rows by id, so that the order of the file decides nothing; test rows in the order asked for. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Split(int[] training, int[] test) {}

    private Split split(EntityTable table, Map<String, Boolean> labelOfId, @Nullable List<String> testIds) {
        Set<String> test = testIds == null ? Set.of() : new HashSet<>(testIds);
        int[] training = IntStream.range(0, table.ids().size())
                .boxed()
                .filter(row -> labelOfId.containsKey(table.ids().get(row))
                        && !test.contains(table.ids().get(row)))
                .sorted(Comparator.comparing(row -> table.ids().get(row)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] asked = testIds == null
                ? new int[0]
                : testIds.stream()
                        .mapToInt(id -> table.rowOfId().getOrDefault(id, 0))
                        .toArray();
        note(
                labelOfId.keySet().stream()
                        .filter(id -> !table.rowOfId().containsKey(id))
                        .count(),
                "labels have no row in --features and were left out.");
        note(
                table.ids().stream()
                        .filter(id -> !labelOfId.containsKey(id) && !test.contains(id))
                        .count(),
                "rows of --features have no label and were not learned from.");
        note(
                test.stream().filter(id -> !labelOfId.containsKey(id)).count(),
                "test ids have no label: they were scored, not judged.");
        return new Split(training, asked);
    }

    private void note(long count, String what) {
        if (count > 0) {
            notes.add(count + " " + what);
        }
    }

    private boolean[] labels(EntityTable table, Map<String, Boolean> labelOfId, int[] rows) {
        boolean[] labels = new boolean[rows.length];
        int positives = 0;
        for (int at = 0; at < rows.length; at++) {
            labels[at] = labelOfId.getOrDefault(table.ids().get(rows[at]), false);
            positives += labels[at] ? 1 : 0;
        }
        if (Math.min(positives, rows.length - positives) < ROWS_OF_A_LABEL_MIN) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    positives == 0 || positives == rows.length
                            ? "All labels of the rows to learn from are equal."
                            : "There are too few rows of one label to learn from.",
                    positives + " of " + rows.length + " rows are positive; at least " + ROWS_OF_A_LABEL_MIN
                            + " of each label are needed.",
                    "Add labelled rows.");
        }
        return labels;
    }

    private Screening screen(EntityTable table, int[] training, boolean[] labels) {
        problems.refuseIfAny();
        int[] some = Search.someOf(labels, Plan.ROWS_TO_CHOOSE_ON);
        return Screening.of(table, Folds.rows(training, some), EntityTable.chosen(labels, some), problems);
    }

    /** Judges every row in turn, or one part where a fit takes long. */
    private int[] fold(EntityTable table, int[] rows, boolean[] labels, List<Trial> trials, Workers workers) {
        Plan plan = Plan.folds(rows.length, table.columns().size());
        boolean isWhole = plan.judgedFolds() == plan.outerFolds();
        int[] judged = isWhole ? IntStream.range(0, rows.length).toArray() : new int[0];
        for (int repeat = 0; repeat < plan.outerRepeats(); repeat++) {
            List<int[]> folds =
                    Folds.stratified(labels, plan.outerFolds(), SEED + repeat).subList(0, plan.judgedFolds());
            judged = isWhole ? judged : folds.get(0);
            double[] chances = new double[rows.length];
            double[] logistic = new double[rows.length];
            List<double[]> bySeed = new ArrayList<>();
            plan.seeds().forEach(seed -> bySeed.add(new double[rows.length]));
            List<Blend> blends = new ArrayList<>();
            int trainingRows = 0;
            for (int[] fold : folds) {
                progress.at(
                        NAME,
                        "repeat " + (repeat + 1) + " of " + plan.outerRepeats() + ", part " + (blends.size() + 1)
                                + " of " + folds.size());
                int[] others = Folds.others(rows.length, fold);
                Trial part = trial(
                        table,
                        Folds.rows(rows, others),
                        EntityTable.chosen(labels, others),
                        Folds.rows(rows, fold),
                        plan,
                        workers);
                place(part.chances(), fold, chances);
                place(part.logistic(), fold, logistic);
                for (int seed = 0; seed < bySeed.size(); seed++) {
                    place(part.bySeed().get(seed), fold, bySeed.get(seed));
                }
                blends.addAll(part.blends());
                trainingRows += others.length;
            }
            int[] kept = judged;
            trials.add(new Trial(
                    chosen(chances, kept),
                    chosen(logistic, kept),
                    bySeed.stream().map(scores -> chosen(scores, kept)).toList(),
                    trainingRows / folds.size(),
                    blends));
        }
        return Folds.rows(rows, judged);
    }

    private static void place(double[] values, int[] positions, double[] into) {
        for (int at = 0; at < positions.length; at++) {
            into[positions[at]] = values[at];
        }
    }

    private static double[] chosen(double[] values, int[] positions) {
        return IntStream.of(positions).mapToDouble(position -> values[position]).toArray();
    }

    private Trial trial(EntityTable table, int[] training, boolean[] labels, int[] test, Plan plan, Workers workers) {
        progress.at(NAME, "choosing on " + Math.min(training.length, Plan.ROWS_TO_CHOOSE_ON) + " rows");
        Blend blend = Search.choose(table, training, labels, plan, workers);
        progress.at(NAME, "fitting on " + training.length + " rows");
        Blend.Scores scores = blend.score(table, training, labels, test, plan.seeds(), workers);
        return new Trial(scores.chances(), scores.logistic(), scores.bySeed(), training.length, List.of(blend));
    }
}
