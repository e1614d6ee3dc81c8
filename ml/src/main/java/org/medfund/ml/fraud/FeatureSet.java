package org.medfund.ml.fraud;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.table.Field;
import org.medfund.core.table.ml.FraudFeatures;

/** The features a model is trained on and scores: every statistic of {@link FraudFeatures}, in its order. */
final class FeatureSet {
    static final List<String> NAMES = FraudFeatures.TABLE.fields().stream()
            .filter(field -> field.type().equals(DataTypes.DoubleType))
            .map(Field::name)
            .toList();

    static double[] of(Row row) {
        return NAMES.stream()
                .mapToDouble(name -> row.getDouble(row.fieldIndex(name)))
                .toArray();
    }

    private FeatureSet() {}
}
