package org.medfund.core.table.ml;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Trained models, complete: what is needed to score again and to judge. */
public final class Models {
    public static final Field<String> MODEL_ID = text("model_id", "Kind, year, and a digest of the model");
    public static final Field<String> MODEL_KIND = text("model_kind", "Such as fraud-logistic");
    public static final Field<String> FEATURE_SET = text("feature_set", "Feature set it was trained on");
    public static final Field<Integer> YEAR = whole("year", "Year it is meant to score; trained on earlier years");
    public static final Field<String> LABEL_SOURCE = text("label_source", "Where the labels came from");
    public static final Field<Long> TRAINING_ROWS = count("training_rows", "Rows trained on");
    public static final Field<Long> POSITIVE_ROWS = count("positive_rows", "Of these, labelled positive");
    public static final Field<String> SEED = text("seed", "Seed");
    public static final Field<String> MODEL_JSON = text("model_json", "Parameters");
    public static final Field<String> METRICS_JSON = text("metrics_json", "Figures on the held-out year");

    public static final Table TABLE = Table.named("ml.models")
            .doc("Trained models, complete: what is needed to score again and to judge.")
            .grain(MODEL_ID)
            .fields(
                    MODEL_ID,
                    MODEL_KIND,
                    FEATURE_SET,
                    YEAR,
                    LABEL_SOURCE,
                    TRAINING_ROWS,
                    POSITIVE_ROWS,
                    SEED,
                    MODEL_JSON,
                    METRICS_JSON)
            .writtenBy("train-fraud")
            .build();

    private Models() {}
}
