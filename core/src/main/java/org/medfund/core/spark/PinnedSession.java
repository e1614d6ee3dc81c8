package org.medfund.core.spark;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/** The only place that builds a Spark session: what decides a figure is pinned, and a cluster that overrides it refused. */
public final class PinnedSession {

    /** Settings that change results. Each must have exactly this value. */
    static final Map<String, String> PINNED = Map.of(
            "spark.sql.ansi.enabled", "true",
            "spark.sql.decimalOperations.allowPrecisionLoss", "false",
            "spark.sql.session.timeZone", "Asia/Shanghai",
            "spark.sql.datetime.java8API.enabled", "true",
            "spark.sql.caseSensitive", "false",
            "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.delta.logStore.file.impl", "org.medfund.core.lake.HardLinkLogStore",
            "spark.delta.logStore.s3a.impl", "org.medfund.core.lake.ConditionalPutLogStore");

    /** Settings that only change speed and noise; spark-submit or the environment may override them. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            entry("spark.sql.shuffle.partitions", "8"),
            entry("spark.sql.adaptive.enabled", "true"),
            // A year of jobs compiles some hundred stages over and over if only a hundred are kept.
            entry("spark.sql.codegen.cache.maxEntries", "2000"),
            entry("spark.databricks.delta.snapshotPartitions", "2"),
            // Outside UTC Delta rebuilds a table's whole state after every commit to verify this copy of its file list.
            // Without the copy the list comes from the log, and there is nothing to verify.
            entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
            // Delta's VACUUM parts every listing into so many tasks, however small the table: 10,000 by default.
            entry("spark.sql.sources.parallelPartitionDiscovery.parallelism", "64"),
            entry("spark.sql.debug.maxToStringFields", "200"),
            entry("spark.ui.enabled", "false"),
            entry("spark.ui.showConsoleProgress", "false"),
            entry("spark.sql.parquet.compression.codec", "zstd"),
            entry("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/medfund-warehouse"),
            entry("spark.hadoop.fs.s3a.connection.establish.timeout", "15000"),
            entry("spark.hadoop.parquet.hadoop.vectored.io.enabled", "true"));

    /**
     * An embedded session, or the one of the cluster under spark-submit.
     *
     * @param master a Spark master URL; null under spark-submit, which has set one
     * @param extra further settings, such as those of an S3 endpoint; they may not touch a pinned one
     * @throws org.medfund.core.problem.Refusal naming every pinned setting that has another value
     */
    public static SparkSession open(@org.jspecify.annotations.Nullable String master, Map<String, String> extra) {
        SparkSession.Builder builder = SparkSession.builder().appName("medfund");
        if (master != null) {
            builder = builder.master(master)
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        DEFAULTS.forEach((key, value) -> settings.put(key, System.getProperty(key, value)));
        settings.putAll(extra);
        PINNED.forEach(settings::putIfAbsent);
        for (var setting : settings.entrySet()) {
            builder = builder.config(setting.getKey(), setting.getValue());
        }
        SparkSession spark = builder.getOrCreate();
        refuseOverrides(spark);
        return spark;
    }

    static void refuseOverrides(SparkSession spark) {
        Problems problems = new Problems();
        PINNED.forEach((key, value) -> {
            String actual = spark.conf().get(key, "unset");
            if (!actual.equals(value)) {
                problems.add(
                        ProblemCode.SESSION,
                        key + " is " + actual + ".",
                        "Figures are only reproducible with " + value + ".",
                        "Remove the setting from the cluster's defaults or the command.");
            }
        });
        problems.refuseIfAny();
    }

    private PinnedSession() {}
}
