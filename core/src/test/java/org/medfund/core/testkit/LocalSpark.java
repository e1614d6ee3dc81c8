package org.medfund.core.testkit;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.spark.PinnedSession;

/** One Spark session for all tests of a module, with the settings that production pins. */
public final class LocalSpark {
    public static SparkSession get() {
        return PinnedSession.open(
                "local[2]",
                Map.of(
                        "spark.sql.shuffle.partitions", "2",
                        "spark.databricks.delta.snapshotPartitions", "1",
                        "spark.sql.warehouse.dir", "target/spark-warehouse"));
    }

    private LocalSpark() {}
}
