package org.medfund.ml.evaluation;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How much work an evaluation is worth, by the size of the table alone, so that the same table is always judged alike.
 *
 * @param rowsToChooseOn training rows on which settings are chosen, at most
 * @param innerFolds parts of these that are held out in turn to choose
 * @param innerRepeats how often they are parted anew
 * @param seeds fits of every chosen learner, averaged
 * @param outerFolds parts of the table that are judged in turn, without test ids
 * @param outerRepeats how often the table is parted anew
 * @param judgedFolds parts that are judged; one of them where a fit takes long
 */
record Plan(
        int rowsToChooseOn,
        int innerFolds,
        int innerRepeats,
        List<Long> seeds,
        int outerFolds,
        int outerRepeats,
        int judgedFolds) {
    private static final int SMALL = 20_000;
    private static final int LARGE = 200_000;
    private static final int ROWS_TO_CHOOSE_ON = 30_000;

    /** For rows whose test rows are given. */
    static Plan givenTest(int trainingRows) {
        boolean isSmall = trainingRows <= SMALL;
        return new Plan(
                ROWS_TO_CHOOSE_ON,
                isSmall ? 5 : 3,
                isSmall ? 2 : 1,
                seeds(isSmall ? 8 : trainingRows <= LARGE ? 3 : 2),
                0,
                0,
                0);
    }

    /** For a table whose rows are judged in turn. */
    static Plan folds(int rows) {
        return rows <= SMALL
                ? new Plan(ROWS_TO_CHOOSE_ON, 3, 1, seeds(2), 5, 2, 5)
                : new Plan(ROWS_TO_CHOOSE_ON, 3, 1, seeds(rows <= LARGE ? 3 : 2), 5, 1, 1);
    }

    private static List<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    /** Parts that both have rows of each label, where there are as many as that. */
    int innerFoldsFor(int positives, int negatives) {
        return Math.max(2, Math.min(innerFolds, Math.min(positives, negatives)));
    }
}
