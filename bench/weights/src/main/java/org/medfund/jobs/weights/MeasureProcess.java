package org.medfund.jobs.weights;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.policy.Policies;

/**
 * The same weights once, by one of both, for a process that does nothing else. Arguments: kernel or duckdb, folder of facts,
 * million cases, policy folder.
 */
final class MeasureProcess {
    public static void main(String[] args) throws Exception {
        String files = args[1] + "/facts-" + args[2];
        long figure;
        if (args[0].equals("kernel")) {
            SparkSession spark = MeasuredSession.start();
            WeightsByKernel kernel =
                    new WeightsByKernel(spark, Policies.load(Path.of(args[3])).national(WeightsByKernel.YEAR));
            figure = kernel.weigh(kernel.cases(files, "parquet"));
            spark.stop();
        } else {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute("SET threads = " + MeasuredSession.threads());
                String limit = System.getProperty("limit");
                if (limit != null) {
                    statement.execute("SET memory_limit = '" + limit + "'");
                }
                figure = WeightsByDuckDb.weigh(statement, files);
            }
        }
        System.out.println(Turn.process(args[2] + " million, " + args[0]) + ", kept fen " + figure);
    }

    private MeasureProcess() {}
}
