package org.medfund.jobs.weights;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.policy.Policies;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.time.PolicyYear;

/**
 * Weights under two ways to trim, by the kernel and by DuckDB, over the same files on the same cores, turn by turn in one
 * process: wall and processor seconds, medians. Arguments: folder of facts, million cases, rounds, policy folder.
 */
final class MeasureWeights {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private record Taken(double wallSeconds, double cpuSeconds, long weights) {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        double millions = Double.parseDouble(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Policy policy = Policies.load(Path.of(args[3])).national(YEAR);
        String threads = System.getProperty("threads", "2");
        SparkSession spark = SparkSession.builder()
                .master("local[" + threads + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.ansi.enabled", "true")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        String files = folder.resolve("facts-" + args[1]).toString();
        if (!Files.exists(Path.of(files, "_SUCCESS"))) {
            FactsToMeasure.write(spark, Math.round(millions * 1_000_000), files);
        }
        Map<String, List<Taken>> taken = new TreeMap<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = " + threads);
            for (int round = 0; round <= rounds; round++) {
                boolean isWarm = round > 0;
                Taken kernel = measured(() -> kernel(spark, files, policy));
                Taken database = measured(() -> database(statement, files));
                if (kernel.weights() != database.weights()) {
                    throw new IllegalStateException(
                            "Sums differ: " + kernel.weights() + " against " + database.weights());
                }
                if (isWarm) {
                    taken.computeIfAbsent("kernel", name -> new ArrayList<>()).add(kernel);
                    taken.computeIfAbsent("DuckDB", name -> new ArrayList<>()).add(database);
                }
            }
        }
        taken.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "%s, %s million cases, %s threads: wall %.2f s (%s), processor %.2f s%n",
                name,
                args[1],
                threads,
                median(all.stream().mapToDouble(Taken::wallSeconds).toArray()),
                String.join(
                        " ",
                        all.stream()
                                .map(each -> String.format(Locale.ROOT, "%.2f", each.wallSeconds()))
                                .toList()),
                median(all.stream().mapToDouble(Taken::cpuSeconds).toArray())));
        spark.stop();
    }

    private static Taken measured(Callable<Long> work) throws Exception {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long weights = work.call();
        return new Taken((System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9, weights);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The weights of every region under both ways; returns the fen kept under both, to compare. */
    private static long kernel(SparkSession spark, String files, Policy policy) {
        CalibrationPolicy calibration = CalibrationPolicy.from(policy, YEAR);
        TrimPolicy trimming = calibration.trimming();
        CalibrationPlan plan = CalibrationPlan.of(
                new CalibrationPolicy(
                        calibration.cleaning(),
                        trimming.by(TrimPolicy.Method.TRIM_IQR15),
                        calibration.weights(),
                        calibration.removedShareMax(),
                        calibration.trimmedShareMax(),
                        calibration.revision(),
                        calibration.basic(),
                        calibration.standardisation(),
                        calibration.quality()),
                List.of(trimming.by(TrimPolicy.Method.TRIM_LOG3SD)));
        Map<Long, CalibrationPlan> plans = new HashMap<>();
        IntStream.range(0, FactsToMeasure.REGIONS).forEach(region -> plans.put((long) region, plan));
        Dataset<Row> cases = FactCases.cleaned(spark.read().parquet(files), plans);
        Map<String, List<WeightCalibration.GroupYear>> groups = new TreeMap<>();
        long keptFen = 0;
        for (Row row : FactSums.of(spark, cases, plans).collectAsList()) {
            keptFen += row.<Long>getAs(FactSums.KEPT_FEN);
            groups.computeIfAbsent(
                            CaseFacts.REGION_NUMBER.in(row) + "/" + row.getAs(FactSums.TRIM_PLACE),
                            key -> new ArrayList<>())
                    .add(GroupSums.kept(
                            row,
                            Long.toString(CaseFacts.GROUP_NUMBER.in(row)),
                            Long.toString(CaseFacts.ADRG_NUMBER.in(row))));
        }
        groups.values().forEach(ofRegion -> WeightCalibration.calibrate(ofRegion, calibration.weights(), Map.of()));
        return keptFen;
    }

    private static long database(Statement statement, String files) throws SQLException {
        try (ResultSet result = statement.executeQuery(
                """
                WITH cases AS (
                  SELECT region_number r, group_number g, year y, total_cost_fen f, ln(total_cost_fen) l
                  FROM read_parquet('%s/*.parquet')
                  WHERE group_number IS NOT NULL AND NOT is_comparison AND discharge_day >= admission_day
                    AND has_main_diagnosis AND total_cost_fen >= 500
                    AND CASE WHEN discharge_day = admission_day THEN 1 ELSE discharge_day - admission_day END <= 60
                    AND NOT (is_not_carried_out
                      AND CASE WHEN discharge_day = admission_day THEN 1 ELSE discharge_day - admission_day END <= 2)),
                bounds AS (
                  SELECT r, g, count(*) n, quantile_cont(f, 0.25) q1, quantile_cont(f, 0.75) q3, avg(l) m, stddev_pop(l) s
                  FROM cases GROUP BY r, g),
                kept AS (
                  SELECT r, g, y, f,
                    n < 25 OR f BETWEEN q1 - 1.5 * (q3 - q1) AND q3 + 1.5 * (q3 - q1) a,
                    n < 25 OR abs(l - m) <= 3 * s b
                  FROM cases JOIN bounds USING (r, g)),
                sums AS (
                  SELECT r, g, y,
                    count(*) FILTER (a) na, sum(f) FILTER (a) fa, sum(f::HUGEINT * f) FILTER (a) sa,
                    count(*) FILTER (b) nb, sum(f) FILTER (b) fb, sum(f::HUGEINT * f) FILTER (b) sb
                  FROM kept GROUP BY r, g, y),
                means AS (
                  SELECT r, g, CASE y WHEN 2025 THEN 7 WHEN 2024 THEN 2 ELSE 1 END w, na, fa, sa, nb, fb, sb FROM sums),
                groups AS (
                  SELECT r, g, sum(w * fa / nullif(na, 0)) / sum(w) ma, sum(w * fb / nullif(nb, 0)) / sum(w) mb,
                    sqrt(sum(sa) / sum(na) - (sum(fa) / sum(na)) ^ 2) / (sum(fa) / sum(na)) ca,
                    sqrt(sum(sb) / sum(nb) - (sum(fb) / sum(nb)) ^ 2) / (sum(fb) / sum(nb)) cb,
                    sum(fa) fa, sum(fb) fb
                  FROM means GROUP BY r, g),
                regions AS (
                  SELECT r, sum(w * m) / sum(w) ma FROM (
                    SELECT r, w, sum(fa) / sum(na) m FROM means GROUP BY r, w) GROUP BY r),
                weights AS (
                  SELECT r, g, groups.ma / regions.ma a, groups.mb / regions.ma b, ca, cb, fa, fb
                  FROM groups JOIN regions USING (r))
                SELECT sum(fa + fb)::BIGINT, sum(a), sum(b), sum(ca), sum(cb), count(*) FROM weights
                """
                        .formatted(files))) {
            result.next();
            return result.getLong(1);
        }
    }

    private MeasureWeights() {}
}
