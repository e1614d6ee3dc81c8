package org.medfund.ml.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well scores put positives first.
 *
 * @param rows rows judged
 * @param positives of these, labelled positive
 * @param prAuc see {@link Ranking#prAuc}
 * @param rocAuc see {@link Ranking#rocAuc}
 * @param topOne what a review of one in a hundred finds
 * @param topFive what a review of five in a hundred finds
 */
public record RankingMetrics(
        long rows,
        long positives,
        @Nullable Double prAuc,
        @Nullable Double rocAuc,
        Capacity topOne,
        Capacity topFive) {

    /**
     * What a review finds that can look at so many rows, highest score first; of equal scores see
     * {@link Ranking#hitsWithin}.
     *
     * @param rows looked at, at least one if there is any
     * @param precision share of positives among them; null without rows
     * @param recall share of all positives among them; null without positives
     */
    public record Capacity(
            long rows, @Nullable Double precision, @Nullable Double recall) {}

    public static RankingMetrics of(double[] scores, boolean[] labels) {
        Ranking ranking = Ranking.of(scores, labels);
        return of(ranking, labels, ranking.everyRow());
    }

    /** Of a resample, in which each row counts as often as given. */
    public static RankingMetrics of(Ranking ranking, boolean[] labels, int[] counts) {
        long rows = 0;
        long positives = 0;
        for (int row = 0; row < labels.length; row++) {
            rows += counts[row];
            positives += labels[row] ? counts[row] : 0;
        }
        return new RankingMetrics(
                rows,
                positives,
                ranking.prAuc(counts),
                ranking.rocAuc(counts),
                capacity(1, ranking, counts, rows, positives),
                capacity(5, ranking, counts, rows, positives));
    }

    private static Capacity capacity(int percent, Ranking ranking, int[] counts, long rows, long positives) {
        long looked = Math.min(rows, Math.max(1, rows * percent / 100));
        double hits = ranking.hitsWithin(looked, counts);
        return new Capacity(looked, looked == 0 ? null : hits / looked, positives == 0 ? null : hits / positives);
    }

    /** Share of positives; 0 without rows. */
    public double prevalence() {
        return rows == 0 ? 0 : (double) positives / rows;
    }

    /** Every figure under its name. */
    public Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("n", rows);
        figures.put("positives", positives);
        figures.put("prevalence", prevalence());
        figures.put("pr_auc", prAuc);
        figures.put("roc_auc", rocAuc);
        figures.put("precision_at_1_percent", topOne.precision());
        figures.put("recall_at_1_percent", topOne.recall());
        figures.put("n_at_1_percent", topOne.rows());
        figures.put("precision_at_5_percent", topFive.precision());
        figures.put("recall_at_5_percent", topFive.recall());
        figures.put("n_at_5_percent", topFive.rows());
        return figures;
    }

    public String toJson() {
        try {
            return new ObjectMapper().writeValueAsString(figures());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures can be written as JSON", e);
        }
    }
}
