package org.medfund.ml.model;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits a {@link LogisticModel}. The same rows give the same model, however they were split and ordered. */
public final class LogisticTraining {
    /** 0 or 1, as a double. */
    public static final String LABEL = "label";

    private static final String WEIGHT = "class_weight";
    private static final String RAW = "raw_features";
    private static final String STANDARDISED = "standardised_features";
    /** Keeps coefficients finite when a feature parts the classes without error. */
    private static final double RIDGE = 0.001;

    /**
     * Fits on standardised features; both classes weigh the same in sum.
     *
     * @param rows the id, {@link #LABEL}, and every feature, none of them null
     * @param idColumn unique, gives the rows their order: sums of doubles depend on it
     * @param positiveRows rows labelled 1, at least one
     * @param negativeRows rows labelled 0, at least one
     */
    public static LogisticModel fit(
            Dataset<Row> rows, String idColumn, List<String> featureNames, long positiveRows, long negativeRows) {
        Dataset<Row> ordered = rows.repartition(1).sortWithinPartitions(idColumn);
        Dataset<Row> weighted = new VectorAssembler()
                .setInputCols(featureNames.toArray(String[]::new))
                .setOutputCol(RAW)
                .transform(ordered)
                .withColumn(
                        WEIGHT,
                        when(ordered.col(LABEL).equalTo(1), lit((double) negativeRows / positiveRows))
                                .otherwise(lit(1.0)))
                .select(LABEL, WEIGHT, RAW);
        StandardScalerModel scaler = new StandardScaler()
                .setInputCol(RAW)
                .setOutputCol(STANDARDISED)
                .setWithMean(true)
                .fit(weighted);
        LogisticRegressionModel fitted = new LogisticRegression()
                .setFamily("binomial")
                .setLabelCol(LABEL)
                .setWeightCol(WEIGHT)
                .setFeaturesCol(STANDARDISED)
                .setStandardization(false)
                .setRegParam(RIDGE)
                .setMaxIter(200)
                .fit(scaler.transform(weighted));
        return new LogisticModel(
                List.copyOf(featureNames),
                boxed(scaler.mean().toArray()),
                boxed(scaler.std().toArray()),
                boxed(fitted.coefficients().toArray()),
                fitted.intercept());
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private LogisticTraining() {}
}
