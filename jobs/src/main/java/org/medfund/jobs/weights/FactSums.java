package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.CaseFacts;
import scala.Tuple2;

/**
 * Sums of case facts by group and year after cleaning and trimming, exactly and with little memory.
 *
 * <p>Every partition of the facts is read as plain numbers into a {@link GroupCostTable}, eight bytes a case. Blocks of
 * whole groups go to the partition that owns the group, where their costs are put together, sorted once, and summed under
 * every way to trim. Nothing that grows with cases reaches the driver, and memory is bound by the groups of a partition.
 * SQL on the same facts needs several times as long: it makes an object of every case to collect and sort its cost.
 */
final class FactSums {
    static final String TRIM_PLACE = "trim_place";
    static final String KEPT = "kept_count";
    static final String KEPT_FEN = "kept_fen";
    static final String KEPT_SQUARES = "kept_square_fen";
    static final String GRASSROOTS = "grassroots_count";
    static final String TRIMMED = "trimmed_count";
    static final String REMOVED = "removed_count";
    /** Factor by which chance in the bounds widens the interval of the mean ({@link TrimInfluence}); the way in force. */
    static final String TRIM_WIDENING = "trim_widening";

    static final String LOWEST_FEN = "lowest_fen";
    static final String HIGHEST_FEN = "highest_fen";

    /** Squares of fen of a whole region fit: 38 digits. */
    private static final int SQUARE_DIGITS = 38;

    private static final long NO_ADRG = -1;
    private static final int RECEIVERS_A_CORE = 4;

    private static final StructType SUMS = new StructType()
            .add(CaseFacts.REGION_NUMBER.name(), DataTypes.LongType, false)
            .add(CaseFacts.SCHEME_NUMBER.name(), DataTypes.LongType, false)
            .add(CaseFacts.GROUP_NUMBER.name(), DataTypes.LongType, false)
            .add(CaseFacts.ADRG_NUMBER.name(), DataTypes.LongType, true)
            .add(CaseFacts.YEAR.name(), DataTypes.IntegerType, false)
            .add(TRIM_PLACE, DataTypes.IntegerType, false)
            .add(KEPT, DataTypes.LongType, false)
            .add(KEPT_FEN, DataTypes.LongType, false)
            .add(KEPT_SQUARES, DataTypes.createDecimalType(SQUARE_DIGITS, 0), false)
            .add(GRASSROOTS, DataTypes.LongType, false)
            .add(TRIMMED, DataTypes.LongType, false)
            .add(REMOVED, DataTypes.LongType, false)
            .add(LOWEST_FEN, DataTypes.LongType, false)
            .add(HIGHEST_FEN, DataTypes.LongType, false)
            .add(TRIM_WIDENING, DataTypes.DoubleType, false);

    /** What is read of each case, in this order, and then whether it leaves by cleaning. */
    private static final List<Field<?>> READ = List.of(
            CaseFacts.REGION_NUMBER,
            CaseFacts.GROUP_NUMBER,
            CaseFacts.SCHEME_NUMBER,
            CaseFacts.ADRG_NUMBER,
            CaseFacts.YEAR,
            CaseFacts.TOTAL_COST_FEN,
            CaseFacts.LEVEL_CLASS);

    /**
     * @param cases as {@link FactCases#cleaned} returns them
     * @param plans by the number of the region; every region of the facts has one
     * @return one row per region, group, year with a case, and way to trim, by its place in the plan; empty if there
     *     is no case
     */
    static Dataset<Row> of(SparkSession spark, Dataset<Row> cases, Map<Long, CalibrationPlan> plans) {
        int years =
                plans.values().stream().mapToInt(CalibrationPlan::years).max().orElse(1);
        int receivers = RECEIVERS_A_CORE * spark.sparkContext().defaultParallelism();
        Broadcast<Map<Long, CalibrationPlan>> shared =
                spark.sparkContext().broadcast(Map.copyOf(plans), scala.reflect.ClassTag$.MODULE$.apply(Map.class));
        Column[] read = Stream.concat(
                        READ.stream().map(Field::col),
                        Stream.of(FactCases.REMOVED_FOR.col().isNotNull()))
                .toArray(Column[]::new);
        JavaRDD<Row> sums = cases.select(read)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsToPair(rows -> blocks(rows, shared.value(), years, receivers))
                .partitionBy(new HashPartitioner(receivers))
                .mapPartitions(blocks -> sums(blocks, shared.value(), years));
        return spark.createDataFrame(sums, SUMS);
    }

    private static Iterator<Tuple2<Integer, long[]>> blocks(
            Iterator<InternalRow> rows, Map<Long, CalibrationPlan> plans, int years, int receivers) {
        GroupCostTable table = new GroupCostTable(
                years, receivers, region -> plan(plans, region).firstYear());
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            int group = table.of(
                    row.getLong(0), row.getLong(1), row.getLong(2), row.isNullAt(3) ? NO_ADRG : row.getLong(3));
            if (row.getBoolean(7)) {
                table.remove(group, row.getInt(4));
            } else {
                table.keep(group, row.getLong(5), row.getInt(4), row.getInt(6) <= BasicGroups.GRASSROOTS_LEVEL_MAX);
            }
        }
        // One block after another, so that what has been sent need not be kept.
        return IntStream.range(0, receivers)
                .mapToObj(receiver -> new Tuple2<>(receiver, table.block(receiver)))
                .filter(sent -> sent._2().length > 0)
                .iterator();
    }

    private static Iterator<Row> sums(
            Iterator<Tuple2<Integer, long[]>> sent, Map<Long, CalibrationPlan> plans, int years) {
        GroupCostBlocks blocks = new GroupCostBlocks(years);
        sent.forEachRemaining(block -> blocks.add(block._2()));
        List<Row> rows = new ArrayList<>();
        blocks.forEach(costs -> addSums(costs, plan(plans, costs.region()), rows));
        return rows.iterator();
    }

    private static void addSums(GroupCosts costs, CalibrationPlan plan, List<Row> rows) {
        long[] sorted = costs.sorted();
        long[] sortedFen = new long[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            sortedFen[i] = GroupCosts.fen(sorted[i]);
        }
        List<CostSums> ways = CostSums.of(sorted, sortedFen, costs.years(), plan.trimming());
        for (int place = 0; place < ways.size(); place++) {
            CostSums sums = ways.get(place);
            double widening = place == 0
                    ? TrimInfluence.widening(
                            sortedFen, sums.range(), plan.trimming().get(place))
                    : 1;
            for (int year = 0; year < costs.years(); year++) {
                if (sums.kept(year) + sums.trimmed(year) + costs.removed(year) > 0) {
                    rows.add(row(costs, sums, plan.firstYear(), year, place, widening));
                }
            }
        }
    }

    private static Row row(GroupCosts costs, CostSums sums, int firstYear, int year, int place, double widening) {
        return RowFactory.create(
                costs.region(),
                costs.scheme(),
                costs.group(),
                costs.adrg() == NO_ADRG ? null : costs.adrg(),
                firstYear + year,
                place,
                sums.kept(year),
                sums.sumFen(year),
                sums.sumOfSquares(year),
                sums.grassroots(year),
                sums.trimmed(year),
                costs.removed(year),
                sums.range().lowestFen(),
                sums.range().highestFen(),
                widening);
    }

    private static CalibrationPlan plan(Map<Long, CalibrationPlan> plans, long region) {
        return Objects.requireNonNull(plans.get(region), "A case of a region that was not asked for");
    }

    private FactSums() {}
}
