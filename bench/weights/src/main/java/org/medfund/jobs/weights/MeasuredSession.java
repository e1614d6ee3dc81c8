package org.medfund.jobs.weights;

import org.apache.spark.sql.SparkSession;

/** The session everything here is measured in. */
final class MeasuredSession {
    static SparkSession start() {
        SparkSession spark = SparkSession.builder()
                .master("local[" + threads() + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        return spark;
    }

    static String threads() {
        return System.getProperty("threads", "2");
    }

    private MeasuredSession() {}
}
