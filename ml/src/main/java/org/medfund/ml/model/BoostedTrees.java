package org.medfund.ml.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Refusal;

/**
 * Trees of XGBoost. They hold native memory: close them.
 *
 * <p>A fit runs on one thread, so that its sums, and with them the trees, do not depend on the number of cores; fits side
 * by side use the others. Missing values go the way that serves the training rows best.
 */
public final class BoostedTrees implements AutoCloseable {
    private static final String NATIVE_JSON = "json";

    private final Booster booster;

    private BoostedTrees(Booster booster) {
        this.booster = booster;
    }

    /**
     * @param parameters by XGBoost's names, without those about threads and the method
     * @param rounds trees, one after the other
     * @throws Refusal if the native library cannot be loaded here
     */
    public static BoostedTrees fit(
            Matrix rows, boolean[] labels, Map<String, Object> parameters, int rounds, long seed) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("tree_method", "hist");
        all.put("nthread", 1);
        all.put("seed", seed);
        all.put("verbosity", 0);
        float[] targets = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            targets[row] = labels[row] ? 1 : 0;
        }
        return calling(() -> {
            DMatrix matrix = matrix(rows);
            try {
                matrix.setLabel(targets);
                return new BoostedTrees(XGBoost.train(matrix, all, rounds, Map.of(), null, null));
            } finally {
                matrix.dispose();
            }
        });
    }

    /**
     * The sum of the leaves of each row, before it is turned into a chance.
     *
     * @param rounds of the trees, from the first; 0 for all
     */
    public double[] margins(Matrix rows, int rounds) {
        float[][] predicted = calling(() -> {
            DMatrix matrix = matrix(rows);
            try {
                return booster.predict(matrix, true, rounds);
            } finally {
                matrix.dispose();
            }
        });
        double[] margins = new double[predicted.length];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = predicted[row][0];
        }
        return margins;
    }

    /**
     * What each feature adds to the margin of each row (SHAP values), and last what all rows have in common.
     *
     * @return per row one value per column and one more; they add up to the margin but for the rounding of floats, about
     *     a millionth of the largest of them
     */
    public double[][] contributions(Matrix rows) {
        float[][] predicted = calling(() -> {
            DMatrix matrix = matrix(rows);
            try {
                return booster.predictContrib(matrix, 0);
            } finally {
                matrix.dispose();
            }
        });
        double[][] contributions = new double[predicted.length][];
        for (int row = 0; row < predicted.length; row++) {
            contributions[row] = new double[predicted[row].length];
            for (int i = 0; i < predicted[row].length; i++) {
                contributions[row][i] = predicted[row][i];
            }
        }
        return contributions;
    }

    /** In XGBoost's own JSON, which other versions and languages read too. */
    public String toJson() {
        return new String(calling(() -> booster.toByteArray(NATIVE_JSON)), StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if the text is no such model */
    public static BoostedTrees fromJson(String text) {
        try {
            return new BoostedTrees(XGBoost.loadModel(text.getBytes(StandardCharsets.UTF_8)));
        } catch (XGBoostError e) {
            throw new IllegalArgumentException("Not a model of XGBoost", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the model from memory", e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }

    private static DMatrix matrix(Matrix rows) throws XGBoostError {
        return new DMatrix(rows.values(), rows.rows(), rows.width(), Float.NaN);
    }

    private interface Call<T> {
        T get() throws XGBoostError;
    }

    private static <T> T calling(Call<T> call) {
        try {
            return call.get();
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost refused: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw Problem.of(
                            ProblemCode.CONFIGURATION,
                            "The library of the boosted trees cannot be loaded.",
                            "It is made for Linux on x86_64 or aarch64 and needs libgomp.",
                            "Install the Debian package libgomp1.")
                    .refusal();
        }
    }
}
