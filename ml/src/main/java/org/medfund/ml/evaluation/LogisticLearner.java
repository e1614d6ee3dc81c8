package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.medfund.ml.model.LogisticFit;
import org.medfund.ml.model.LogisticModel;
import org.medfund.ml.model.Matrix;

/** Logistic regression on {@link LinearFeatures}, one stage a ridge, from the strongest to the weakest. */
final class LogisticLearner implements Learner {
    private static final List<Double> RIDGES = List.of(0.1, 0.01, 0.001, 0.0001);

    @Override
    public String name() {
        return "logistic regression";
    }

    @Override
    public List<String> stages() {
        return RIDGES.stream().map(ridge -> "ridge=" + ridge).toList();
    }

    @Override
    public boolean isDrawn() {
        return false;
    }

    @Override
    public List<double[]> logOdds(Matrix training, boolean[] labels, Matrix toScore, int stages, long seed) {
        LinearFeatures features = LinearFeatures.fit(training);
        Matrix known = features.of(training);
        Matrix asked = features.of(toScore);
        List<double[]> logOdds = new ArrayList<>();
        for (double ridge : RIDGES.subList(0, stages)) {
            LogisticModel model = LogisticFit.fit(known, labels, ridge);
            logOdds.add(model.logOdds(asked));
        }
        return logOdds;
    }
}
