package org.medfund.jobs.weights;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.policy.Policies;

/**
 * Weights by the kernel and by DuckDB, over the same files on the same cores, turn by turn in one process. Arguments: folder of
 * facts, rounds, policy folder, format (parquet, or delta, which DuckDB does not read), million cases each.
 */
final class MeasureWeights {
    public static void main(String[] args) throws Exception {
        SparkSession spark = MeasuredSession.start();
        WeightsByKernel kernel =
                new WeightsByKernel(spark, Policies.load(Path.of(args[2])).national(WeightsByKernel.YEAR));
        for (int each = 4; each < args.length; each++) {
            measure(kernel, FactsToMeasure.find(spark, args[0], args[each], args[3]), args[3], args[1], args[each]);
        }
        spark.stop();
    }

    private static void measure(WeightsByKernel kernel, String files, String format, String rounds, String millions)
            throws Exception {
        List<Turn> ofKernel = new ArrayList<>();
        List<Turn> ofDatabase = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = " + MeasuredSession.threads());
            for (int round = 0; round <= Integer.parseInt(rounds); round++) {
                Turn first = Turn.of(() -> kernel.weigh(kernel.cases(files, format)));
                Turn second = format.equals("parquet") ? Turn.of(() -> WeightsByDuckDb.weigh(statement, files)) : first;
                if (first.figure() != second.figure()) {
                    throw new IllegalStateException("Sums differ: " + first.figure() + " and " + second.figure());
                }
                if (round > 0) {
                    ofKernel.add(first);
                    ofDatabase.add(second);
                }
            }
        }
        System.out.println(Turn.told(millions + " million, kernel over " + format, ofKernel));
        if (format.equals("parquet")) {
            System.out.println(Turn.told(millions + " million, DuckDB", ofDatabase));
            System.out.printf(
                    Locale.ROOT,
                    "%s million, wall ratio %.2f%n",
                    millions,
                    Turn.median(ofKernel, Turn::wallSeconds) / Turn.median(ofDatabase, Turn::wallSeconds));
        }
    }

    private MeasureWeights() {}
}
