package org.medfund.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Option;
import org.medfund.ml.evaluation.ModelEvaluation;

/** Judges the learner on a table in files; needs no lake and no session. */
final class EvaluateModel implements Command {
    private static final Option<Path> FEATURES = Option.required(
            "features", "F.csv", "CSV with one row per entity: its id, and what is known of it", Path::of);
    private static final Option<Path> LABELS =
            Option.required("labels", "L.csv", "CSV with the id and the label of entities", Path::of);
    private static final Option<String> ID =
            Option.required("id", "COL", "Name of the column with the id, in every file", name -> name);
    private static final Option<String> LABEL =
            Option.required("label", "COL", "Name of the column with the label: 1 positive, 0 not", name -> name);
    private static final Option<Path> TEST_IDS = Option.optional(
            "test-ids",
            "T.csv",
            "CSV with the ids to judge, never learned from; left out, all entities are judged in turn",
            Path::of);
    private static final Option<Path> OUT =
            Option.required("out", "DIR", "Folder for metrics.json and scores.csv", Path::of);

    @Override
    public String name() {
        return "evaluate-model";
    }

    @Override
    public String doc() {
        return "Trains and judges the supervised learner on any table with one row per entity, without a lake.";
    }

    @Override
    public List<Option<?>> allOptions() {
        return List.of(FEATURES, LABELS, ID, LABEL, TEST_IDS, OUT);
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Arguments args = Arguments.of(allOptions(), given);
        console.results(ModelEvaluation.run(
                new ModelEvaluation.Task(
                        args.get(FEATURES),
                        args.get(LABELS),
                        args.get(ID),
                        args.get(LABEL),
                        args.find(TEST_IDS),
                        args.get(OUT)),
                console.progress()));
        return Exit.DONE.code();
    }
}
