package org.medfund.jobs.network;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.table.Field;

/**
 * Persons who come together with the same doctors again and again, found on numbers alone (docs/decisions/0012). Spark sorts
 * and counts; what is left after pruning is small, and plain Java looks at it.
 */
public final class RingFinding {
    static final Field<Long> STAY_COUNT = Field.count("stay_count", "Stays of the person");
    public static final Field<Long> COMPONENT = Field.count("component_number", "Smallest member of the component");
    static final Field<Integer> TOGETHER_MIN = Field.whole("together_min", "How often a pair of it came together");
    static final Field<Long> PAIR_COUNT = Field.count("pair_count", "Pairs of members that did");
    static final Field<Long> DRAWS_REACHING = Field.count("draws_reaching", "Comparisons with as many pairs");
    static final Field<Long> DRAWN_PAIRS = Field.count("drawn_pairs", "Pairs of all comparisons together");

    private static final Field<Long> FIRST = Field.count("first_number", "Member of a pair");
    private static final Field<Long> SECOND = Field.count("second_number", "The other member");
    private static final Field<Long> TIMES = Field.count("times", "How often they came together");
    private static final Field<Boolean> IS_MEMBER = Field.flag("is_member", "Belongs to the component");

    private static final StructType PAIRS = schema(FIRST, SECOND, TIMES);
    private static final StructType MEMBERS = schema(Admissions.MEMBER, COMPONENT, TOGETHER_MIN);
    private static final StructType RINGS = schema(COMPONENT, PAIR_COUNT, DRAWS_REACHING, DRAWN_PAIRS);

    private static StructType schema(Field<?>... fields) {
        StructType schema = new StructType();
        for (Field<?> field : fields) {
            schema = schema.add(field.name(), field.type(), false);
        }
        return schema;
    }

    /** One row per stay with how many its person has; it is read three times, so the caller keeps it. */
    public static Dataset<Row> counted(Dataset<Row> admissions) {
        return admissions
                .select(Admissions.MEMBER.col(), Admissions.DOCTOR.col(), Admissions.DAY.col())
                .withColumn(STAY_COUNT.name(), count(lit(1)).over(Window.partitionBy(Admissions.MEMBER.col())));
    }

    /**
     * One row per member of every component that is neither too small nor too large: the member, its component, and how often
     * a pair came together at least. Empty if nobody comes together again.
     *
     * @param counted {@link #counted}
     */
    public static Dataset<Row> members(Dataset<Row> counted, RingPolicy policy) {
        Dataset<Row> pairs = byKey(counted, Admissions.DOCTOR)
                .flatMapGroups(
                        (FlatMapGroupsFunction<Long, Row, Row>) (doctor, stays) -> pairs(stays, policy),
                        Encoders.row(PAIRS))
                .groupBy(FIRST.col(), SECOND.col())
                .agg(TIMES.as(sum(TIMES.col())))
                .where(TIMES.col().geq(policy.togetherMin()));
        return pairs.repartition(1)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> components(rows, policy), Encoders.row(MEMBERS));
    }

    /**
     * One row per component that survives the comparison, with the figures of it; empty if none does.
     *
     * @param counted {@link #counted}
     * @param members {@link #members}
     * @param seed of the comparisons; each component has draws of its own
     */
    public static Dataset<Row> surviving(Dataset<Row> counted, Dataset<Row> members, RingPolicy policy, long seed) {
        // Where only one of them was, none came together.
        Dataset<Row> doctors = counted.join(broadcast(members), Admissions.MEMBER.name())
                .groupBy(COMPONENT.col(), TOGETHER_MIN.col(), Admissions.DOCTOR.col())
                .agg(countDistinct(Admissions.MEMBER.col()).as("members"))
                .where(col("members").geq(2))
                .drop("members");
        String own = "own_component";
        Dataset<Row> pool = counted.join(broadcast(doctors), Admissions.DOCTOR.name())
                .join(
                        broadcast(members.select(
                                Admissions.MEMBER.col(), COMPONENT.col().as(own))),
                        new String[] {Admissions.MEMBER.name()},
                        "left")
                .withColumn(IS_MEMBER.name(), coalesce(col(own).equalTo(COMPONENT.col()), lit(false)))
                .drop(own);
        return byKey(pool, COMPONENT)
                .flatMapGroups(
                        (FlatMapGroupsFunction<Long, Row, Row>)
                                (component, stays) -> compared(component, stays, policy, seed),
                        Encoders.row(RINGS));
    }

    private static KeyValueGroupedDataset<Long, Row> byKey(Dataset<Row> rows, Field<Long> key) {
        return rows.groupBy(key.col()).as(Encoders.LONG(), Encoders.row(rows.schema()));
    }

    /** The pairs among the patients of one doctor, with how often they came together there. */
    private static Iterator<Row> pairs(Iterator<Row> stays, RingPolicy policy) {
        Incidence.Builder builder = new Incidence.Builder();
        int linked = 0;
        while (stays.hasNext()) {
            Row stay = stays.next();
            boolean isLinked = policy.links(stay.getLong(3));
            linked += isLinked ? 1 : 0;
            builder.add(stay.getLong(0), stay.getLong(1), stay.getInt(2), isLinked);
        }
        List<Row> pairs = new ArrayList<>();
        if (linked < 2) {
            return pairs.iterator();
        }
        Incidence incidence = builder.build(policy.windowDays(), policy.windowStaysMax());
        PairCounts counts = new PairCounts();
        incidence.countPairs(incidence.persons(), counts);
        for (int pair = 0; pair < counts.size(); pair++) {
            pairs.add(RowFactory.create(incidence.code(counts.first(pair)), incidence.code(counts.second(pair)), (long)
                    counts.times(pair)));
        }
        return pairs.iterator();
    }

    private static Iterator<Row> components(Iterator<Row> pairs, RingPolicy policy) {
        Components components = new Components();
        while (pairs.hasNext()) {
            Row pair = pairs.next();
            components.add(pair.getLong(0), pair.getLong(1), (int) pair.getLong(2));
        }
        List<Row> members = new ArrayList<>();
        components.find(
                policy.togetherMin(),
                policy.membersMin(),
                policy.membersMax(),
                member -> members.add(RowFactory.create(member.member(), member.component(), member.togetherMin())));
        return members.iterator();
    }

    private static Iterator<Row> compared(long component, Iterator<Row> stays, RingPolicy policy, long seed) {
        RingComparison comparison = new RingComparison(policy);
        while (stays.hasNext()) {
            Row stay = stays.next();
            comparison.add(
                    Admissions.MEMBER.in(stay),
                    Admissions.DOCTOR.in(stay),
                    Admissions.DAY.in(stay),
                    STAY_COUNT.in(stay),
                    IS_MEMBER.in(stay),
                    TOGETHER_MIN.in(stay));
        }
        return comparison.survivor(new SplitMix(seed, component)).stream()
                .map(ring -> RowFactory.create(
                        component, (long) ring.pairs(), (long) ring.drawsReaching(), ring.drawnPairs()))
                .iterator();
    }

    private RingFinding() {}
}
