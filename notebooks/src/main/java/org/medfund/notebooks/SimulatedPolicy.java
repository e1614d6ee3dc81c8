package org.medfund.notebooks;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;

/** The folder that simulate-policy writes. */
public final class SimulatedPolicy {
    private final SparkSession spark;
    private final Path folder;

    public SimulatedPolicy(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /**
     * A table of the folder, amounts as decimals and cases as counts; everything else is text.
     *
     * @param name such as by_region
     */
    public Dataset<Row> table(String name) {
        Dataset<Row> rows = spark.read()
                .option("header", "true")
                .csv(folder.resolve(name + ".csv").toString());
        for (String column : rows.columns()) {
            if (column.endsWith("_yuan")) {
                rows = rows.withColumn(column, functions.col(column).cast(Money.YUAN));
            } else if (column.equals("case_count")) {
                rows = rows.withColumn(column, functions.col(column).cast(DataTypes.LongType));
            }
        }
        return rows;
    }
}
