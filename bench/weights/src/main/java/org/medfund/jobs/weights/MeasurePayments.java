package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.CaseFacts;

/**
 * Every case paid by its standard, added up by hospital and group and by hospital: in fen over case facts, and by DuckDB over
 * the same files. Arguments: folder of facts, rounds, million cases each.
 */
final class MeasurePayments {
    private static final long INSURANCE = 310;
    private static final int LEVELS = 3;

    public static void main(String[] args) throws Exception {
        SparkSession spark = MeasuredSession.start();
        Map<PaymentTotals.Cell, FenStandard> standards = standards();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = " + MeasuredSession.threads());
            statement.execute("""
                    CREATE TABLE standards AS
                    SELECT r, g, l, 200000 + 10 * (g * 7919 %% 300000) + 1000 * r + 5000 * l s
                    FROM range(%d) a(r), range(1, %d) b(g), range(1, %d) c(l)
                    """.formatted(FactsToMeasure.REGIONS, FactsToMeasure.GROUPS + 1, LEVELS + 1));
            for (int each = 2; each < args.length; each++) {
                String files = FactsToMeasure.find(spark, args[0], args[each], "parquet");
                List<Turn> ofKernel = new ArrayList<>();
                List<Turn> ofDatabase = new ArrayList<>();
                for (int round = 0; round <= Integer.parseInt(args[1]); round++) {
                    Turn first = Turn.of(() -> kernel(spark, files, standards));
                    Turn second = Turn.of(() -> database(statement, files));
                    if (first.figure() != second.figure()) {
                        throw new IllegalStateException(
                                "Payments differ: " + first.figure() + " and " + second.figure());
                    }
                    if (round > 0) {
                        ofKernel.add(first);
                        ofDatabase.add(second);
                    }
                }
                System.out.println(Turn.told(args[each] + " million, payments in fen over facts", ofKernel));
                System.out.println(Turn.told(args[each] + " million, payments by DuckDB", ofDatabase));
                System.out.printf(
                        Locale.ROOT,
                        "%s million, payments, wall ratio %.2f%n",
                        args[each],
                        Turn.median(ofKernel, Turn::wallSeconds) / Turn.median(ofDatabase, Turn::wallSeconds));
            }
        }
        spark.stop();
    }

    private static Map<PaymentTotals.Cell, FenStandard> standards() {
        Map<PaymentTotals.Cell, FenStandard> standards = new HashMap<>();
        for (long region = 0; region < FactsToMeasure.REGIONS; region++) {
            for (long group = 1; group <= FactsToMeasure.GROUPS; group++) {
                for (int level = 1; level <= LEVELS; level++) {
                    standards.put(
                            new PaymentTotals.Cell(region, group, INSURANCE, level),
                            FenStandard.of(
                                    Money.yuan(200_000 + 10 * (group * 7919 % 300_000) + 1000 * region + 5000L * level),
                                    new BigDecimal("0.4"),
                                    new BigDecimal("2.5")));
                }
            }
        }
        return standards;
    }

    /** All payments, in fen. */
    private static long kernel(SparkSession spark, String files, Map<PaymentTotals.Cell, FenStandard> standards) {
        List<Row> hospitals = PaymentTotals.of(spark, FactsToMeasure.read(spark, files, "parquet"), standards)
                .groupBy(CaseFacts.INSTITUTION_NUMBER.col())
                .agg(count(lit(1)), sum(PaymentTotals.PAYMENT_FEN.col()))
                .collectAsList();
        return hospitals.stream().mapToLong(row -> row.getLong(2)).sum();
    }

    private static long database(Statement statement, String files) throws SQLException {
        try (ResultSet result = statement.executeQuery("""
                WITH paid AS (
                  SELECT institution_number h, group_number g, count(*) AS n, sum(total_cost_fen) AS cost_fen,
                    sum(CASE WHEN total_cost_fen < s * 4 / 10 THEN total_cost_fen
                      WHEN total_cost_fen > s * 25 / 10 THEN total_cost_fen - s * 15 // 10 ELSE s END) AS payment
                  FROM read_parquet('%s/*.parquet')
                  JOIN standards ON region_number = r AND group_number = standards.g AND level_class = l
                  GROUP BY h, group_number),
                hospitals AS (SELECT h, count(*) AS n, sum(payment) AS payment FROM paid GROUP BY h)
                SELECT sum(payment)::BIGINT FROM hospitals
                """.formatted(files))) {
            result.next();
            return result.getLong(1);
        }
    }

    private MeasurePayments() {}
}
