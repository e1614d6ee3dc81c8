package org.medfund.core.table.ml;

import static org.medfund.core.table.Field.statistic;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Score of each entity by a model. */
public final class Scores {
    public static final Field<String> MODEL_ID = text("model_id", "Model");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement scored");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Institution");
    public static final Field<Double> SCORE = statistic("score", "0 to 1, higher is more suspicious");
    public static final Field<Integer> SCORE_RANK =
            whole("score_rank", "1 is the most suspicious of its region and year");
    public static final Field<String> TOP_FEATURES =
            text("top_features", "Up to five features with their contribution to the log odds");

    public static final Table TABLE = Table.named("ml.scores")
            .doc("Score of each entity by a model.")
            .grain(MODEL_ID, SETTLEMENT_ID)
            .fields(MODEL_ID, REGION_CODE, YEAR, SETTLEMENT_ID, INSTITUTION_CODE, SCORE, SCORE_RANK, TOP_FEATURES)
            .region(REGION_CODE)
            .writtenBy("score-fraud")
            .build();

    private Scores() {}
}
