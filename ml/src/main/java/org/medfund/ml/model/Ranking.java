package org.medfund.ml.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scored rows whose labels are known, highest score first. Equal scores are one step: their order changes nothing.
 *
 * <p>Every figure can be asked for a resample, in which a row counts as often as it was drawn.
 */
public final class Ranking {
    private final int[] rowAt;
    private final boolean[] isPositiveAt;
    /** Where the steps of equal scores end, exclusive. */
    private final int[] stepEnds;

    private Ranking(int[] rowAt, boolean[] isPositiveAt, int[] stepEnds) {
        this.rowAt = rowAt;
        this.isPositiveAt = isPositiveAt;
        this.stepEnds = stepEnds;
    }

    /** @throws IllegalArgumentException if there are not as many labels as scores, or a score is no number */
    public static Ranking of(double[] scores, boolean[] labels) {
        if (scores.length != labels.length || Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("Every row needs a score and a label.");
        }
        int[] rowAt = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] isPositiveAt = new boolean[rowAt.length];
        for (int at = 0; at < rowAt.length; at++) {
            isPositiveAt[at] = labels[rowAt[at]];
        }
        int[] stepEnds = IntStream.rangeClosed(1, rowAt.length)
                .filter(end -> end == rowAt.length || scores[rowAt[end]] != scores[rowAt[end - 1]])
                .toArray();
        return new Ranking(rowAt, isPositiveAt, stepEnds);
    }

    /** Every row once. */
    public int[] everyRow() {
        int[] counts = new int[rowAt.length];
        Arrays.fill(counts, 1);
        return counts;
    }

    /**
     * Average precision: the precision at each step that has positives, weighted by their share.
     *
     * @param counts by row, in the order in which the scores were given
     * @return null without positives
     */
    public @Nullable Double prAuc(int[] counts) {
        double precisionSum = 0;
        long seen = 0;
        long hitsSeen = 0;
        for (int step = 0, at = 0; step < stepEnds.length; step++) {
            long hits = 0;
            for (; at < stepEnds[step]; at++) {
                int count = counts[rowAt[at]];
                seen += count;
                hits += isPositiveAt[at] ? count : 0;
            }
            hitsSeen += hits;
            precisionSum += hits == 0 ? 0 : hits * ((double) hitsSeen / seen);
        }
        return hitsSeen == 0 ? null : precisionSum / hitsSeen;
    }

    /**
     * The chance that a positive scores above a negative, ties counting half.
     *
     * @return null without positives or without negatives
     */
    public @Nullable Double rocAuc(int[] counts) {
        double pairsWon = 0;
        long positives = 0;
        long negatives = 0;
        for (int step = 0, at = 0; step < stepEnds.length; step++) {
            long hits = 0;
            long misses = 0;
            for (; at < stepEnds[step]; at++) {
                int count = counts[rowAt[at]];
                hits += isPositiveAt[at] ? count : 0;
                misses += isPositiveAt[at] ? 0 : count;
            }
            pairsWon += misses * (positives + hits / 2.0);
            positives += hits;
            negatives += misses;
        }
        return positives == 0 || negatives == 0 ? null : pairsWon / ((double) positives * negatives);
    }

    /**
     * The positives expected among the rows with the highest scores. A step that the capacity cuts through counts by the
     * part of it that fits, as if its rows were looked at in any order.
     */
    public double hitsWithin(long capacity, int[] counts) {
        double hitsSeen = 0;
        long seen = 0;
        for (int step = 0, at = 0; step < stepEnds.length && seen < capacity; step++) {
            long rows = 0;
            long hits = 0;
            for (; at < stepEnds[step]; at++) {
                int count = counts[rowAt[at]];
                rows += count;
                hits += isPositiveAt[at] ? count : 0;
            }
            long fitting = Math.min(rows, capacity - seen);
            hitsSeen += rows == 0 ? 0 : (double) hits * fitting / rows;
            seen += rows;
        }
        return hitsSeen;
    }
}
