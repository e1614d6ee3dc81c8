package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.ml.model.BoostedTrees;
import org.medfund.ml.model.Matrix;

/** Trees of XGBoost: one upon another, or a forest side by side. */
final class TreeLearner implements Learner {
    /** A forest's share of positives is never taken for certainty. */
    private static final double SURE = 1e-3;

    private final String name;
    private final Map<String, Object> parameters;
    private final List<Integer> roundsOfStage;

    private TreeLearner(String name, Map<String, Object> parameters, List<Integer> roundsOfStage) {
        this.name = name;
        this.parameters = parameters;
        this.roundsOfStage = roundsOfStage;
    }

    /**
     * Trees of which each mends what those before got wrong.
     *
     * @param depth splits on the way to a leaf, at most
     * @param leafWeightMin least sum of p(1-p) over the rows of a leaf
     * @param featureShare part of the features that a split may choose from
     * @param roundsOfStage ascending
     */
    static TreeLearner boosted(int depth, double leafWeightMin, double featureShare, List<Integer> roundsOfStage) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eta", 0.05);
        parameters.put("max_depth", depth);
        parameters.put("min_child_weight", leafWeightMin);
        parameters.put("subsample", 0.7);
        parameters.put("colsample_bynode", featureShare);
        parameters.put("lambda", 2.0);
        return new TreeLearner("boosted trees", parameters, roundsOfStage);
    }

    /**
     * Trees of rows and features drawn at random, whose shares of positives are averaged.
     *
     * @param leafRowsMin least rows of a leaf
     */
    static TreeLearner forest(int trees, int leafRowsMin, double featureShare) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "reg:squarederror");
        parameters.put("base_score", 0.5);
        parameters.put("eta", 1.0);
        parameters.put("num_parallel_tree", trees);
        parameters.put("max_depth", 14);
        parameters.put("min_child_weight", leafRowsMin);
        parameters.put("subsample", 0.63);
        parameters.put("colsample_bynode", featureShare);
        parameters.put("lambda", 0.0);
        return new TreeLearner("random forest", parameters, List.of(1));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> stages() {
        return roundsOfStage.stream()
                .map(rounds -> "rounds=" + rounds + " " + new TreeMap<>(parameters))
                .toList();
    }

    @Override
    public boolean isDrawn() {
        return true;
    }

    @Override
    public List<double[]> logOdds(Matrix training, boolean[] labels, Matrix toScore, int stages, long seed) {
        List<double[]> logOdds = new ArrayList<>();
        try (BoostedTrees trees = BoostedTrees.fit(training, labels, parameters, roundsOfStage.get(stages - 1), seed)) {
            for (int rounds : roundsOfStage.subList(0, stages)) {
                double[] margins = trees.margins(toScore, isForest() ? 0 : rounds);
                logOdds.add(isForest() ? ofShares(margins) : margins);
            }
        }
        return logOdds;
    }

    private boolean isForest() {
        return parameters.containsKey("num_parallel_tree");
    }

    private static double[] ofShares(double[] shares) {
        double[] logOdds = new double[shares.length];
        for (int row = 0; row < shares.length; row++) {
            double share = Math.min(Math.max(shares[row], SURE), 1 - SURE);
            logOdds[row] = StrictMath.log(share / (1 - share));
        }
        return logOdds;
    }
}
