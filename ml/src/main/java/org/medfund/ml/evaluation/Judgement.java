package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.medfund.ml.model.Calibration;
import org.medfund.ml.model.Ranking;
import org.medfund.ml.model.RankingMetrics;

/**
 * Figures of trials over the same rows: their means, with intervals that hold 95 of 100 tables whose entities are drawn
 * from these (bootstrap), and baselines beside them.
 */
final class Judgement {
    private static final int RESAMPLES = 1000;
    /** Of many rows the intervals are narrow; fewer resamples place them well enough. */
    private static final int RESAMPLES_OF_MANY = 200;

    private static final int MANY_ROWS = 100_000;
    private static final long SEED = 11;
    private static final double TAIL = 0.025;
    /** Figures that get an interval and stand beside baselines. */
    private static final List<String> COMPARED = List.of(
            "pr_auc",
            "roc_auc",
            "precision_at_1_percent",
            "recall_at_1_percent",
            "precision_at_5_percent",
            "recall_at_5_percent");

    private final boolean[] labels;
    private final List<Ranking> learned;
    private final List<Ranking> logistic;
    private final List<Trial> trials;

    private Judgement(List<Trial> trials, boolean[] labels) {
        this.trials = trials;
        this.labels = labels;
        learned = trials.stream()
                .map(trial -> Ranking.of(trial.chances(), labels))
                .toList();
        logistic = trials.stream()
                .map(trial -> Ranking.of(trial.logistic(), labels))
                .toList();
    }

    /**
     * @param trials at least one
     * @param labels of the judged rows; none if no label is known
     * @return by name; null where rows of both labels are needed and not there
     */
    static Map<String, @Nullable Object> of(List<Trial> trials, boolean[] labels) {
        return new Judgement(trials, labels).figures();
    }

    private Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        int[] once = new int[labels.length];
        Arrays.fill(once, 1);
        RankingMetrics first = RankingMetrics.of(learned.get(0), labels, once);
        double[] means = means(learned, once);
        double[] baseline = means(logistic, once);
        figures.put("pr_auc", known(means[0]));
        figures.put("roc_auc", known(means[1]));
        figures.put("n_train", trials.stream().mapToInt(Trial::trainingRows).sum() / trials.size());
        figures.put("n_test", labels.length);
        figures.put("prevalence", first.prevalence());
        figures.put("positives", first.positives());
        for (int i = 2; i < COMPARED.size(); i++) {
            figures.put(COMPARED.get(i), known(means[i]));
        }
        figures.put("n_at_1_percent", first.topOne().rows());
        figures.put("n_at_5_percent", first.topFive().rows());
        Intervals intervals = new Intervals();
        figures.put("intervals_95_percent", intervals.learned);
        Map<String, @Nullable Object> baselines = new LinkedHashMap<>();
        baselines.put("random", random(first));
        baselines.put("logistic", named(baseline));
        baselines.put("logistic_intervals_95_percent", intervals.logistic);
        double[] gain = new double[means.length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = means[i] - baseline[i];
        }
        baselines.put("gain_over_logistic", named(gain));
        baselines.put("gain_over_logistic_intervals_95_percent", intervals.gain);
        figures.put("baselines", baselines);
        figures.put("calibration", calibration());
        figures.put("stability", stability());
        return figures;
    }

    /** Of any order of the rows, in the mean. */
    private static Map<String, @Nullable Object> random(RankingMetrics metrics) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        boolean hasBoth = metrics.positives() > 0 && metrics.positives() < metrics.rows();
        double share = metrics.prevalence();
        figures.put("pr_auc", metrics.positives() == 0 ? null : share);
        figures.put("roc_auc", hasBoth ? 0.5 : null);
        figures.put("precision_at_1_percent", share);
        figures.put("recall_at_1_percent", recall(metrics.topOne(), metrics));
        figures.put("precision_at_5_percent", share);
        figures.put("recall_at_5_percent", recall(metrics.topFive(), metrics));
        return figures;
    }

    private static @Nullable Double recall(RankingMetrics.Capacity capacity, RankingMetrics metrics) {
        return metrics.positives() == 0 ? null : (double) capacity.rows() / metrics.rows();
    }

    /** The compared figures, each the mean over trials; NaN where one has none. */
    private double[] means(List<Ranking> rankings, int[] counts) {
        double[] means = new double[COMPARED.size()];
        for (Ranking ranking : rankings) {
            Map<String, @Nullable Object> figures =
                    RankingMetrics.of(ranking, labels, counts).figures();
            for (int i = 0; i < means.length; i++) {
                means[i] +=
                        (figures.get(COMPARED.get(i)) instanceof Double figure ? figure : Double.NaN) / rankings.size();
            }
        }
        return means;
    }

    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }

    private static Map<String, @Nullable Object> named(double[] figures) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < figures.length; i++) {
            named.put(COMPARED.get(i), known(figures[i]));
        }
        return named;
    }

    /** What the figures are on tables of the same size whose rows are drawn from these, with replacement. */
    private final class Intervals {
        private final Map<String, List<Double>> learned;
        private final Map<String, List<Double>> logistic;
        private final Map<String, List<Double>> gain;

        Intervals() {
            int resamples = labels.length > MANY_ROWS ? RESAMPLES_OF_MANY : RESAMPLES;
            SplittableRandom random = new SplittableRandom(SEED);
            List<double[]> ofLearned = new ArrayList<>();
            List<double[]> ofLogistic = new ArrayList<>();
            List<double[]> ofGain = new ArrayList<>();
            for (int resample = 0; resample < resamples && labels.length > 0; resample++) {
                int[] counts = new int[labels.length];
                for (int drawn = 0; drawn < labels.length; drawn++) {
                    counts[random.nextInt(labels.length)]++;
                }
                double[] one = means(Judgement.this.learned, counts);
                double[] other = means(Judgement.this.logistic, counts);
                double[] difference = new double[one.length];
                for (int i = 0; i < one.length; i++) {
                    difference[i] = one[i] - other[i];
                }
                ofLearned.add(one);
                ofLogistic.add(other);
                ofGain.add(difference);
            }
            learned = middle(ofLearned);
            logistic = middle(ofLogistic);
            gain = middle(ofGain);
        }

        private static Map<String, List<Double>> middle(List<double[]> drawn) {
            Map<String, List<Double>> intervals = new LinkedHashMap<>();
            for (int i = 0; i < COMPARED.size(); i++) {
                int each = i;
                double[] figures = drawn.stream()
                        .mapToDouble(draw -> draw[each])
                        .filter(figure -> !Double.isNaN(figure))
                        .sorted()
                        .toArray();
                if (figures.length > 0) {
                    int tail = (int) (figures.length * TAIL);
                    intervals.put(COMPARED.get(i), List.of(figures[tail], figures[figures.length - 1 - tail]));
                }
            }
            return intervals;
        }
    }

    /** Of the first trial: a mean over trials would be better calibrated than any model is. */
    private @Nullable Object calibration() {
        if (labels.length == 0) {
            return null;
        }
        Calibration calibration = Calibration.of(trials.get(0).chances(), labels);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("brier", calibration.brier());
        figures.put("slope", calibration.slope());
        figures.put("intercept", calibration.intercept());
        List<Map<String, Object>> bins = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            Map<String, Object> figuresOfBin = new LinkedHashMap<>();
            figuresOfBin.put("n", bin.rows());
            figuresOfBin.put("mean_score", bin.meanScore());
            figuresOfBin.put("positive_share", bin.positiveShare());
            bins.add(figuresOfBin);
        }
        figures.put("bins", bins);
        return figures;
    }

    /** What other draws would have given: each seed alone where one table was judged, else each parting of it. */
    private Map<String, Object> stability() {
        List<double[]> runs = trials.size() == 1
                ? trials.get(0).bySeed()
                : trials.stream().map(Trial::chances).toList();
        List<RankingMetrics> metrics =
                runs.stream().map(run -> RankingMetrics.of(run, labels)).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("over", trials.size() == 1 ? "single seeds" : "repeats");
        figures.put("pr_auc", values(metrics.stream().map(RankingMetrics::prAuc).toList()));
        figures.put(
                "roc_auc", values(metrics.stream().map(RankingMetrics::rocAuc).toList()));
        return figures;
    }

    private static List<Double> values(List<@Nullable Double> figures) {
        List<Double> values = new ArrayList<>();
        for (Double figure : figures) {
            if (figure != null) {
                values.add(figure);
            }
        }
        return values;
    }
}
