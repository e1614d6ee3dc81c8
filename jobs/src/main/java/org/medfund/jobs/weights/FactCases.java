package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.weights.TrimmedCases;

/** The cases of a calibration, each with the reason it leaves if it does (SPEC B.1, B.2). */
final class FactCases {
    static final String TRIMMED_LOW = "TRIMMED_LOW";
    static final String TRIMMED_HIGH = "TRIMMED_HIGH";

    /** Why cleaning takes a case out; null if it does not. */
    static final Field<String> REMOVED_FOR =
            Field.text("removed_for", "Reason of cleaning").orNull();

    private static final StructType RANGES = new StructType()
            .add(CaseFacts.REGION_NUMBER.name(), DataTypes.LongType, false)
            .add(CaseFacts.GROUP_NUMBER.name(), DataTypes.LongType, false)
            .add(TrimmedCases.GROUP_CODE.name(), DataTypes.StringType, false)
            .add(FactSums.LOWEST_FEN, DataTypes.LongType, false)
            .add(FactSums.HIGHEST_FEN, DataTypes.LongType, false);

    /**
     * The cases that have a group which counts, with {@link #REMOVED_FOR}.
     *
     * @param facts {@link CaseFacts} of the window
     * @param plans by the number of the region
     */
    static Dataset<Row> cleaned(Dataset<Row> facts, Map<Long, CalibrationPlan> plans) {
        return facts.where(CaseFacts.GROUP_NUMBER.col().isNotNull().and(not(CaseFacts.IS_COMPARISON.col())))
                .withColumn(REMOVED_FOR.name(), cleaning(plans));
    }

    /** The range of costs that stay, of every group once. */
    static Dataset<Row> ranges(SparkSession spark, List<Row> sums, FactCodes codes) {
        Map<List<Long>, Row> ranges = new LinkedHashMap<>();
        for (Row row : sums) {
            long group = CaseFacts.GROUP_NUMBER.in(row);
            ranges.put(
                    List.of(CaseFacts.REGION_NUMBER.in(row), group),
                    RowFactory.create(
                            CaseFacts.REGION_NUMBER.in(row),
                            group,
                            codes.group(group),
                            row.getAs(FactSums.LOWEST_FEN),
                            row.getAs(FactSums.HIGHEST_FEN)));
        }
        return spark.createDataFrame(new ArrayList<>(ranges.values()), RANGES);
    }

    /**
     * The cases with the code of their group and {@link TrimmedCases#REASON}, null if they stay.
     *
     * @param cases as {@link #cleaned} returns them
     * @param ranges of every group of the cases
     */
    static Dataset<Row> judged(Dataset<Row> cases, Dataset<Row> ranges) {
        Column fen = CaseFacts.TOTAL_COST_FEN.col();
        return cases.join(
                        broadcast(ranges), new String[] {CaseFacts.REGION_NUMBER.name(), CaseFacts.GROUP_NUMBER.name()})
                .withColumn(
                        TrimmedCases.REASON.name(),
                        coalesce(
                                REMOVED_FOR.col(),
                                when(fen.lt(ranges.col(FactSums.LOWEST_FEN)), TRIMMED_LOW)
                                        .when(fen.gt(ranges.col(FactSums.HIGHEST_FEN)), TRIMMED_HIGH)));
    }

    /**
     * @param judged as {@link #judged} returns them
     * @param year newest year of the window
     * @return {@link TrimmedCases}: one row per case that leaves; empty if all stay
     */
    static Dataset<Row> leaving(Dataset<Row> judged, int year) {
        return TrimmedCases.TABLE.conform(judged.where(TrimmedCases.REASON.col().isNotNull())
                .withColumn(TrimmedCases.YEAR.name(), lit(year))
                .withColumn(TrimmedCases.TOTAL_COST_YUAN.name(), Money.yuan(CaseFacts.TOTAL_COST_FEN.col())));
    }

    /** Settlements of the cases that stay, with region, group, and year. */
    static Dataset<Row> staying(Dataset<Row> judged) {
        return judged.where(TrimmedCases.REASON.col().isNull())
                .select(
                        CaseFacts.REGION_CODE.col(),
                        TrimmedCases.GROUP_CODE.col(),
                        CaseFacts.YEAR.col(),
                        CaseFacts.SETTLEMENT_ID.col());
    }

    private static Column cleaning(Map<Long, CalibrationPlan> plans) {
        Map<CalibrationPlan, List<Long>> regions = new LinkedHashMap<>();
        plans.forEach((region, plan) ->
                regions.computeIfAbsent(plan, each -> new ArrayList<>()).add(region));
        Column reason = lit(null).cast(DataTypes.StringType);
        for (var entry : regions.entrySet()) {
            Column ofPlan = entry.getKey().firstReason();
            Object[] numbers = entry.getValue().toArray();
            // Most regions clean alike: nothing is asked of the region then.
            reason = regions.size() == 1
                    ? ofPlan
                    : when(CaseFacts.REGION_NUMBER.col().isin(numbers), ofPlan).otherwise(reason);
        }
        return reason;
    }

    private FactCases() {}
}
