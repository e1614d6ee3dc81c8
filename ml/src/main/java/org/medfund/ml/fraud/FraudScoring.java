package org.medfund.ml.fraud;

import static org.apache.spark.sql.functions.row_number;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Scores;
import org.medfund.ml.model.LogisticModel;

/** Scores stays with a trained model, row by row. */
final class FraudScoring {
    private static final int FEATURES_SHOWN = 5;
    private static final StructType SCORED = without(Scores.SCORE_RANK.name());

    /**
     * @param features {@link FraudFeatures}
     * @return {@link Scores}: one row per feature row, ranked within its region and year, ties by settlement id
     */
    static Dataset<Row> score(Dataset<Row> features, String modelId, LogisticModel model) {
        Dataset<Row> scored =
                features.map((MapFunction<Row, Row>) row -> scored(row, modelId, model), Encoders.row(SCORED));
        return Scores.TABLE.conform(scored.withColumn(
                Scores.SCORE_RANK.name(),
                row_number()
                        .over(Window.partitionBy(Scores.REGION_CODE.col(), Scores.YEAR.col())
                                .orderBy(Scores.SCORE.col().desc(), Scores.SETTLEMENT_ID.col()))));
    }

    private static Row scored(Row row, String modelId, LogisticModel model) {
        double[] features = FeatureSet.of(row);
        return RowFactory.create(
                modelId,
                FraudFeatures.REGION_CODE.in(row),
                FraudFeatures.YEAR.in(row),
                FraudFeatures.SETTLEMENT_ID.in(row),
                FraudFeatures.INSTITUTION_CODE.in(row),
                model.score(features),
                model.largest(FEATURES_SHOWN, features).stream()
                        .map(each -> String.format(Locale.ROOT, "%s=%+.4f", each.featureName(), each.logOdds()))
                        .collect(Collectors.joining(", ")));
    }

    private static StructType without(String name) {
        return new StructType(
                java.util.Arrays.stream(Scores.TABLE.contentSchema().fields())
                        .filter(field -> !field.name().equals(name))
                        .toArray(StructField[]::new));
    }

    private FraudScoring() {}
}
