package org.medfund.ml.evaluation;

import java.util.List;

/**
 * Scores of the judged rows by models that never saw their labels.
 *
 * @param chances between 0 and 1
 * @param logistic of the logistic baseline, as log odds
 * @param bySeed chances by the fits of one seed each
 * @param trainingRows rows that a model was fitted on; the mean over folds
 * @param blends what was chosen, one a fold
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Trial(double[] chances, double[] logistic, List<double[]> bySeed, int trainingRows, List<Blend> blends) {}
