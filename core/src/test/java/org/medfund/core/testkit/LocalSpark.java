package org.medfund.core.testkit;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.spark.PinnedSession;

/**
 * One Spark session for all tests of a module, with the settings that production pins. Expressions are interpreted: on
 * the few rows of a test compiling them is most of the time. The demo, the benchmarks, and {@code bin/test --nightly}
 * compile them, as production does.
 */
public final class LocalSpark {
    private static final boolean IS_COMPILED = Boolean.getBoolean("medfund.test.compiled");

    public static SparkSession get() {
        return PinnedSession.open(
                "local[2]",
                Map.of(
                        "spark.sql.shuffle.partitions", "2",
                        "spark.databricks.delta.snapshotPartitions", "1",
                        "spark.sql.codegen.wholeStage", Boolean.toString(IS_COMPILED),
                        "spark.sql.codegen.factoryMode", IS_COMPILED ? "FALLBACK" : "NO_CODEGEN",
                        "spark.sql.warehouse.dir", "target/spark-warehouse"));
    }

    private LocalSpark() {}
}
