package org.medfund.core.testkit;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Compares rows that hold statistics: equal but for a tolerance in every double. Money is compared with {@link RowsAssert}. */
public final class FrameComparison {
    private static final JavaDataFrameSuiteBase SUITE = new OnOurSession();

    /**
     * Rows of both in the same order are equal, doubles to within {@code tolerance}.
     *
     * @throws AssertionError naming the rows that differ
     */
    public static void assertApproximately(Dataset<Row> expected, Dataset<Row> actual, double tolerance) {
        SUITE.assertDataFrameApproximateEquals(expected, actual, tolerance);
    }

    /** The comparisons of spark-testing-base, on the session that production pins. */
    private static final class OnOurSession extends JavaDataFrameSuiteBase {
        private static final long serialVersionUID = 1L;

        @Override
        public SparkSession spark() {
            return LocalSpark.get();
        }
    }

    private FrameComparison() {}
}
