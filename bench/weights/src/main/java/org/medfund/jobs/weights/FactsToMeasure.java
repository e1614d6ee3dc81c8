package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.table.grouping.CaseFacts;

/**
 * Case facts to measure on: 30 regions, 628 groups by Zipf's law, three years, lognormal costs with hospital effects and a
 * heavy tail, in 36 files a month (zstd Parquet). Every draw is a hash of the row's number, so that the files are the same
 * wherever they are made.
 */
final class FactsToMeasure {
    static final int REGIONS = 30;
    static final int GROUPS = 628;
    static final int FIRST_YEAR = 2023;
    private static final int MONTHS = 36;

    static void write(SparkSession spark, long cases, String folder) {
        Dataset<Row> rows = spark.range(0, cases, 1, MONTHS)
                .selectExpr(
                        "id",
                        draw(1) + " AS u1",
                        draw(2) + " AS u2",
                        draw(3) + " AS u3",
                        draw(4) + " AS u4",
                        draw(5) + " AS u5",
                        draw(6) + " AS u6")
                .selectExpr(
                        "concat('S', id) AS settlement_id",
                        "CAST(floor(u1 * " + REGIONS + ") AS BIGINT) AS region_number",
                        // Zipf's law with exponent 1, by its inverse.
                        "CAST(floor(exp(u2 * ln(" + (GROUPS + 1) + "))) AS BIGINT) AS group_number",
                        "CAST(id % " + MONTHS + " AS INT) AS month",
                        "CAST(floor(u3 * 300) AS BIGINT) AS institution_number",
                        "CAST(1 + floor(u3 * 3) AS INT) AS level_class",
                        "CAST(1 + floor(-6 * ln(1 - u4)) AS INT) AS stay_days",
                        "sqrt(-2 * ln(1 - u5)) * cos(2 * pi() * u6) AS z",
                        "u1 * 7919 - floor(u1 * 7919) AS heavy",
                        "u2 * 6007 - floor(u2 * 6007) AS odd")
                .withColumn(
                        "total_cost_fen",
                        org.apache.spark.sql.functions.expr(
                                "CAST(round(exp(12.5 + (group_number % 97) / 40.0 + institution_number % 7 / 30.0 + 0.55 * z)"
                                        + " * CASE WHEN heavy < 0.003 THEN 12 ELSE 1 END) AS BIGINT)"))
                .selectExpr(
                        "cast(region_number AS STRING) AS region_code",
                        "settlement_id",
                        "1L AS scheme_number",
                        "false AS is_comparison",
                        FIRST_YEAR + " + CAST(month / 12 AS INT) AS year",
                        "region_number",
                        "region_number AS insured_region_number",
                        "CASE WHEN odd < 0.02 THEN NULL ELSE group_number END AS group_number",
                        "CASE WHEN odd < 0.02 THEN NULL ELSE CAST(group_number / 3 AS BIGINT) END AS adrg_number",
                        "institution_number",
                        "level_class",
                        "CAST(hash(settlement_id) AS BIGINT) AS person_number",
                        "310L AS insurance_number",
                        "19358 + 30 * month AS admission_day",
                        "19358 + 30 * month + stay_days AS discharge_day",
                        "stay_days",
                        "true AS has_main_diagnosis",
                        "odd < 0.03 AS is_not_carried_out",
                        "total_cost_fen",
                        "CAST(total_cost_fen * 0.6 AS BIGINT) AS basic_pool_fen",
                        "CAST(total_cost_fen * 0.1 AS BIGINT) AS other_funds_fen",
                        "total_cost_fen - CAST(total_cost_fen * 0.6 AS BIGINT) - CAST(total_cost_fen * 0.1 AS BIGINT)"
                                + " AS person_total_fen",
                        "month");
        rows.repartition(MONTHS, col("month"))
                .drop("month")
                .withColumn("year", col("year").cast("int"))
                .withColumn("is_comparison", lit(false))
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "zstd")
                .parquet(folder);
    }

    /** Makes what is not there yet. Arguments: folder, format, million cases each. */
    public static void main(String[] args) {
        SparkSession spark = MeasuredSession.start();
        for (int each = 2; each < args.length; each++) {
            find(spark, args[0], args[each], args[1]);
        }
        spark.stop();
    }

    /** The folder of so many million cases, made if it is not there. */
    static String find(SparkSession spark, String folder, String millions, String format) {
        String files = folder + "/facts-" + millions;
        if (!Files.exists(Path.of(files, "_SUCCESS"))) {
            write(spark, Math.round(Double.parseDouble(millions) * 1_000_000), files);
        }
        if (format.equals("parquet")) {
            return files;
        }
        String table = files + "-" + format;
        if (!Files.exists(Path.of(table))) {
            read(spark, files, "parquet").write().format(format).save(table);
        }
        return table;
    }

    /** As a job reads it: columns are known, and not looked for in the files. */
    static Dataset<Row> read(SparkSession spark, String files, String format) {
        return format.equals("parquet")
                ? spark.read().schema(CaseFacts.TABLE.contentSchema()).parquet(files)
                : spark.read().format(format).load(files);
    }

    /** From 0 to below 1. */
    private static String draw(int stream) {
        return "shiftrightunsigned(xxhash64(id, " + stream + "), 11) / 9007199254740992.0D";
    }

    private FactsToMeasure() {}
}
