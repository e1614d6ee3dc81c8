package org.medfund.ml.evaluation;

import java.util.List;
import org.medfund.ml.model.Matrix;

/** A way to learn, with its settings. Stages are settings that come out of one fit, such as after 100 and 200 trees. */
interface Learner {
    /** Such as boosted trees. */
    String name();

    /** The settings of every stage, in the order in which a fit reaches them. */
    List<String> stages();

    /** Whether another seed gives another fit. */
    boolean isDrawn();

    /**
     * Fits on the training rows and scores others.
     *
     * @param stages how many of {@link #stages} are wanted, from the first
     * @param seed of whatever is drawn
     * @return per stage the log odds of each row to score
     */
    List<double[]> logOdds(Matrix training, boolean[] labels, Matrix toScore, int stages, long seed);
}
