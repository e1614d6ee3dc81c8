package org.medfund.ml.fraud;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ml.Scores;
import org.medfund.core.time.PolicyYear;
import org.medfund.ml.model.LogisticModel;

/** Scores the stays of a year with the model trained for it. */
public final class ScoreFraudJob implements Job {

    @Override
    public String name() {
        return "score-fraud";
    }

    @Override
    public String doc() {
        return "Scores the stays of a year with the fraud model trained for it.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));

        Row trained = trainedFor(year, job);
        LogisticModel model = LogisticModel.fromJson(Models.MODEL_JSON.in(trained));
        refuseOtherFeatures(trained, model);
        Dataset<Row> features = job.read(FraudFeatures.TABLE, regions, year);

        return Outputs.forScope(Scope.of(regions, year))
                .table(Scores.TABLE, FraudScoring.score(features, Models.MODEL_ID.in(trained), model))
                .gate(Gate.everyRow(
                        "scores-lie-between-0-and-1",
                        Scores.TABLE,
                        Scores.SCORE.col().between(0, 1)));
    }

    private static Row trainedFor(PolicyYear year, JobContext job) {
        List<Row> models = job.small(
                job.read(Models.TABLE, year)
                        .where(Models.MODEL_KIND
                                .col()
                                .equalTo(TrainFraudJob.KIND)
                                .and(Models.YEAR.col().equalTo(year.value()))),
                1);
        if (models.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "No " + TrainFraudJob.KIND + " model is published for " + year + ".",
                            Models.TABLE + " has models of another kind.",
                            "Run train-fraud --year " + year + " first.")
                    .refusal();
        }
        return models.get(0);
    }

    private static void refuseOtherFeatures(Row trained, LogisticModel model) {
        String featureSet = Models.FEATURE_SET.in(trained);
        if (!featureSet.equals(TrainFraudJob.FEATURE_SET)
                || !model.featureNames().equals(FeatureSet.NAMES)) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            "Model " + Models.MODEL_ID.in(trained) + " was trained on other features.",
                            "It has " + featureSet + " " + model.featureNames() + ", the lake "
                                    + TrainFraudJob.FEATURE_SET + " " + FeatureSet.NAMES + ".",
                            "Run train-fraud again.")
                    .refusal();
        }
    }
}
