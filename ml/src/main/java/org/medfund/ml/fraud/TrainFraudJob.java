package org.medfund.ml.fraud;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Models;
import org.medfund.core.time.PolicyYear;
import org.medfund.ml.model.LogisticModel;
import org.medfund.ml.model.LogisticTraining;
import org.medfund.ml.model.RankingMetrics;

/** Trains on the years before, judges on the year itself: split by time, never by claim (SPEC E.3, E.x). */
public final class TrainFraudJob implements Job {
    static final String KIND = "fraud-logistic";
    static final String FEATURE_SET = org.medfund.ml.features.FraudFeatureBuilding.FEATURE_SET;

    private static final Option<Path> LABELS =
            Option.required("labels", "DIR", "Folder with labels.csv: settlement_id, label (0 or 1)", Path::of);

    @Override
    public String name() {
        return "train-fraud";
    }

    @Override
    public String doc() {
        return "Trains the fraud model on earlier years and judges it on the year.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, LABELS);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        Labels labels = Labels.read(args.get(LABELS));
        job.note("labels", labels.digest());

        Dataset<Row> features = labelled(job.spark(), job.read(FraudFeatures.TABLE), labels);
        Dataset<Row> earlier = features.where(FraudFeatures.YEAR.col().lt(year.value()));
        long rows = earlier.count();
        long positives =
                earlier.where(earlier.col(LogisticTraining.LABEL).equalTo(1)).count();
        if (positives == 0 || positives == rows) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            "There is nothing to learn from before " + year + ".",
                            rows + " feature rows of earlier years were found, " + positives + " labelled positive.",
                            "Run build-features for an earlier year, and pass labels of its settlements.")
                    .refusal();
        }
        LogisticModel model = LogisticTraining.fit(
                earlier, FraudFeatures.SETTLEMENT_ID.name(), FeatureSet.NAMES, positives, rows - positives);
        RankingMetrics metrics =
                judge(model, features.where(FraudFeatures.YEAR.col().equalTo(year.value())));

        String modelJson = model.toJson();
        Row row = RowFactory.create(
                KIND + "-" + year + "-" + digest(modelJson),
                KIND,
                FEATURE_SET,
                year.value(),
                labels.source(),
                rows,
                positives,
                "none: nothing is drawn",
                modelJson,
                metrics.toJson());
        return Outputs.forScope(Scope.everywhere(year))
                .table(Models.TABLE, job.rows(Models.TABLE, List.of(row)))
                .summary(stored ->
                        List.of("Trained on " + rows + " stays, " + positives + " positive.", metrics.toJson()));
    }

    /** Every feature row with its label. */
    private static Dataset<Row> labelled(SparkSession spark, Dataset<Row> features, Labels labels) {
        Dataset<Row> positives = spark.createDataset(List.copyOf(labels.positiveIds()), Encoders.STRING())
                .toDF(FraudFeatures.SETTLEMENT_ID.name())
                .withColumn(LogisticTraining.LABEL, lit(1.0));
        Dataset<Row> joined = features.join(positives, new String[] {FraudFeatures.SETTLEMENT_ID.name()}, "left");
        return joined.withColumn(LogisticTraining.LABEL, coalesce(joined.col(LogisticTraining.LABEL), lit(0.0)));
    }

    private static RankingMetrics judge(LogisticModel model, Dataset<Row> labelled) {
        List<Row> rows = labelled.collectAsList();
        double[] scores = new double[rows.size()];
        boolean[] labels = new boolean[rows.size()];
        for (int at = 0; at < scores.length; at++) {
            scores[at] = model.score(FeatureSet.of(rows.get(at)));
            labels[at] = rows.get(at).<Double>getAs(LogisticTraining.LABEL) > 0;
        }
        return RankingMetrics.of(scores, labels);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
