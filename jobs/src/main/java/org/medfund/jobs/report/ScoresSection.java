package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.table.ml.Scores.INSTITUTION_CODE;
import static org.medfund.core.table.ml.Scores.MODEL_ID;
import static org.medfund.core.table.ml.Scores.REGION_CODE;
import static org.medfund.core.table.ml.Scores.SCORE;
import static org.medfund.core.table.ml.Scores.SCORE_RANK;
import static org.medfund.core.table.ml.Scores.SETTLEMENT_ID;
import static org.medfund.core.table.ml.Scores.TOP_FEATURES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.csv.PlainText;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ml.Scores;

/** How suspicious the model finds the year's stays, the most suspicious of them, and how good the model is. */
final class ScoresSection {
    private static final int BINS = 20;
    private static final int STAYS_SHOWN = 20;
    private static final Grid.Column BIN = new Grid.Column("score_from", Kind.NUMBER);
    private static final Grid.Column STAYS = new Grid.Column("stay_count", Kind.COUNT);
    private static final Grid.Column METRIC = new Grid.Column("metric", Kind.WORD);
    private static final Grid.Column METRIC_VALUE = new Grid.Column("metric_value", Kind.STATISTIC);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Section of(ReportInput in) {
        Dataset<Row> scores = in.rows(Scores.TABLE);
        List<Row> top = in.small(scores.orderBy(SCORE.col().desc(), REGION_CODE.col(), SETTLEMENT_ID.col())
                .limit(STAYS_SHOWN));
        return new Section(in, "scores", FraudFeatures.TABLE, Models.TABLE, Scores.TABLE)
                .chart(distribution(in, scores))
                .grid(Grid.of(
                        "top_scores",
                        top,
                        Grid.Column.of(SCORE_RANK),
                        Grid.Column.of(SCORE),
                        Grid.Column.of(REGION_CODE, Kind.REGION),
                        Grid.Column.of(SETTLEMENT_ID, Kind.CODE),
                        Grid.Column.of(INSTITUTION_CODE, Kind.INSTITUTION),
                        Grid.Column.of(TOP_FEATURES, Kind.FEATURES)))
                .grid(metrics(in, scores));
    }

    /** Stays by score, in steps of equal width. */
    private static Chart distribution(ReportInput in, Dataset<Row> scores) {
        return Chart.of(
                "score_distribution",
                Chart.Shape.BARS,
                in.small(scores.groupBy(least(floor(SCORE.col().multiply(lit(BINS))), lit(BINS - 1L))
                                .divide(lit(BINS))
                                .as(BIN.name()))
                        .agg(count(lit(1)).as(STAYS.name()))
                        .orderBy(functions.col(BIN.name()))),
                BIN,
                STAYS);
    }

    /** The figures of the models that scored, as they were measured. */
    private static Grid metrics(ReportInput in, Dataset<Row> scores) {
        Dataset<Row> used = scores.select(MODEL_ID.col()).distinct();
        Dataset<Row> models = in.rows(Models.TABLE);
        List<List<String>> lines = new ArrayList<>();
        for (Row model : in.small(models.join(used, MODEL_ID.of(used).equalTo(Models.MODEL_ID.of(models)), "left_semi")
                .orderBy(Models.MODEL_ID.col()))) {
            String id = Models.MODEL_ID.in(model);
            lines.add(List.of(id, Models.LABEL_SOURCE.name(), Models.LABEL_SOURCE.in(model)));
            lines.add(List.of(id, Models.TRAINING_ROWS.name(), PlainText.of(Models.TRAINING_ROWS.in(model))));
            lines.add(List.of(id, Models.POSITIVE_ROWS.name(), PlainText.of(Models.POSITIVE_ROWS.in(model))));
            addNumbers(lines, id, "", parsed(Models.METRICS_JSON.in(model)));
        }
        return new Grid(
                "model_metrics",
                List.of(Grid.Column.of(Models.MODEL_ID, Kind.CODE), METRIC, METRIC_VALUE),
                lines,
                false);
    }

    private static void addNumbers(List<List<String>> lines, String model, String path, JsonNode node) {
        node.properties().forEach(part -> {
            String name = path.isEmpty() ? part.getKey() : path + "." + part.getKey();
            if (part.getValue().isNumber()) {
                lines.add(List.of(model, name, part.getValue().decimalValue().toPlainString()));
            } else if (part.getValue().isObject()) {
                addNumbers(lines, model, name, part.getValue());
            }
        });
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ml.models has metrics that are not JSON", e);
        }
    }

    private ScoresSection() {}
}
