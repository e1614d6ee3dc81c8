package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.medfund.core.policy.Policies;
import org.medfund.core.spark.GroupIndex;
import org.medfund.core.table.grouping.CaseFacts;

/**
 * What it would cost to recompute only the groups that late claims change, one in a thousand rows: the least it takes to find
 * them (a fingerprint of every group, in one scan of the new facts, with those of the old run at hand), and then the sums of
 * those groups alone. Arguments: folder of facts, rounds, policy folder, million cases each.
 */
final class MeasureLateClaims {
    private static final String CASES = "cases";

    public static void main(String[] args) throws Exception {
        SparkSession spark = MeasuredSession.start();
        WeightsByKernel kernel =
                new WeightsByKernel(spark, Policies.load(Path.of(args[2])).national(WeightsByKernel.YEAR));
        for (int each = 3; each < args.length; each++) {
            String files = FactsToMeasure.find(spark, args[0], args[each], "parquet");
            List<Turn> whole = new ArrayList<>();
            List<Turn> finding = new ArrayList<>();
            List<Turn> changed = new ArrayList<>();
            Dataset<Row> late = late(kernel.cases(files, "parquet")).cache();
            Row shares = shares(kernel.cases(files, "parquet"), late);
            for (int round = 0; round <= Integer.parseInt(args[1]); round++) {
                Turn full = Turn.of(() -> kernel.weigh(kernel.cases(files, "parquet")));
                Turn found = Turn.of(() -> fingerprints(kernel.cases(files, "parquet")));
                Turn again = Turn.of(
                        () -> kernel.weigh(kernel.cases(files, "parquet").join(broadcast(late), keys(), "left_semi")));
                if (round > 0) {
                    whole.add(full);
                    finding.add(found);
                    changed.add(again);
                }
            }
            String name = args[each] + " million, ";
            System.out.println(Turn.told(name + "full run", whole));
            System.out.println(Turn.told(name + "finding changed groups", finding));
            System.out.println(Turn.told(name + "sums of changed groups alone", changed));
            System.out.printf(
                    Locale.ROOT,
                    "%sone row in a thousand changes %d of %d groups, with %.1f %% of all cases%n",
                    name,
                    shares.getLong(0),
                    shares.getLong(1),
                    100.0 * shares.getLong(2) / shares.getLong(3));
        }
        spark.stop();
    }

    private static String[] keys() {
        return new String[] {CaseFacts.REGION_NUMBER.name(), CaseFacts.GROUP_NUMBER.name()};
    }

    /** Groups of the rows that come late, drawn by a hash. */
    private static Dataset<Row> late(Dataset<Row> cases) {
        return cases.where(
                        xxhash64(CaseFacts.SETTLEMENT_ID.col()).mod(lit(1000)).equalTo(7))
                .select(CaseFacts.REGION_NUMBER.col(), CaseFacts.GROUP_NUMBER.col())
                .distinct();
    }

    private static Row shares(Dataset<Row> cases, Dataset<Row> late) {
        Dataset<Row> groups = cases.groupBy(CaseFacts.REGION_NUMBER.col(), CaseFacts.GROUP_NUMBER.col())
                .agg(count(lit(1)).as(CASES));
        Dataset<Row> changed = groups.join(broadcast(late), keys(), "left_semi");
        return changed.agg(count(lit(1)).as("a"), sum(CASES).as("c"))
                .crossJoin(groups.agg(count(lit(1)).as("b"), sum(CASES).as("d")))
                .select("a", "b", "c", "d")
                .first();
    }

    /** Of every group a count and the sum of hashes of what its sums depend on; nothing is sent but that. */
    private static long fingerprints(Dataset<Row> cases) {
        List<long[]> found = cases.select(
                        CaseFacts.REGION_NUMBER.col(),
                        CaseFacts.GROUP_NUMBER.col(),
                        CaseFacts.YEAR.col(),
                        CaseFacts.TOTAL_COST_FEN.col(),
                        CaseFacts.LEVEL_CLASS.col(),
                        col(FactCases.REMOVED_FOR.name()).isNotNull())
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(MeasureLateClaims::fingerprints)
                .collect();
        return found.stream().mapToLong(each -> each[0]).sum();
    }

    private static Iterator<long[]> fingerprints(Iterator<InternalRow> rows) {
        GroupIndex index = new GroupIndex();
        long[] sums = new long[1 << 17];
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            int group = index.of(row.getLong(0), row.getLong(1), 0, 0);
            long hash = ((row.getLong(3) << 8) | ((long) row.getInt(2) << 3) | row.getInt(4)) * 0x9E3779B97F4A7C15L;
            hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
            sums[group & (sums.length - 1)] += hash ^ (hash >>> 32) ^ (row.getBoolean(5) ? 1 : 0);
        }
        return List.of(new long[] {index.size()}, sums).iterator();
    }

    private MeasureLateClaims() {}
}
