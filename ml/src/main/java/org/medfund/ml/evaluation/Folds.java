package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Parts of a table that are held out in turn. */
final class Folds {

    /**
     * Parts that have the same share of positives, but for one row.
     *
     * @param labels of the rows to part
     * @return per part the positions of its rows, ascending
     */
    static List<int[]> stratified(boolean[] labels, int folds, long seed) {
        Random random = new Random(seed);
        int[] foldOf = new int[labels.length];
        int next = 0;
        for (boolean label : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] == label)
                    .toArray();
            shuffle(rows, random);
            for (int row : rows) {
                foldOf[row] = next++ % folds;
            }
        }
        List<int[]> parts = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            parts.add(IntStream.range(0, labels.length)
                    .filter(row -> foldOf[row] == held)
                    .toArray());
        }
        return parts;
    }

    /** The positions below {@code size} that are not in a part, ascending. */
    static int[] others(int size, int[] part) {
        boolean[] isIn = new boolean[size];
        for (int row : part) {
            isIn[row] = true;
        }
        return IntStream.range(0, size).filter(row -> !isIn[row]).toArray();
    }

    /** The rows at these positions. */
    static int[] rows(int[] rows, int[] positions) {
        return IntStream.of(positions).map(position -> rows[position]).toArray();
    }

    private static void shuffle(int[] rows, Random random) {
        for (int at = rows.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int row = rows[at];
            rows[at] = rows[other];
            rows[other] = row;
        }
    }

    private Folds() {}
}
