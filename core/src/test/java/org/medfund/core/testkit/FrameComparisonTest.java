package org.medfund.core.testkit;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class FrameComparisonTest {
    private static Dataset<Row> means(double mean) {
        return LocalSpark.get()
                .createDataFrame(
                        List.of(RowFactory.create("A", mean)),
                        new StructType().add("id", DataTypes.StringType).add("mean", DataTypes.DoubleType));
    }

    @Test
    void doublesWithinTheToleranceAreEqual() {
        FrameComparison.assertApproximately(means(1.0), means(1.0 + 1e-9), 1e-6);
    }

    @Test
    void doublesBeyondTheToleranceDiffer() {
        assertThatThrownBy(() -> FrameComparison.assertApproximately(means(1.0), means(1.1), 1e-6))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void textsAreComparedExactly() {
        Dataset<Row> other = means(1.0).withColumn("id", col("id").substr(0, 0));

        assertThatThrownBy(() -> FrameComparison.assertApproximately(means(1.0), other, 1.0))
                .isInstanceOf(AssertionError.class);
    }
}
