package org.medfund.ml.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well scores put positives first.
 *
 * @param rows rows judged
 * @param positives of these, labelled positive
 * @param prAuc average precision: the precision at each score that has positives, weighted by their share; null
 *     without positives
 * @param rocAuc chance that a positive scores above a negative, ties counting half; null without positives or without
 *     negatives
 * @param precisionAtTop share of positives among the {@code topRows} highest scores; null without rows
 * @param topRows one in a hundred of the rows, at least one
 */
public record RankingMetrics(
        long rows,
        long positives,
        @Nullable Double prAuc,
        @Nullable Double rocAuc,
        @Nullable Double precisionAtTop,
        long topRows) {
    private static final Comparator<Judged> BY_SCORE =
            Comparator.comparingDouble(Judged::score).reversed().thenComparing(Judged::id);

    /** A scored row whose label is known. */
    public record Judged(String id, double score, boolean isPositive) {}

    /** Equal scores are one step of the curves, so their order changes nothing but which of them are at the top. */
    public static RankingMetrics of(Collection<Judged> judged) {
        List<Judged> ordered = judged.stream().sorted(BY_SCORE).toList();
        int rows = ordered.size();
        long positives = ordered.stream().filter(Judged::isPositive).count();
        long negatives = rows - positives;
        double precisionSum = 0;
        double pairsWon = 0;
        long positivesSeen = 0;
        long negativesSeen = 0;
        for (int from = 0, to; from < rows; from = to) {
            long hits = 0;
            for (to = from;
                    to < rows && ordered.get(to).score() == ordered.get(from).score();
                    to++) {
                hits += ordered.get(to).isPositive() ? 1 : 0;
            }
            long misses = to - from - hits;
            pairsWon += hits * (negatives - negativesSeen - misses + misses / 2.0);
            positivesSeen += hits;
            negativesSeen += misses;
            precisionSum += hits * ((double) positivesSeen / to);
        }
        int topRows = Math.min(rows, Math.max(1, rows / 100));
        long topHits =
                ordered.stream().limit(topRows).filter(Judged::isPositive).count();
        return new RankingMetrics(
                rows,
                positives,
                positives == 0 ? null : precisionSum / positives,
                positives == 0 || negatives == 0 ? null : pairsWon / ((double) positives * negatives),
                rows == 0 ? null : (double) topHits / topRows,
                topRows);
    }

    /** Share of positives; 0 without rows. */
    public double prevalence() {
        return rows == 0 ? 0 : (double) positives / rows;
    }

    public String toJson() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", rows);
        figures.put("positives", positives);
        figures.put("prevalence", prevalence());
        figures.put("pr_auc", prAuc);
        figures.put("roc_auc", rocAuc);
        figures.put("precision_at_1_percent", precisionAtTop);
        figures.put("n_at_1_percent", topRows);
        try {
            return new ObjectMapper().writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures can be written as JSON", e);
        }
    }
}
