package org.medfund.jobs.weights;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * What cases cost and are paid, by hospital and group, from case facts in whole fen: for whoever asks what other standards
 * would come to, and needs no row of a case. High cases are paid as such however many there are; the cap on them, additions
 * for age and new technology, and special cases need the case itself, as payment has it.
 */
public final class PaymentTotals {
    public static final Field<Long> CASES = Field.count("case_count", "Cases with a standard");
    public static final Field<Long> COST_FEN = Field.count("cost_fen", "Their whole cost, fen");
    public static final Field<Long> PAYMENT_FEN = Field.count("payment_fen", "What all payers together pay, fen");

    private static final int RECEIVERS_A_CORE = 4;
    private static final StructType TOTALS = new StructType()
            .add(CaseFacts.INSTITUTION_NUMBER.name(), DataTypes.LongType, false)
            .add(CaseFacts.GROUP_NUMBER.name(), DataTypes.LongType, false)
            .add(CASES.name(), DataTypes.LongType, false)
            .add(COST_FEN.name(), DataTypes.LongType, false)
            .add(PAYMENT_FEN.name(), DataTypes.LongType, false);

    private static final List<Field<?>> READ = List.of(
            CaseFacts.REGION_NUMBER,
            CaseFacts.GROUP_NUMBER,
            CaseFacts.INSURANCE_NUMBER,
            CaseFacts.LEVEL_CLASS,
            CaseFacts.INSTITUTION_NUMBER,
            CaseFacts.TOTAL_COST_FEN);

    /** Whose cases a standard is for, by the numbers in the facts. */
    public record Cell(long region, long group, long insurance, int level) implements Serializable {}

    /**
     * @param cases {@link CaseFacts} that are to be paid; those without a group or a standard are left out
     * @return one row per institution and group; empty if no case has a standard
     */
    public static Dataset<Row> of(SparkSession spark, Dataset<Row> cases, Map<Cell, FenStandard> standards) {
        Broadcast<long[]> shared = spark.sparkContext()
                .broadcast(StandardTable.written(standards), scala.reflect.ClassTag$.MODULE$.apply(long[].class));
        int receivers = RECEIVERS_A_CORE * spark.sparkContext().defaultParallelism();
        JavaRDD<Row> totals = cases.where(CaseFacts.GROUP_NUMBER.col().isNotNull())
                .select(READ.stream().map(Field::col).toArray(Column[]::new))
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsToPair(rows -> blocks(rows, new StandardTable(shared.value()), receivers))
                .partitionBy(new HashPartitioner(receivers))
                .mapPartitions(PaymentTotals::rows);
        return spark.createDataFrame(totals, TOTALS);
    }

    private static Iterator<Tuple2<Integer, long[]>> blocks(
            Iterator<InternalRow> rows, StandardTable standards, int receivers) {
        HospitalTotals totals = new HospitalTotals();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            long group = row.getLong(1);
            int standard = standards.place(row.getLong(0), group, row.getLong(2), row.getInt(3));
            if (standard >= 0) {
                long cost = row.getLong(5);
                totals.add(row.getLong(4), group, 1, cost, standards.paymentFen(standard, cost));
            }
        }
        return IntStream.range(0, receivers)
                .mapToObj(receiver -> new Tuple2<>(receiver, totals.block(receiver, receivers)))
                .filter(sent -> sent._2().length > 0)
                .iterator();
    }

    private static Iterator<Row> rows(Iterator<Tuple2<Integer, long[]>> blocks) {
        HospitalTotals totals = new HospitalTotals();
        blocks.forEachRemaining(sent -> totals.addAll(sent._2()));
        List<Row> rows = new ArrayList<>();
        totals.forEach((institution, group, cases, cost, payment) ->
                rows.add(RowFactory.create(institution, group, cases, cost, payment)));
        return rows.iterator();
    }

    private PaymentTotals() {}
}
