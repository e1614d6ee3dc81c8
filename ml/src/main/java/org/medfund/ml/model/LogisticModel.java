package org.medfund.ml.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A logistic model on standardised features, complete: its text scores again anywhere, without the library it was
 * trained with.
 *
 * @param featureNames in the order of the other lists
 * @param means of the training rows
 * @param scales standard deviations of the training rows; 0 for a feature that never varied
 * @param coefficients change of the log odds per standard deviation
 * @param intercept log odds of a row at the means
 */
public record LogisticModel(
        @JsonProperty("feature_names") List<String> featureNames,
        @JsonProperty("means") List<Double> means,
        @JsonProperty("scales") List<Double> scales,
        @JsonProperty("coefficients") List<Double> coefficients,
        @JsonProperty("intercept") double intercept)
        implements Serializable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if the lists differ in length */
    public LogisticModel {
        int size = featureNames.size();
        if (means.size() != size || scales.size() != size || coefficients.size() != size) {
            throw new IllegalArgumentException("A model needs a mean, a scale, and a coefficient for every feature.");
        }
    }

    /** What one feature adds to the log odds. */
    public record Contribution(String featureName, double logOdds) {}

    /** What each feature adds to the log odds, in the model's order; with the intercept they add up to them. */
    public double[] contributions(double... features) {
        if (features.length != featureNames.size()) {
            throw new IllegalArgumentException(
                    "The model has " + featureNames.size() + " features, the row " + features.length + ".");
        }
        double[] contributions = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            double scale = scales.get(i);
            contributions[i] = scale == 0 ? 0 : coefficients.get(i) * (features[i] - means.get(i)) / scale;
        }
        return contributions;
    }

    public double logOdds(double... features) {
        double sum = intercept;
        for (double contribution : contributions(features)) {
            sum += contribution;
        }
        return sum;
    }

    /** The log odds of each row. */
    public double[] logOdds(Matrix rows) {
        double[] logOdds = new double[rows.rows()];
        double[] features = new double[rows.width()];
        for (int row = 0; row < logOdds.length; row++) {
            for (int column = 0; column < features.length; column++) {
                features[column] = rows.at(row, column);
            }
            logOdds[row] = logOdds(features);
        }
        return logOdds;
    }

    /** Between 0 and 1. */
    public double score(double... features) {
        return 1 / (1 + StrictMath.exp(-logOdds(features)));
    }

    /** The features that move the log odds most, either way, largest first; ties in the model's order. */
    public List<Contribution> largest(int count, double... features) {
        double[] contributions = contributions(features);
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < contributions.length; i++) {
            all.add(new Contribution(featureNames.get(i), contributions[i]));
        }
        all.sort(Comparator.comparingDouble((Contribution each) -> Math.abs(each.logOdds()))
                .reversed());
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model can be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if the text is no such model */
    public static LogisticModel fromJson(String text) {
        try {
            return JSON.readValue(text, LogisticModel.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a logistic model: " + e.getOriginalMessage(), e);
        }
    }
}
