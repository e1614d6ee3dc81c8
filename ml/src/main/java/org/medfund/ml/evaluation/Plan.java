package org.medfund.ml.evaluation;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How much work an evaluation is worth, by the size of the table alone, so that the same table is always judged alike.
 *
 * @param innerFolds parts of the training rows that are held out in turn to choose
 * @param innerRepeats how often they are parted anew
 * @param seeds fits of every chosen learner, averaged
 * @param outerFolds parts of the table that are judged in turn, without test ids
 * @param outerRepeats how often the table is parted anew
 * @param judgedFolds parts that are judged; one of them where a fit takes long
 */
record Plan(int innerFolds, int innerRepeats, List<Long> seeds, int outerFolds, int outerRepeats, int judgedFolds) {
    /** Cells of features, as many as 20,000 rows of 60 columns have. */
    private static final long SMALL = 1_200_000;
    /** As many as 200,000 rows of 60 columns have. */
    private static final long LARGE = 12_000_000;

    /** Training rows on which settings are chosen, at most. */
    static final int ROWS_TO_CHOOSE_ON = 30_000;

    /** For training rows whose test rows are given. */
    static Plan givenTest(int rows, int columns) {
        long cells = (long) rows * columns;
        return cells <= SMALL
                ? new Plan(5, 2, seeds(8), 0, 0, 0)
                : new Plan(3, 1, seeds(cells <= LARGE ? 3 : 2), 0, 0, 0);
    }

    /** For a table whose rows are judged in turn. */
    static Plan folds(int rows, int columns) {
        long cells = (long) rows * columns;
        return cells <= SMALL
                ? new Plan(3, 1, seeds(2), 5, 2, 5)
                : new Plan(3, 1, seeds(cells <= LARGE ? 3 : 2), 5, 1, 1);
    }

    private static List<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    /** Parts that both have rows of each label, where there are as many as that. */
    int innerFoldsFor(int positives, int negatives) {
        return Math.max(2, Math.min(innerFolds, Math.min(positives, negatives)));
    }
}
